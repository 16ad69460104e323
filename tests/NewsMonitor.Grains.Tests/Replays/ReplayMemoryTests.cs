using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Grains.Replays;

namespace NewsMonitor.Grains.Tests.Replays;

public class ReplayMemoryTests
{
    private readonly FakeTimeProvider _time = new(Some.Now);
    private readonly ReplayMemory _memory;
    private int _collected;

    public ReplayMemoryTests() => _memory = new(null!, new MemoryCheckpoints(), _time) { Collect = () => _collected++ };

    [Fact]
    public void What_replays_held_is_collected_once_soon_after_the_last_has_ended()
    {
        _memory.Enter();
        _memory.Enter();
        _memory.Leave();
        _time.Advance(2 * ReplayMemory.Patience);
        Assert.Equal(0, _collected);
        _memory.Leave();
        Assert.Equal(0, _collected);
        _time.Advance(2 * ReplayMemory.Patience);
        Assert.Equal(1, _collected);
        _time.Advance(10 * ReplayMemory.Patience);
        Assert.Equal(1, _collected);
    }

    [Fact]
    public void Nothing_is_collected_while_the_next_replay_plays()
    {
        _memory.Enter();
        _memory.Leave();
        _memory.Enter();
        _time.Advance(2 * ReplayMemory.Patience);
        Assert.Equal(0, _collected);
    }
}
