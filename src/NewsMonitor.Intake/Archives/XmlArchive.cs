namespace NewsMonitor.Intake;

/// <summary>A document of XML: a feed as it once was, or what agencies send.</summary>
internal static class XmlArchive
{
    /// <summary>Bytes of a document at most.</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    /// <param name="captured">When the document was recorded; null: not known.</param>
    /// <exception cref="ImportBrokenException">It holds no articles by its kind; the message says what it is.</exception>
    public static IEnumerable<Entry> Read(ReadOnlySpan<byte> bytes, DateTimeOffset? captured)
    {
        var text = ByteText.Decode(bytes, null).Text;
        var document = LenientXml.Parse(text, out var isWhole);
        if (!isWhole)
        {
            throw new ImportBrokenException("it has more than 400,000 elements; cut it into smaller files");
        }

        if (document.Children.FirstOrDefault() is not { } root)
        {
            throw new ImportBrokenException("it is no XML that holds news");
        }

        if (root.Is("opml"))
        {
            throw new ImportBrokenException("it is a list of feeds (OPML): add it on the Sources page");
        }

        return NewsMlG2.Read(root)
            ?? (root.Is("NewsML") ? NewsMl1.Read(root)
            : root.Is("nitf") ? [Nitf.Read(root)]
            : Feed(document, root, captured));
    }

    private static IEnumerable<Entry> Feed(Element document, Element root, DateTimeOffset? captured)
    {
        try
        {
            return FeedArchive.Entries(FeedParser.ReadTree(document, null), captured);
        }
        catch (FeedFormatException)
        {
            throw new ImportBrokenException($"it is XML of a kind that holds no news that is known here (<{CleanText.Line(root.Name)}>)");
        }
    }
}
