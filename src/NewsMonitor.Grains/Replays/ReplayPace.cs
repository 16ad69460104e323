namespace NewsMonitor.Grains.Replays;

/// <summary>How a replay's clock runs: from an instant on, so many times as fast as life, or as fast as its news is counted.</summary>
internal sealed class ReplayPace
{
    private static readonly TimeSpan LongestDebt = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ShortestMeasure = TimeSpan.FromMilliseconds(250);

    private DateTimeOffset _anchor;
    private DateTimeOffset _since;

    /// <summary>Null: as fast as it is counted.</summary>
    public double? Speed { get; private set; }

    public void Start(DateTimeOffset at, DateTimeOffset now, double? speed) => (_anchor, _since, Speed) = (at, now, speed);

    /// <summary>Where the clock is to be now, not after the end.</summary>
    public DateTimeOffset Target(DateTimeOffset now, DateTimeOffset end)
    {
        if (Speed is not { } speed)
        {
            return end;
        }

        var passed = Math.Max(0, (now - _since).TotalSeconds) * speed;
        return passed >= (end - _anchor).TotalSeconds ? end : _anchor.AddSeconds(passed);
    }

    /// <summary>A clock that cannot keep up goes on from where it is: it owes no more than two seconds of its pace.</summary>
    public void Forgive(DateTimeOffset at, DateTimeOffset now)
    {
        if (Speed is { } speed && (Target(now, DateTimeOffset.MaxValue) - at).TotalSeconds > LongestDebt.TotalSeconds * speed)
        {
            Start(at, now, Speed);
        }
    }

    /// <summary>Until the end; null: not known yet.</summary>
    public double? SecondsLeft(DateTimeOffset at, DateTimeOffset now, DateTimeOffset end)
    {
        var left = (end - at).TotalSeconds;
        if (Speed is { } speed)
        {
            return left / speed;
        }

        var (passed, life) = ((at - _anchor).TotalSeconds, (now - _since).TotalSeconds);
        return passed > 0 && life >= ShortestMeasure.TotalSeconds ? left * life / passed : null;
    }
}
