using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>The orders of arrival that somebody holds, one for each head: replays of one head share it, and so do the reads as of their instants. Read
/// one after the other.</summary>
internal sealed class ArrivalOrders(Database database) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<Position, WeakReference<ArrivalOrder>> _known = [];

    public async Task<ArrivalOrder> GetAsync(Position head, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            if (_known.TryGetValue(head, out var held) && held.TryGetTarget(out var order))
            {
                return order;
            }

            order = await database.ReadAsync(db => ArrivalOrder.Read(db, head), ct);
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
