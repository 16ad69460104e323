using NewsMonitor.Grains.Contracts;

namespace NewsMonitor.Grains;

/// <summary>
/// Replays: timelines whose clock runs over the past. They show what live showed, and write nothing. A replay that nobody asks for any more ends
/// and is forgotten after its lease (<see cref="GrainsOptions.ReplayLease"/>); every call about it or on its timeline renews it.
/// </summary>
public interface IReplays
{
    /// <summary>Makes a replay that plays from its first instant.</summary>
    /// <exception cref="ReplayRefusedException">Its range or speed cannot be, or too many are open.</exception>
    Task<Replay> CreateAsync(ReplayRequest request, CancellationToken ct);

    /// <summary>All that there are, the newest first. Renews no lease.</summary>
    Task<IReadOnlyList<Replay>> ListAsync(CancellationToken ct);

    /// <summary>Null: there is none, or it has ended and is forgotten.</summary>
    Task<Replay?> FindAsync(string id, CancellationToken ct);

    /// <summary>The replay as changed; answered when what it shows is as asked. Null: there is none.</summary>
    /// <exception cref="ReplayRefusedException">The change cannot be.</exception>
    Task<Replay?> ChangeAsync(string id, ReplayChange change, CancellationToken ct);

    /// <summary>The strongest bursts of its whole range, strongest first, at most 200: one for each event of a subject, as all articles are known today.
    /// Null: there is no such replay.</summary>
    Task<IReadOnlyList<ReplayBurst>?> ReadBurstsAsync(string id, CancellationToken ct);

    /// <summary>False: there was none.</summary>
    Task<bool> EndAsync(string id, CancellationToken ct);
}
