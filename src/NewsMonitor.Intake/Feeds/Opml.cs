using System.Text;
using System.Xml;

namespace NewsMonitor.Intake;

/// <param name="Address">http or https, as normal as <see cref="WebAddress"/> makes it.</param>
/// <param name="Title">One line; the address where the list has none.</param>
/// <param name="Folder">Names of the folders above, outermost first, joined by " / "; null: none.</param>
public sealed record OpmlFeed(string Address, string Title, string? Site, string? Folder);

/// <param name="Refused">Entries that name no usable address, with the reason.</param>
public sealed record OpmlList(IReadOnlyList<OpmlFeed> Feeds, IReadOnlyList<string> Refused);

/// <summary>Lists of feeds, read from any feed reader's export and written so that any can read them.</summary>
public static class Opml
{
    public const int MaxBytes = 10 * 1024 * 1024;
    public const int MaxFeeds = 10_000;

    /// <summary>Each address once, in the list's order. A list without an outline is empty.</summary>
    /// <exception cref="FeedFormatException">It is larger than 10 MB or no OPML.</exception>
    public static OpmlList Read(ReadOnlySpan<byte> bytes, string? contentType = null)
    {
        if (bytes.Length > MaxBytes)
        {
            throw new FeedFormatException("The list is larger than 10 MB.");
        }

        var document = LenientXml.Parse(ByteText.Decode(bytes, contentType).Text);
        var root = document.Children.FirstOrDefault(c => c.Name.Equals("opml", StringComparison.OrdinalIgnoreCase))
            ?? throw new FeedFormatException("This is not a list of feeds (OPML).");
        var (feeds, refused, known) = (new List<OpmlFeed>(), new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        var open = new Stack<(Element Element, string? Folder)>([(root, null)]);
        while (open.TryPop(out var at))
        {
            var folder = at.Folder;
            if (at.Element.Name.Equals("outline", StringComparison.OrdinalIgnoreCase))
            {
                var title = Title(at.Element);
                if (at.Element.Attribute("xmlUrl") is not { } given)
                {
                    folder = title.Length == 0 ? folder : folder is null ? title : folder + " / " + title;
                }
                else if (WebAddress.Normalise(given) is not { } address)
                {
                    refused.Add($"{(title.Length > 0 ? title : "An entry")} has no http or https address.");
                }
                else if (known.Add(address) && feeds.Count < MaxFeeds)
                {
                    feeds.Add(new(address, title.Length > 0 ? title : address, WebAddress.Normalise(at.Element.Attribute("htmlUrl")), folder));
                }
            }

            foreach (var child in at.Element.Children.Reverse())
            {
                open.Push((child, folder));
            }
        }

        if (known.Count - MaxFeeds is > 0 and var over)
        {
            refused.Add($"{over} {(over == 1 ? "feed" : "feeds")} beyond the first {MaxFeeds} {(over == 1 ? "was" : "were")} left out.");
        }

        return new(feeds, refused);
    }

    /// <summary>OPML 2.0, UTF-8, with the folders of the feeds as outlines around them.</summary>
    public static byte[] Write(string title, IEnumerable<OpmlFeed> feeds)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("opml");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteStartElement("head");
            xml.WriteElementString("title", CleanText.Line(title));
            xml.WriteEndElement();
            xml.WriteStartElement("body");
            foreach (var folder in feeds.GroupBy(f => f.Folder).OrderBy(f => f.Key, StringComparer.Ordinal))
            {
                if (folder.Key is { } name)
                {
                    xml.WriteStartElement("outline");
                    xml.WriteAttributeString("text", name);
                }

                foreach (var feed in folder)
                {
                    Write(xml, feed);
                }

                if (folder.Key is not null)
                {
                    xml.WriteEndElement();
                }
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static string Title(Element outline)
    {
        var title = CleanText.Line(outline.Attribute("text"));
        return title.Length > 0 ? title : CleanText.Line(outline.Attribute("title"));
    }

    private static void Write(XmlWriter xml, OpmlFeed feed)
    {
        xml.WriteStartElement("outline");
        xml.WriteAttributeString("type", "rss");
        xml.WriteAttributeString("text", CleanText.Line(feed.Title));
        xml.WriteAttributeString("title", CleanText.Line(feed.Title));
        xml.WriteAttributeString("xmlUrl", feed.Address);
        if (feed.Site is { } site)
        {
            xml.WriteAttributeString("htmlUrl", site);
        }

        xml.WriteEndElement();
    }
}
