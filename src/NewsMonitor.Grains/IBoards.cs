using NewsMonitor.Grains.Contracts;

namespace NewsMonitor.Grains;

/// <summary>Boards of a timeline, merged from its shards, with the newest headline of each row. One instance per silo; equal questions within a
/// quarter of a second are answered once.</summary>
public interface IBoards
{
    /// <exception cref="ArgumentException">The query's order, window, kind or limit is not one of those that exist.</exception>
    Task<Board> GetBoardAsync(string timeline, BoardQuery query, CancellationToken ct);
}
