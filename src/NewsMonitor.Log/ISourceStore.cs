using NewsMonitor.Domain;

namespace NewsMonitor.Log;

/// <summary>Feeds that are polled: their settings and how they are. Kept beside the log, not part of it. The name is the key.</summary>
public interface ISourceStore
{
    Task<IReadOnlyList<FeedSource>> ListAsync(CancellationToken ct);

    Task<FeedSource?> GetAsync(string name, CancellationToken ct);

    /// <summary>Adds a feed; false where the name or the address is taken.</summary>
    Task<bool> AddAsync(FeedSource source, CancellationToken ct);

    /// <summary>Replaces settings and health; false where the feed is gone (a poll that outlives its feed must not bring it back).</summary>
    Task<bool> UpdateAsync(FeedSource source, CancellationToken ct);

    /// <summary>Stops polling; its articles stay. False where it is not there.</summary>
    Task<bool> RemoveAsync(string name, CancellationToken ct);

    /// <summary>Feeds whose next poll is due, longest due first.</summary>
    Task<IReadOnlyList<string>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken ct);
}

/// <param name="Name">Shown, and the <c>source</c> of its articles.</param>
/// <param name="Address">http or https.</param>
/// <param name="FetchPages">Whether the page is fetched where the feed brings only a teaser.</param>
/// <param name="Interval">Wanted time between polls: 1 min … 24 h.</param>
/// <param name="Health">What polling has found.</param>
public sealed record FeedSource(
    string Name, string Address, string? Site, bool FetchPages, TimeSpan Interval, bool Paused, DateTimeOffset AddedAt, FeedHealth Health);

/// <param name="Etag">Validators of the last full answer, sent with the next request.</param>
/// <param name="Failures">Failed polls in a row.</param>
/// <param name="FailingSince">When the first of them was.</param>
/// <param name="LastError">In words for a person; null while it works.</param>
/// <param name="Rhythm">Median time between its recent new items; null: not yet known.</param>
/// <param name="Gone">The server said 410: polled no more until someone asks for it.</param>
public sealed record FeedHealth(
    DateTimeOffset? LastPoll, DateTimeOffset? LastSuccess, DateTimeOffset? LastNewItem, DateTimeOffset? NextPoll,
    string? Etag, string? LastModified, int Failures, DateTimeOffset? FailingSince, string? LastError, TimeSpan? Rhythm, string? Format,
    int ItemsLastPoll, bool Gone)
{
    public static FeedHealth Unknown { get; } = new(null, null, null, null, null, null, 0, null, null, null, null, 0, false);
}
