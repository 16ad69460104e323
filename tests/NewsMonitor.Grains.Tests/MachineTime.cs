using Microsoft.Extensions.Time.Testing;

namespace NewsMonitor.Grains.Tests;

/// <summary>A machine's time in the test's hand, whose clock can be set while what passes by its counter goes on.</summary>
internal sealed class MachineTime(DateTimeOffset start) : FakeTimeProvider(start)
{
    private TimeSpan _set;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _set;

    public override long GetTimestamp() => base.GetUtcNow().Ticks;

    public void SetClock(TimeSpan by) => _set += by;
}
