using NewsMonitor.Domain;

namespace NewsMonitor.Host.Live;

/// <summary>When this process committed what the grains do not have yet: how far behind the screens are, in time.</summary>
internal sealed class CommitClock(TimeProvider time)
{
    // Beyond so many unfollowed batches the oldest is what matters, and it is kept: newer ones are then not noted.
    private const int MostBatches = 100_000;

    private readonly Queue<(Position To, long At)> _batches = new();
    private readonly Lock _lock = new();

    public void Committed(Position to)
    {
        lock (_lock)
        {
            if (_batches.Count < MostBatches)
            {
                _batches.Enqueue((to, time.GetTimestamp()));
            }
        }
    }

    /// <summary>Age of the oldest batch after the position; zero where there is none.</summary>
    public TimeSpan LagBehind(Position followed)
    {
        lock (_lock)
        {
            while (_batches.TryPeek(out var oldest) && oldest.To <= followed)
            {
                _batches.Dequeue();
            }

            return _batches.TryPeek(out var first) ? time.GetElapsedTime(first.At) : TimeSpan.Zero;
        }
    }
}
