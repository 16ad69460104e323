using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using NewsMonitor.Domain;
using NewsMonitor.Grains.Boards;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Grains.Replays;
using NewsMonitor.Log;
using NewsMonitor.Log.Sqlite;
using NewsMonitor.Log.Tests.Past;

namespace NewsMonitor.Grains.Tests.Replays;

/// <summary>Random feeds through live and through replays of random steps and jumps, on the log that ships. Each failure says its seed.</summary>
public sealed class ReplayLawTests(ITestOutputHelper output)
{
    private const int Batches = 16;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static int Sequences => int.TryParse(Environment.GetEnvironmentVariable("NEWSMONITOR_SEQUENCES"), CultureInfo.InvariantCulture, out var n) ? n : 16;

    [Fact]
    public Task By_arrival_every_picture_and_board_is_the_one_that_live_showed() => EachAsync(recorded: false, async (log, feed, time, random) =>
    {
        var live = new LiveScreen(log, Minute.Of(time.GetUtcNow()));
        var shown = new SortedDictionary<DateTimeOffset, Dictionary<string, string>>();
        for (var i = 0; i < Batches; i++)
        {
            var pause = feed.NextPause();
            for (var left = random.Next(1, 4); left > 0; left--)
            {
                await PassMarkAsync(pause / (left + 1.0));
            }

            time.Advance(feed.NextPause());
            await feed.CommitAsync(log, feed.NextBatch(time.GetUtcNow()), Ct);
            shown.Remove(time.GetUtcNow());                     // at a minute mark, all that was accepted up to it is in
        }

        await PassMarkAsync(TimeSpan.FromMinutes(1));
        var marks = shown.Keys.ToList();
        await using var replay = await ReplayAsync(log, ReplayClock.Arrival);
        var state = await replay.StateAtAsync(marks[0], Ct);
        for (var i = 0; i < marks.Count; i++)
        {
            if (random.Next(4) == 0)
            {
                if (random.Next(2) == 0)
                {
                    replay.Keep(state);
                }

                i = random.Next(Math.Max(0, i - 6), Math.Min(marks.Count, i + 3));
                state = await replay.StateAtAsync(marks[i], Ct);
            }
            else
            {
                await PlayToAsync(replay, state, marks[i], random, feed.Past);
            }

            Same(feed.Past.At(state.At), state);
            Same(shown[marks[i]], state);
        }

        Same(shown[marks[^1]], await replay.StateAtAsync(marks[^1], Ct));

        async Task PassMarkAsync(TimeSpan pause)
        {
            time.Advance(pause);
            var mark = Minute.Of(time.GetUtcNow()) + 1;
            time.Advance(mark.Start - time.GetUtcNow());
            if (!shown.ContainsKey(mark.Start))
            {
                shown[mark.Start] = await live.ReadAsync(mark, Ct);
            }
        }
    });

    [Fact]
    public Task By_arrival_of_recorded_streams_every_picture_and_board_is_a_recount_of_what_had_come() => EachAsync(recorded: true, async (log, feed, time, random) =>
    {
        for (var i = 0; i < Batches; i++)
        {
            time.Advance(feed.NextPause());
            await feed.CommitAsync(log, feed.NextBatch(time.GetUtcNow()), Ct);
            if (random.Next(3) == 0 && feed.Past.Rows.Count > 0)
            {
                await KeepAsync(log, feed, random);             // states of which what comes later may make some untrue
            }
        }

        await using var replay = await ReplayAsync(log, ReplayClock.Arrival);
        var times = feed.Past.Rows.Select(row => row.Time).Distinct().Order().ToList();
        var state = await replay.StateAtAsync(times[0], Ct);
        for (var i = 0; i < times.Count; i++)
        {
            var at = times[i].AddSeconds(random.Next(0, 90));
            if (random.Next(4) == 0)
            {
                replay.Keep(state);
                i = random.Next(Math.Max(0, i - 5), Math.Min(times.Count, i + 2));
                at = times[i];
                state = await replay.StateAtAsync(at, Ct);
            }
            else if (at >= state.At)
            {
                await PlayToAsync(replay, state, at, random, feed.Past);
            }

            Same(feed.Past.At(state.At), state);
        }

        state = await replay.StateAtAsync(time.GetUtcNow(), Ct);
        Same(feed.Past.Now(), state);
        await SameAsLiveTotalsAsync(log, state);
    });

    [Fact]
    public Task By_event_every_picture_is_of_what_counts_now_up_to_its_minute_and_the_last_is_that_of_live() => EachAsync(recorded: true, async (log, feed, time, random) =>
    {
        PastFlow? replay = null;
        PastState? state = null;
        for (var i = 0; i < Batches; i++)
        {
            time.Advance(feed.NextPause());
            await feed.CommitAsync(log, feed.NextBatch(time.GetUtcNow()), Ct);
            if (feed.Past.Now().Count == 0)
            {
                continue;
            }

            var minutes = feed.Past.Now().Select(article => article.Time.At).Order().ToList();
            if (replay is not null && random.Next(4) == 0)
            {
                await replay.DisposeAsync();
                (replay, state) = (null, null);                 // as after a restart
            }

            replay ??= await ReplayAsync(log, ReplayClock.Event);
            var at = minutes[random.Next(minutes.Count)].Start.AddSeconds(random.Next(0, 90));
            if (state is null || at < state.At || random.Next(4) == 0)
            {
                state = await replay.StateAtAsync(at, Ct);
                replay.Keep(state);
            }

            for (var last = false; !last;)
            {
                var slice = await replay.NextAsync(state, at, random.Next(1, 4), Ct);
                replay.Apply(state, slice);
                last = slice.IsLast;
            }

            state.MoveTo(at);
            Same(feed.Past.Now().FindAll(article => article.Time.At <= state.Clock), state);
        }

        if (replay is not null)
        {
            await SameAsLiveTotalsAsync(log, await replay.StateAtAsync(time.GetUtcNow().AddMinutes(EventTime.Ahead), Ct));
            await replay.DisposeAsync();
        }
    });

    /// <summary>A replay of the log so far, that leaves a state at some instant.</summary>
    private static async Task KeepAsync(SqliteLog log, RandomFeed feed, Random random)
    {
        var times = feed.Past.Rows.Select(row => row.Time).ToList();
        await using var replay = await ReplayAsync(log, ReplayClock.Arrival);
        var state = await replay.StateAtAsync(times[random.Next(times.Count)], Ct);
        Same(feed.Past.At(state.At), state);
        replay.Keep(state);
    }

    private async Task EachAsync(bool recorded, Func<SqliteLog, RandomFeed, WatchedTime, Random, Task> law)
    {
        output.WriteLine($"Seeds 1 to {Sequences}");
        for (var seed = 1; seed <= Sequences; seed++)
        {
            var folder = Directory.CreateTempSubdirectory("news-monitor-");
            try
            {
                var time = new WatchedTime(Some.Now);
                await using var log = await SqliteLog.OpenAsync(folder.FullName, time, NullLogger.Instance, Ct);
                await law(log, new RandomFeed(seed, recorded, Some.Now), time, new Random(seed));
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"Seed {seed}: {error.Message}", error);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }
    }

    private static async Task<PastFlow> ReplayAsync(SqliteLog log, string clock) => await PastFlow.OpenAsync(
        clock, (await log.ReadRangeAsync(Ct))!, log, new SubjectNames(log), new Checkpoints(log, log.Checkpoints), new ReplayWork(), Ct);

    /// <summary>In slices of random length, each of which is right by itself where it ends with an instant.</summary>
    private static async Task PlayToAsync(PastFlow replay, PastState state, DateTimeOffset to, Random random, NaivePast past)
    {
        for (var last = false; !last;)
        {
            var slice = await replay.NextAsync(state, to, random.Next(1, 4), Ct);
            replay.Apply(state, slice);
            last = slice.IsLast;
            if (!last && state.IsWhole && random.Next(3) == 0)
            {
                Same(past.At(state.At), state);
            }
        }

        state.MoveTo(to);
    }

    private static void Same(Dictionary<string, string> shown, PastState state)
    {
        foreach (var (what, text) in shown.Where(pair => !pair.Key.StartsWith("board", StringComparison.Ordinal)))
        {
            Assert.Equal(text, NaiveScreen.Text(state.ToPicture(new(what))!, withNumber: true));
        }

        Assert.Equal(shown.Count - NaiveScreen.Queries.Count, state.Subjects.Count);
        foreach (var (query, i) in NaiveScreen.Queries.Select((query, i) => (query, i)))
        {
            Assert.Equal(shown[$"board {i}"], NaiveScreen.Text(state.ToBoard(BoardQuestion.Parse(query)), withNumber: true));
        }
    }

    private static void Same(List<NaiveArticle> counted, PastState state)
    {
        var naive = new NaiveScreen(counted, state.Clock);
        foreach (var subject in naive.Subjects)
        {
            Assert.Equal(NaiveScreen.Text(naive.PictureOf(subject)), NaiveScreen.Text(state.ToPicture(subject)!));
        }

        var known = naive.Subjects.ToHashSet();
        Assert.All(state.Subjects.Where(subject => !known.Contains(subject.Subject.Id)), subject => Assert.Equal(default, subject.Total));
        foreach (var query in NaiveScreen.Queries)
        {
            Assert.Equal(NaiveScreen.Text(naive.BoardOf(query)), NaiveScreen.Text(state.ToBoard(BoardQuestion.Parse(query))));
        }
    }

    private static async Task SameAsLiveTotalsAsync(SqliteLog log, PastState state)
    {
        foreach (var subject in state.Subjects)
        {
            var live = await log.LoadSubjectAsync(subject.Subject.Id, state.Clock, state.Clock, Ct);
            Assert.Equal((live!.Total, live.TotalSources), (subject.Total, subject.Sources.Length));
        }
    }
}
