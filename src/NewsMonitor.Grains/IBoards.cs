using NewsMonitor.Grains.Contracts;

namespace NewsMonitor.Grains;

/// <summary>Boards of a timeline, with the newest headline of each row: live merged from its shards, a replay's from the replay. One instance per
/// silo; equal live questions within a quarter of a second are answered once.</summary>
public interface IBoards
{
    /// <exception cref="ArgumentException">The query's order, window, kind or limit is not one of those that exist.</exception>
    /// <exception cref="NoSuchTimelineException">There is no such timeline, or no longer.</exception>
    Task<Board> GetBoardAsync(string timeline, BoardQuery query, CancellationToken ct);
}
