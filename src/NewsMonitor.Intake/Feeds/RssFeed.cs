using static NewsMonitor.Intake.FeedFields;
using static NewsMonitor.Intake.Namespaces;

namespace NewsMonitor.Intake;

/// <summary>RSS 0.9x – 2.0, RSS 1.0 and CDF, which differ in where an item stands and little else.</summary>
internal static class RssFeed
{
    public static ParsedFeed Read(Element root, Uri? address)
    {
        var channel = Is(root, "channel") ? root : root.Child(Core, "channel") ?? root;
        var site = Site(channel, address);
        var from = address ?? (site is null ? null : new Uri(site));
        var language = Text(channel, (Core, "language"), (Dc, "language"));
        // RSS 1.0 has its items beside the channel, the others inside; some have both.
        var items = channel.Children.Concat(ReferenceEquals(channel, root) ? [] : root.Children).Where(c => Is(c, "item"));
        return new(
            Format(root), Line(channel, (Core, "title"), (Dc, "title")), site, language, "", [.. items.Select(i => Item(i, from, language))], [])
        {
            Built = Date(channel, (Core, "lastBuildDate"), (Core, "pubDate"), (Dc, "date")),
        };
    }

    private static bool Is(Element element, string name) => element.Is(Core, name);

    private static string Format(Element root) => root.Name.ToLowerInvariant() switch
    {
        "rss" => root.Attribute("version") is { Length: > 0 and < 10 } version ? "RSS " + version : "RSS",
        "rdf" => root.Namespaces.Values.Any(n => n.Contains("netscape", StringComparison.OrdinalIgnoreCase)) ? "RSS 0.90" : "RSS 1.0",
        _ => "CDF",
    };

    private static string? Site(Element channel, Uri? address) =>
        Address(channel.Filled(Core, "link")?.Text, channel, address)
        ?? channel.Children.Where(c => c.Is(Atom, "link") && c.Attribute("rel") is null or "alternate")
            .Select(c => Address(c.Attribute("href"), c, address)).FirstOrDefault(a => a is not null)
        ?? Address(channel.Attribute("href"), channel, address);

    private static ParsedItem Item(Element item, Uri? from, string? language)
    {
        var full = First(item, (Content, "encoded"), (Xhtml, "body"), (Atom, "content"), (Core, "fulltext"));
        var lead = First(item, (Core, "description"), (Atom, "summary"), (Core, "abstract"), (Itunes, "summary"), (Media, "description"), (Dc, "description"));
        var body = Longer(full is null ? "" : Paragraphs(Html(full)), lead is null ? "" : Paragraphs(Html(lead)));
        var guid = item.Filled(Core, "guid");
        return ParsedItem.Of(
            guid?.Text ?? item.Attribute("rdf:about") ?? Text(item, (Atom, "id"), (Dc, "identifier")),
            Link(item, guid, from),
            Line(item, (Core, "title"), (Dc, "title"), (Atom, "title"), (Media, "title")),
            body,
            Date(item, (Core, "pubDate"), (Dc, "date"), (Terms, "created"), (Terms, "issued"), (Atom, "published"), (Core, "date"), (Core, "pubdate"), (Atom, "updated"), (Terms, "modified"))
                ?? NewsDate.Parse(item.Attribute("lastmod")),
            Date(item, (Atom, "updated"), (Terms, "modified")),
            Line(item, (Core, "category"), (Dc, "subject"), (Media, "category")),
            Byline(item),
            Text(item, (Dc, "language"), (Core, "language")) ?? language);
    }

    private static string? Link(Element item, Element? guid, Uri? from)
    {
        if (First(item, (Feedburner, "origLink"), (Core, "link")) is { } link && Address(link.Text, link, from) is { } address)
        {
            return address;
        }

        foreach (var other in item.Children.Where(c => c.Name.Equals("link", StringComparison.OrdinalIgnoreCase)))
        {
            if (other.Attribute("rel") is null or "alternate" && Address(other.Attribute("href"), other, from) is { } alternate)
            {
                return alternate;
            }
        }

        var permanent = guid is not null && !string.Equals(guid.Attribute("isPermaLink"), "false", StringComparison.OrdinalIgnoreCase);
        return (permanent ? WebAddress.Normalise(guid!.Text) : null)
            ?? Address(item.Attribute("rdf:about") ?? item.Attribute("href"), item, from);
    }

    // RSS writes "name@example.org (Name of the author)".
    private static string? Byline(Element item)
    {
        if (Line(item, (Dc, "creator"), (Core, "author"), (Itunes, "author"), (Atom, "author"), (Media, "credit")) is not { Length: > 0 } line)
        {
            return null;
        }

        var open = line.IndexOf('(', StringComparison.Ordinal);
        return open > 0 && line.EndsWith(')') && line[..open].Contains('@', StringComparison.Ordinal) ? line[(open + 1)..^1].Trim() : line;
    }

    private static string? Text(Element item, params ReadOnlySpan<(string Space, string Name)> names) => First(item, names)?.Text;

    private static string Line(Element item, params ReadOnlySpan<(string Space, string Name)> names) =>
        First(item, names) is { } element ? HtmlText.Line(Html(element)) : "";
}
