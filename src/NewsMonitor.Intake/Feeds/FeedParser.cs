using System.Globalization;

namespace NewsMonitor.Intake;

/// <summary>
/// Feeds of all formats, well formed or not: RSS 0.9x – 2.0, RSS 1.0 (RDF), Atom 0.3 and 1.0, JSON Feed, CDF. Nothing is fetched and no entity
/// expanded while reading; time and memory grow with the length of the bytes only.
/// </summary>
public static class FeedParser
{
    public const int MaxBytes = 10 * 1024 * 1024;
    public const int MaxItems = 5_000;

    /// <param name="contentType">The HTTP header's value; null: none.</param>
    /// <param name="address">Where the bytes came from, for relative links; null: unknown.</param>
    /// <exception cref="FeedFormatException">They are no feed.</exception>
    public static ParsedFeed Parse(ReadOnlySpan<byte> bytes, string? contentType, Uri? address)
    {
        if (bytes.Length > MaxBytes)
        {
            throw new FeedFormatException("The feed is larger than 10 MB.");
        }

        var (text, encoding) = ByteText.Decode(bytes, contentType);
        var start = text.AsSpan().TrimStart();
        if (start.IsEmpty)
        {
            throw new FeedFormatException("The answer is empty.");
        }

        var feed = start[0] is '{' or '[' ? JsonFeed.Read(text, address) : ReadXml(text, address);
        var over = feed.Items.Count - MaxItems;
        return feed with
        {
            Encoding = encoding,
            Items = over > 0 ? [.. feed.Items.Take(MaxItems)] : feed.Items,
            Notes = over > 0 ? [string.Create(CultureInfo.InvariantCulture, $"{over:N0} {(over == 1 ? "item" : "items")} beyond the first {MaxItems:N0} {(over == 1 ? "was" : "were")} left out")] : [],
        };
    }

    private static ParsedFeed ReadXml(string text, Uri? address) => ReadTree(LenientXml.Parse(text), address);

    /// <summary>All items of a feed in a document that was read before.</summary>
    /// <exception cref="FeedFormatException">It is no feed.</exception>
    internal static ParsedFeed ReadTree(Element document, Uri? address) =>
        FindRoot(document) is not { } root ? throw new FeedFormatException(NotAFeed(document))
        : root.Name.ToLowerInvariant() is "feed" or "entry" ? AtomFeed.Read(root, address)
        : RssFeed.Read(root, address);

    // The root may stand behind junk, or inside an element that somebody wrapped around it.
    private static Element? FindRoot(Element document)
    {
        var level = document.Children.ToList();
        for (var depth = 0; depth < 3 && level.Count > 0; depth++)
        {
            if (level.Find(IsRoot) is { } root)
            {
                return root;
            }

            level = [.. level.Take(50).SelectMany(e => e.Children.Take(50))];
        }

        return null;
    }

    private static bool IsRoot(Element element) => element.Name.ToLowerInvariant() switch
    {
        "rss" or "channel" => element.Space is Namespaces.Core,
        "rdf" => true,
        "feed" or "entry" => element.Space is Namespaces.Core or Namespaces.Atom,
        _ => false,
    };

    private static string NotAFeed(Element document) =>
        document.Children.Any(c => c.Name.Equals("html", StringComparison.OrdinalIgnoreCase)) ? "The address answers with a web page, not a feed."
        : document.Children.Any(c => c.Name.Equals("opml", StringComparison.OrdinalIgnoreCase)) ? "This is a list of feeds (OPML), not a feed."
        : "The address does not answer with a feed.";
}
