using NewsMonitor.Log;

namespace NewsMonitor.Grains.Replays;

/// <summary>What the replays of a silo remember together. It is forgotten when the last of them has ended.</summary>
internal sealed class ReplayMemory(IPast past)
{
    private readonly Lock _gate = new();
    private int _replays;

    public SubjectNames Names { get; } = new(past);

    public Checkpoints Checkpoints { get; } = new(past);

    /// <summary>Before a replay uses any of it.</summary>
    public void Enter()
    {
        lock (_gate)
        {
            _replays++;
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
                Checkpoints.Clear();
            }
        }
    }
}
