namespace NewsMonitor.Log;

/// <summary>Secret addresses of Atom feeds. Only the hash of each is kept: who reads the file cannot read the feed.</summary>
public interface IFeedAddressStore
{
    const int MaxAddresses = 1_000;

    Task<IReadOnlyList<FeedAddress>> ListAsync(CancellationToken ct);

    Task<FeedAddress?> FindAsync(string hash, CancellationToken ct);

    /// <summary>Null: there are too many.</summary>
    /// <param name="rule">Id; one of this and <paramref name="subject"/>.</param>
    Task<FeedAddress?> AddAsync(string hash, string? rule, string? subject, DateTimeOffset at, CancellationToken ct);

    /// <summary>Another address in the place of a former one, which leads nowhere from then on. Null: there is none of this number.</summary>
    Task<FeedAddress?> RotateAsync(long number, string hash, DateTimeOffset at, CancellationToken ct);

    Task<bool> RemoveAsync(long number, CancellationToken ct);
}

/// <param name="Rule">The rule whose messages it shows.</param>
/// <param name="Subject">The subject whose articles it shows.</param>
/// <param name="At">When the address was made.</param>
public sealed record FeedAddress(long Number, string? Rule, string? Subject, DateTimeOffset At);
