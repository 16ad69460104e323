using Microsoft.Extensions.Logging.Abstractions;
using NewsMonitor.Domain;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Grains.Replays;
using NewsMonitor.Log;
using NewsMonitor.Log.Sqlite;

namespace NewsMonitor.Grains.Tests.Replays;

/// <summary>Files that know only their day bring any number of articles at one instant.</summary>
public sealed class CrowdedInstantTests : IAsyncLifetime
{
    private const int Crowd = 5_000;
    private const int Subjects = 12;                            // all, the source and ten places

    private readonly string _folder = Directory.CreateTempSubdirectory("news-monitor-").FullName;
    private readonly WatchedTime _time = new(Some.Now);
    private SqliteLog _log = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static DateTimeOffset Day(int day) => new(2026, 2, day, 0, 0, 0, TimeSpan.Zero);

    public async ValueTask InitializeAsync()
    {
        _log = await SqliteLog.OpenAsync(_folder, _time, NullLogger.Instance, Ct);
        List<Submission> news = [Article(1, 0), .. Enumerable.Range(0, Crowd).Select(i => Article(2, i)), Article(3, 0)];
        foreach (var batch in news.Chunk(500))
        {
            await _log.CommitAsync(batch, Ct);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _log.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task By_arrival_it_is_read_in_parts_of_bounded_length_and_the_clock_passes_it_with_the_last()
    {
        var flow = await FlowAsync(ReplayClock.Arrival);
        var state = await flow.StateAtAsync(Day(1), Ct);
        var parts = 0;
        for (var last = false; !last; parts++)
        {
            var slice = await flow.NextAsync(state, Day(3), rows: 1_000, Ct);
            Assert.InRange(slice.Rows, 0, 2_000);
            flow.Apply(state, slice);
            Assert.True(state.IsWhole || (state.At == Day(2).AddTicks(-1) && state.All.Articles is > 1 and <= Crowd + 1));
            last = slice.IsLast;
        }

        Assert.InRange(parts, 6, 10);
        Assert.Equal((Day(3), Crowd + 2), (state.At, state.All.Articles));
        Assert.Equal(Crowd + 1, (await flow.StateAtAsync(Day(2), Ct)).All.Articles);
        Assert.Equal(1, (await flow.StateAtAsync(Day(2).AddTicks(-1), Ct)).All.Articles);
    }

    [Fact]
    public async Task By_event_what_its_articles_bring_a_subject_comes_added_up()
    {
        var flow = await FlowAsync(ReplayClock.Event);
        var state = await flow.StateAtAsync(Day(1), Ct);
        for (var last = false; !last;)
        {
            var slice = await flow.NextAsync(state, Day(3), rows: 1_000, Ct);
            Assert.InRange(slice.Changes.Count, 0, Crowd * Subjects - 1);
            flow.Apply(state, slice);
            last = slice.IsLast;
        }

        Assert.Equal(Crowd + 2, state.All.Articles);
    }

    [Theory]
    [InlineData(ReplayClock.Arrival)]
    [InlineData(ReplayClock.Event)]
    public async Task Whoever_looks_while_it_is_added_sees_all_of_it_or_none(string clock)
    {
        await using var cluster = await Cluster.StartAsync(log: _log, time: _time);
        var replay = await cluster.Replays.CreateAsync(new(Day(1), Day(3), null, clock), Ct);
        var seen = new HashSet<long>();
        while (seen.Count == 0 || seen.Max() < Crowd + 2)
        {
            var picture = await cluster.Grains.GetGrain<ISubjectGrain>(TimelineKey.Of(replay.Id, SubjectId.All)).GetPictureAsync();
            seen.Add(picture!.Total.Articles);
        }

        Assert.Subset(new HashSet<long> { 1, Crowd + 1, Crowd + 2 }, seen);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_fault_of_the_log_amid_it_lets_nobody_see_a_part_of_it(bool ends)
    {
        var faulty = true;
        var log = HookedLog.Of(_log, (call, arguments) =>
            faulty && call == nameof(IPast.ReadArrivedAsync) && (Position)arguments[2]! != Position.None
                ? Task.FromException<PastSlice>(new IOException("the disk is gone")) : null);
        await using var cluster = await Cluster.StartAsync(log: log, time: _time);
        var failed = _time.Wait(TimeSpan.FromMilliseconds(200));
        var replay = await cluster.Replays.CreateAsync(new(Day(1), Day(3), null, ReplayClock.Arrival), Ct);
        await failed;
        var picture = cluster.Grains.GetGrain<ISubjectGrain>(TimelineKey.Of(replay.Id, SubjectId.All)).GetPictureAsync();
        var seen = (await cluster.Replays.FindAsync(replay.Id, Ct))!;
        Assert.Equal((1, 1, 1L), (seen.Articles, seen.Sources, seen.Rows));
        Assert.True(seen.At < Day(2));
        Assert.False(picture.IsCompleted);
        if (ends)
        {
            await cluster.Replays.EndAsync(replay.Id, Ct);
            await Assert.ThrowsAsync<NoSuchTimelineException>(() => picture);
            return;
        }

        faulty = false;
        _time.Advance(TimeSpan.FromMilliseconds(200));
        Assert.InRange((await picture)!.Total.Articles, Crowd + 1, Crowd + 2);
    }

    [Fact]
    public async Task A_replay_that_puts_a_long_log_in_order_keeps_none_that_plays_waiting()
    {
        var (work, ordered) = (new ReplayWork(), new TaskCompletionSource());
        var log = HookedLog.Of(_log, (call, arguments) => call == nameof(IPast.ReadArrivalOrderAsync) ? OrderAsync((Position)arguments[0]!) : null);
        var starts = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => OpenAsync(ReplayClock.Arrival)).ToList();
        var plays = await OpenAsync(ReplayClock.Event);
        Assert.Equal(1, (await plays.StateAtAsync(Day(1), Ct)).All.Articles);
        Assert.All(starts, start => Assert.False(start.IsCompleted));
        ordered.SetResult();
        await Task.WhenAll(starts);

        async Task<PastFlow> OpenAsync(string clock) =>
            await PastFlow.OpenAsync(clock, (await _log.ReadRangeAsync(Ct))!, log, new SubjectNames(log), new Checkpoints(log, new MemoryCheckpoints()), work, Ct);

        async Task<IArrivalOrder> OrderAsync(Position head)
        {
            await ordered.Task;
            return await _log.ReadArrivalOrderAsync(head, Ct);
        }
    }

    private async Task<PastFlow> FlowAsync(string clock) => await PastFlow.OpenAsync(
        clock, (await _log.ReadRangeAsync(Ct))!, _log, new SubjectNames(_log), new Checkpoints(_log, new MemoryCheckpoints()), new ReplayWork(), Ct);

    private static Submission.Text Article(int day, int number)
    {
        var places = Enumerable.Range(0, Subjects - 2).Select(i => new EntityFinding(
            SubjectId.Unlinked(SubjectKind.Place, $"Place {i}"), $"Place {i}", SubjectKind.Place, null, 0.9, [new(TextField.Title, 0, 4)], null, []));
        var article = new Article(new("bbc", $"{day}-{number}"), $"Oslo {number}", $"It rained {day} {number}.", PublishedAt: Day(day));
        return new(article, new("test/1", "en", [], [], [.. places], [], null), Way.Import, Day(day));
    }
}
