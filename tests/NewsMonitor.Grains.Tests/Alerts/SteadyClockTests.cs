using CsCheck;
using NewsMonitor.Grains.Alerts;

namespace NewsMonitor.Grains.Tests.Alerts;

public sealed class SteadyClockTests
{
    [Fact]
    public void Set_back_it_goes_on_at_half_the_pace_until_the_machine_has_come_up_with_it()
    {
        var (time, clock) = Start();
        time.SetClock(TimeSpan.FromHours(-1));
        Assert.Equal((Some.Now, TimeSpan.FromHours(1)), (clock.Read(default), clock.Ahead));
        time.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal((Some.Now.AddMinutes(15), TimeSpan.FromMinutes(45)), (clock.Read(default), clock.Ahead));
        time.Advance(TimeSpan.FromMinutes(90));
        Assert.Equal((Some.Now.AddMinutes(60), TimeSpan.Zero), (clock.Read(default), clock.Ahead));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(Some.Now.AddMinutes(61), clock.Read(default));
    }

    [Fact]
    public void It_never_goes_back_nor_behind_the_machine() => Gen.Select(Gen.Int[-90, 90], Gen.Int[0, 40]).Array[0, 30].Sample(steps =>
    {
        var (time, clock) = Start();
        foreach (var (set, passed) in steps)
        {
            var before = clock.Now;
            time.SetClock(TimeSpan.FromMinutes(set));
            time.Advance(TimeSpan.FromMinutes(passed));
            var now = clock.Read(before.AddSeconds(-1));
            Assert.True(now >= before && now >= time.GetUtcNow() && clock.Ahead == now - time.GetUtcNow());
        }
    });

    private static (MachineTime Time, SteadyClock Clock) Start()
    {
        var time = new MachineTime(Some.Now);
        var clock = new SteadyClock(time);
        Assert.Equal(Some.Now, clock.Read(Some.Now.AddMinutes(-1)));
        return (time, clock);
    }
}
