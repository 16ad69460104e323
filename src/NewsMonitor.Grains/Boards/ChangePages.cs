using NewsMonitor.Domain;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Boards;

/// <summary>
/// Whole pages of the log's changes for shards that catch up beside each other, as all do when a silo starts: the first that asks has a page read and parted,
/// the others take their parts. Kept only while a shard catches up.
/// </summary>
internal sealed class ChangePages(ILogReader log)
{
    public const int Positions = 2_000;

    // The shards are at most a page or two apart: each waits for the same reads.
    private const int Kept = 3;

    private readonly Lock _lock = new();
    private readonly Queue<(Position After, Task<Page> Page)> _pages = [];
    private int _catching;

    /// <summary>Pages are kept until it is disposed.</summary>
    public IDisposable Begin()
    {
        lock (_lock)
        {
            _catching++;
        }

        return new Catching(this);
    }

    /// <returns>Null: the log does not have a whole page behind the position. What it has may grow any time, so everybody reads that by itself.</returns>
    public async Task<Page?> ReadAsync(Position after, CancellationToken ct)
    {
        Task<Page> page;
        lock (_lock)
        {
            page = _pages.FirstOrDefault(one => one.After == after && !one.Page.IsFaulted).Page ?? Add(after);
        }

        return await page.WaitAsync(ct) is { } read && read.To.Value == after.Value + Positions ? read : null;
    }

    // Whoever waits may go; the page is for the others, too.
    private Task<Page> Add(Position after)
    {
        if (_pages.Count == Kept)
        {
            _pages.Dequeue();
        }

        var page = ReadPageAsync(after);
        _pages.Enqueue((after, page));
        return page;
    }

    private async Task<Page> ReadPageAsync(Position after)
    {
        var batch = await log.ReadChangesAsync(after, Positions, shard: null, CancellationToken.None);
        var (parts, shards) = (new List<Change>[TimelineKey.Shards], new Dictionary<SubjectId, int>());
        for (var shard = 0; shard < parts.Length; shard++)
        {
            parts[shard] = [];
        }

        foreach (var change in batch.Changes)
        {
            if (!shards.TryGetValue(change.Subject, out var shard))
            {
                shards.Add(change.Subject, shard = TimelineKey.ShardOf(change.Subject));
            }

            parts[shard].Add(change);
        }

        return new(batch.To, parts);
    }

    private void End()
    {
        lock (_lock)
        {
            if (--_catching == 0)
            {
                _pages.Clear();
            }
        }
    }

    /// <param name="To">The last position looked at.</param>
    /// <param name="Parts">Each shard's changes, by position.</param>
    internal sealed record Page(Position To, IReadOnlyList<Change>[] Parts);

    private sealed class Catching(ChangePages pages) : IDisposable
    {
        private bool _ended;

        public void Dispose()
        {
            if (!_ended)
            {
                _ended = true;
                pages.End();
            }
        }
    }
}
