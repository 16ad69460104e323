using System.Text;
using static NewsMonitor.Intake.FeedFields;
using static NewsMonitor.Intake.Namespaces;

namespace NewsMonitor.Intake;

/// <summary>Atom 0.3 and 1.0, with the namespace they should have or with none.</summary>
internal static class AtomFeed
{
    public static ParsedFeed Read(Element root, Uri? address)
    {
        var isEntry = root.Name.Equals("entry", StringComparison.OrdinalIgnoreCase);
        var entries = isEntry ? [root] : root.Children.Where(c => Is(c, "entry") || Is(c, "item"));
        var title = isEntry ? null : First(root, (Atom, "title"), (Core, "title"));
        var language = root.Attribute("xml:lang") ?? First(root, (Dc, "language"))?.Text;
        return new(
            root.Attribute("version") is { Length: > 0 and < 10 } version ? "Atom " + version : "Atom 1.0",
            title is null ? "" : CleanText.Line(Text(title)), Link(root, address), language, "", [.. entries.Select(e => Entry(e, address, language))], [])
        {
            Built = isEntry ? null : Date(root, (Atom, "updated"), (Core, "updated"), (Atom, "modified"), (Core, "modified")),
        };
    }

    private static bool Is(Element element, string name) => element.Is(Atom, name) || element.Is(Core, name);

    private static ParsedItem Entry(Element entry, Uri? address, string? language)
    {
        var content = First(entry, (Atom, "content"), (Core, "content"), (Content, "encoded"), (Xhtml, "body"));
        var summary = First(entry, (Atom, "summary"), (Core, "summary"), (Media, "description"), (Dc, "description"));
        var title = First(entry, (Atom, "title"), (Core, "title"), (Dc, "title"), (Media, "title"));
        return ParsedItem.Of(
            First(entry, (Atom, "id"), (Core, "id"))?.Text,
            Link(entry, address),
            title is null ? null : CleanText.Line(Text(title)),
            Longer(content is null ? "" : Text(content), summary is null ? "" : Text(summary)),
            Date(entry, (Atom, "published"), (Core, "published"), (Atom, "issued"), (Core, "issued"), (Atom, "created"), (Core, "created"), (Dc, "date"), (Atom, "updated"), (Core, "updated"), (Atom, "modified"), (Core, "modified")),
            Date(entry, (Atom, "updated"), (Core, "updated"), (Atom, "modified"), (Core, "modified")),
            Section(entry),
            Byline(entry) ?? (entry.Parent is { } feed ? Byline(feed) : null),
            entry.Attribute("xml:lang") ?? language);
    }

    /// <summary>A text construct as plain text with paragraphs.</summary>
    private static string Text(Element construct)
    {
        var type = construct.Attribute("type")?.Trim().ToLowerInvariant() ?? "";
        var mode = construct.Attribute("mode")?.Trim().ToLowerInvariant() ?? "";
        if (construct.HasElements && mode is not ("escaped" or "base64"))
        {
            return Paragraphs(construct.Markup);
        }

        var text = construct.Text;
        if (mode == "base64" || (type.Contains('/', StringComparison.Ordinal) && !type.StartsWith("text/", StringComparison.Ordinal) && !type.EndsWith("xml", StringComparison.Ordinal)))
        {
            text = FromBase64(text);
        }

        var isPlain = type is "" or "text" or "text/plain" && !ArticleDoor.LooksLikeHtml(text);
        return isPlain ? CleanText.Paragraphs(text) : Paragraphs(text);
    }

    // Base 64 that holds no text (a picture) says nothing that could be read.
    private static string FromBase64(string text)
    {
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length))
        {
            return text;
        }

        var decoded = Encoding.UTF8.GetString(bytes.AsSpan(0, length));
        return decoded.Contains('\0', StringComparison.Ordinal) || decoded.Contains('\ufffd', StringComparison.Ordinal) ? "" : decoded;
    }

    private static string? Link(Element element, Uri? address)
    {
        (int Rank, string Address)? best = null;
        foreach (var link in element.Children.Where(c => Is(c, "link") || c.Is(Feedburner, "origLink")))
        {
            var href = link.Attribute("href") ?? (link.Text.Length > 0 ? link.Text : null);
            if (Address(href, link, address) is { } found && Rank(link) is var rank && (best is null || rank < best.Value.Rank))
            {
                best = (rank, found);
            }
        }

        return best?.Address;
    }

    private static int Rank(Element link)
    {
        var type = link.Attribute("type")?.ToLowerInvariant() ?? "";
        return link.Attribute("rel")?.ToLowerInvariant() switch
        {
            null or "" or "alternate" => type is "" or "text/html" or "application/xhtml+xml" ? 0 : 1,
            "related" or "via" => 2,
            "enclosure" => 3,
            _ => 4,
        };
    }

    private static string? Section(Element entry) =>
        entry.Children.Where(c => Is(c, "category"))
            .Select(c => CleanText.Line(c.Attribute("label") ?? c.Attribute("term") ?? c.Text)).FirstOrDefault(s => s.Length > 0)
        ?? (First(entry, (Dc, "subject")) is { } subject ? CleanText.Line(subject.Text) : null);

    private static string? Byline(Element element)
    {
        var author = element.Children.FirstOrDefault(c => Is(c, "author"));
        var name = author is null ? First(element, (Dc, "creator")) : First(author, (Atom, "name"), (Core, "name"));
        var line = CleanText.Line(name?.Text ?? (author is { HasElements: false } ? author.Text : null));
        return line.Length == 0 ? null : line;
    }
}
