using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>The orders of arrival that somebody holds, one for each head: replays of one head share it, and so do the reads as of their instants. Read
/// one after the other; of a log whose times run with its positions, only what is newer is looked at again.</summary>
internal sealed class ArrivalOrders(Database database) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<Position, WeakReference<ArrivalOrder>> _known = [];
    private (Position Head, long Time) _ordered;                // up to it, times run with their positions

    public async Task<ArrivalOrder> GetAsync(Position head, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            if (_known.TryGetValue(head, out var held) && held.TryGetTarget(out var order))
            {
                return order;
            }

            var ordered = _ordered;
            order = await database.ReadAsync(db => ArrivalOrder.Read(db, head, ordered), ct);
            if (order.OrderedUpTo is { } time && head > ordered.Head)
            {
                _ordered = (head, time);
            }

            foreach (var (gone, _) in _known.Where(known => !known.Value.TryGetTarget(out _)).ToList())
            {
                _known.Remove(gone);
            }

            _known[head] = new(order);
            return order;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
