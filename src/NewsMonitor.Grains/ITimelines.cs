using NewsMonitor.Log;

namespace NewsMonitor.Grains;

/// <summary>Where a timeline stands, for all who read on it beside pictures and boards.</summary>
public interface ITimelines
{
    /// <summary>Null: there is no such timeline. Renews a replay's lease.</summary>
    Task<TimelineMoment?> FindAsync(string timeline, CancellationToken ct);
}

/// <param name="Timeline">"live", or a replay's id.</param>
/// <param name="Clock">Live: now.</param>
/// <param name="Position">Live: the last position that all shards and awake subjects have.</param>
/// <param name="Generation">Of a replay: raised by each jump. Live: 0.</param>
/// <param name="AsOf">What the log is to be read as of (<see cref="IPast.At"/>); null: as it is.</param>
/// <param name="Counts">What a replay has counted; null: live.</param>
/// <param name="Articles">Of a replay: those that count at its clock; live: 0, ask the log.</param>
/// <param name="Sources">Distinct sources of them.</param>
public sealed record TimelineMoment(
    string Timeline, DateTimeOffset Clock, long Position, long Generation, AsOf? AsOf, IPastCounts? Counts, int Articles = 0, int Sources = 0);
