namespace NewsMonitor.Intake;

/// <summary>
/// A feed as it was recorded: its items arrived when it was captured, by the file's name or by what the feed says of itself. What drops out of
/// a later one is not withdrawn.
/// </summary>
internal static class FeedArchive
{
    public static IEnumerable<Entry> Entries(ParsedFeed feed, DateTimeOffset? captured)
    {
        // Articles of a feed without a name count for the host of their address.
        var source = feed.Title.Length > 0 ? feed.Title : feed.Site is { } site ? new Uri(site).IdnHost : null;
        var arrived = (captured ?? feed.Built)?.ToString("O");

        // The newest stands first in most feeds; the past is told from its begin.
        return feed.Items.Reverse().Select(item => new Entry.Taken(item.ToArticle(source) with { ArrivedAt = arrived }));
    }

    /// <exception cref="ImportBrokenException">It is no JSON Feed.</exception>
    public static IEnumerable<Entry> ReadJson(ReadOnlySpan<byte> bytes, DateTimeOffset? captured)
    {
        try
        {
            return Entries(JsonFeed.Read(ByteText.Decode(bytes, null).Text, null), captured);
        }
        catch (FeedFormatException error)
        {
            throw new ImportBrokenException(error.Message);
        }
    }
}
