using NewsMonitor.Log;

namespace NewsMonitor.Intake;

/// <summary>What one poll of a feed brought.</summary>
/// <param name="Items">What the feed holds, for the door; empty where nothing has changed or the poll failed.</param>
/// <param name="Source">The feed with its new health, and its new address where it has moved for good. To be saved only when the items'
/// receipts have come: its validators would keep the server from sending them again.</param>
/// <param name="Error">What went wrong, in words; null: nothing.</param>
public sealed record FeedPoll(IReadOnlyList<ArticleInput> Items, FeedSource Source, string? Error)
{
    /// <summary>The source as it is to be saved after this many items were new or changed.</summary>
    public FeedSource Concluded(int newItems, DateTimeOffset now) =>
        newItems == 0 ? Source : Source with { Health = Source.Health with { LastNewItem = now } };
}

/// <summary>What a feed would bring.</summary>
public abstract record FeedPreview
{
    private FeedPreview()
    {
    }

    /// <param name="Address">Of the feed itself, which may be another than the page asked for.</param>
    /// <param name="Note">What was found where, in words; null: the address itself is the feed.</param>
    public sealed record Found(string Address, ParsedFeed Feed, string? Note) : FeedPreview;

    /// <param name="Words">Why there is no feed, in a sentence.</param>
    public sealed record Nothing(string Words) : FeedPreview;
}
