using NewsMonitor.Log;

namespace NewsMonitor.Grains.Replays;

/// <summary>What the replays of a silo know together. Names are forgotten when the last of them has ended, and soon afterwards all that they held is given back.</summary>
internal sealed class ReplayMemory(IPast past, ICheckpointStore store, TimeProvider time)
{
    /// <summary>From the last replay's end until what they held is collected: by then its grain has gone, too.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private ITimer? _collection;
    private int _replays;

    public SubjectNames Names { get; } = new(past);

    public Checkpoints Checkpoints { get; } = new(past, store);

    /// <summary>
    /// Has the runtime give back what nobody holds. What replays held is old and large, and a host that has little to do may not look at such things by itself for
    /// hours. In the background: live goes on meanwhile.
    /// </summary>
    public Action Collect { get; init; } = static () => GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false);

    /// <summary>Before a replay uses any of it.</summary>
    public void Enter()
    {
        lock (_gate)
        {
            _replays++;
            _collection?.Dispose();
            _collection = null;
        }
    }

    /// <summary>Once for each <see cref="Enter"/>, when the replay uses it no more.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            if (--_replays == 0)
            {
                Names.Clear();
                _collection = time.CreateTimer(_ => Collect(), null, Patience, Timeout.InfiniteTimeSpan);
            }
        }
    }
}
