using NewsMonitor.Domain;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Grains.Replays;

namespace NewsMonitor.Grains.Tests.Replays;

/// <summary>Which states are found, and what finding them asks of the log.</summary>
public sealed class CheckpointsTests
{
    private static readonly DateTimeOffset Day = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly MemoryCheckpoints _store = new();
    private readonly List<(long After, long UpTo)> _asked = [];
    private Dictionary<long, DateTimeOffset> _times = [];
    private Checkpoints? _open;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task By_event_a_state_behind_which_more_came_than_it_holds_is_counted_anew()
    {
        var checkpoints = Open();
        checkpoints.Add(ReplayClock.Event, head: new(10), Day, rows: 8, [1]);
        Assert.NotNull(await checkpoints.FindAsync(ReplayClock.Event, new(18), byArrival: false, Day, Ct));
        Assert.Null(await checkpoints.FindAsync(ReplayClock.Event, new(19), byArrival: false, Day, Ct));
        Assert.Equal(0, _store.Count);
    }

    [Fact]
    public async Task By_arrival_the_log_is_asked_once_of_what_came_behind_a_head_and_of_what_is_newer_then()
    {
        var checkpoints = Open();
        _times = new() { [200] = Day.AddDays(50), [300] = Day.AddDays(60) };
        for (var i = 0; i < 40; i++)
        {
            checkpoints.Add(ReplayClock.Arrival, head: new(100), Day.AddDays(i), rows: i + 1, [1]);
        }

        Assert.Equal(Day.AddDays(30), (await FindAsync(head: 200, Day.AddDays(30)))!.Stored.At);
        Assert.Equal(Day.AddDays(20), (await FindAsync(head: 200, Day.AddDays(20)))!.Stored.At);
        Assert.Equal(Day.AddDays(39), (await FindAsync(head: 300, Day.AddDays(55)))!.Stored.At);
        Assert.Equal([(100, 200), (200, 300)], _asked);
    }

    [Fact]
    public async Task A_topic_that_makes_many_states_untrue_costs_one_question_and_leaves_those_before_it()
    {
        var checkpoints = Open();
        _times = new() { [500] = Day.AddDays(10).AddHours(1) };
        for (var i = 0; i < 40; i++)
        {
            checkpoints.Add(ReplayClock.Arrival, head: new(100 + i), Day.AddDays(i), rows: i + 1, [1]);
        }

        Assert.Equal(Day.AddDays(10), (await FindAsync(head: 500, Day.AddDays(50)))!.Stored.At);
        Assert.Equal(11, _store.Count);
        Assert.Equal([(139, 500), (110, 500)], _asked);
    }

    private Task<Checkpoint?> FindAsync(long head, DateTimeOffset at) => Open().FindAsync(ReplayClock.Arrival, new(head), byArrival: true, at, Ct);

    private Checkpoints Open() => _open ??= new(AskedPast.Of(EarliestAsync), _store);

    private Task<DateTimeOffset?> EarliestAsync(Position after, Position upTo)
    {
        _asked.Add((after.Value, upTo.Value));
        var times = _times.Where(time => time.Key > after.Value && time.Key <= upTo.Value).Select(time => time.Value).ToList();
        return Task.FromResult<DateTimeOffset?>(times.Count == 0 ? null : times.Min());
    }
}
