namespace NewsMonitor.Host.Tests.Serving;

/// <summary>The system's clock, which a test may put forward: hours pass at once, and whoever waits a second waits one.</summary>
internal sealed class JumpingClock(TimeSpan ahead = default) : TimeProvider
{
    private long _ahead = ahead.Ticks;

    /// <summary>A clock that shows this time now.</summary>
    public static JumpingClock At(DateTimeOffset now) => new(now - System.GetUtcNow());

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

    public void Jump(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);
}
