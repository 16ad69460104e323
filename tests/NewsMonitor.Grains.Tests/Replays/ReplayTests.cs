using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using NewsMonitor.Domain;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Grains.Replays;
using NewsMonitor.Log;
using NewsMonitor.Log.Sqlite;
using NewsMonitor.Log.Tests.Past;

namespace NewsMonitor.Grains.Tests.Replays;

/// <summary>Replays as their callers see them, in a silo over the log that ships.</summary>
public sealed class ReplayTests : IAsyncLifetime
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan AtRest = TimeSpan.FromSeconds(5);

    private readonly string _folder = Directory.CreateTempSubdirectory("news-monitor-").FullName;
    private readonly WatchedTime _time = new(Some.Now);
    private SqliteLog _log = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _log = await SqliteLog.OpenAsync(_folder, _time, NullLogger.Instance, Ct);

    public async ValueTask DisposeAsync()
    {
        await _log.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Grains_of_a_replay_show_at_each_minute_mark_what_those_of_live_showed(int seed)
    {
        await using var cluster = await Cluster.StartAsync(log: _log, time: _time);
        var feed = new RandomFeed(seed, recorded: false, Some.Now);
        var random = new Random(seed);
        var shown = new SortedDictionary<DateTimeOffset, List<string>>();
        List<SubjectId> subjects =
        [
            SubjectId.All, SubjectId.Source("bbc"), SubjectId.Source("ap"), SubjectId.Topic("11000000"),
            .. new[] { "Oslo", "Ann Lee", "Acme", "Paris" }.Select(name => SubjectId.Unlinked(SubjectKind.Place, name)),
        ];
        for (var i = 0; i < 12; i++)
        {
            var pause = feed.NextPause();
            _time.Advance(pause < TimeSpan.FromMinutes(30) ? pause : TimeSpan.FromMinutes(30));
            await feed.CommitAsync(_log, feed.NextBatch(_time.GetUtcNow()), Ct);
            if ((await _log.ReadRangeAsync(Ct))?.Head.Value is { } head)
            {
                await cluster.FollowAsync(head);
                _time.Advance((Minute.Of(_time.GetUtcNow()) + 1).Start - _time.GetUtcNow());
                shown[_time.GetUtcNow()] = await ShownAsync(cluster, TimelineKey.Live, subjects);
            }
        }

        var marks = shown.Keys.ToList();
        var replay = await cluster.Replays.CreateAsync(new(marks[0].AddHours(-1), marks[^1], 1, ReplayClock.Arrival), Ct);
        for (var i = 0; i < marks.Count; i++)
        {
            var mark = marks[random.Next(3) == 0 ? random.Next(marks.Count) : i];
            var at = await cluster.Replays.ChangeAsync(replay.Id, new(ReplayState.Paused, At: mark), Ct);
            Assert.Equal((mark, ReplayState.Paused), (at!.At, at.State));
            Assert.Equal(shown[mark], await ShownAsync(cluster, replay.Id, subjects));
        }

        Assert.Equal(shown[marks[^1]], await ShownAsync(cluster, TimelineKey.Live, subjects));
    }

    [Theory]
    [InlineData(ReplayClock.Arrival)]
    [InlineData(ReplayClock.Event)]
    public async Task A_replay_plays_to_its_end_shows_what_live_shows_there_and_lives_again_after_a_jump_back(string clock)
    {
        await using var cluster = await Cluster.StartAsync(log: _log, time: _time);
        var (from, to) = await NewsAsync(articles: 40);
        await cluster.FollowAsync(40);
        var rest = _time.Wait(AtRest);
        var replay = await cluster.Replays.CreateAsync(new(from, to, null, clock), Ct);
        Assert.Equal((from, to, 0d), (replay.From, replay.To, replay.Progress));
        await rest;
        replay = await FindAsync(cluster, replay.Id);
        Assert.Equal((ReplayState.Ended, to, 1d, 40L), (replay.State, replay.At, replay.Progress, replay.Position));
        var live = await cluster.PictureAsync(Some.Oslo);
        Assert.Equal(NaiveScreen.Text(live), NaiveScreen.Text((await PictureAsync(cluster, replay.Id, Some.Oslo))!));

        var back = await cluster.Replays.ChangeAsync(replay.Id, new(At: from.AddMinutes(10)), Ct);
        Assert.Equal((ReplayState.Paused, from.AddMinutes(10), 2L), (back!.State, back.At, back.Generation));
        Assert.Equal(11, (await PictureAsync(cluster, replay.Id, Some.Oslo))!.Total.Articles);
        Assert.Equal((11, 1), (back.Articles, back.Sources));
        var moment = await cluster.Timelines.FindAsync(replay.Id, Ct);
        Assert.Equal(11, (await ((IPast)_log).At(moment!.AsOf!).ListArticlesAsync(new(Some.Oslo), 50, null, Ct)).Items.Count);
        Assert.Equal(NaiveScreen.Text(live), NaiveScreen.Text(await cluster.PictureAsync(Some.Oslo)));

        rest = _time.Wait(AtRest);
        await cluster.Replays.ChangeAsync(replay.Id, new(ReplayState.Playing), Ct);
        await rest;
        Assert.Equal(ReplayState.Ended, (await FindAsync(cluster, replay.Id)).State);
    }

    [Fact]
    public async Task What_is_read_as_of_a_moment_is_of_that_moment_also_when_the_replay_is_elsewhere()
    {
        await using var cluster = await Cluster.StartAsync(log: _log, time: _time);
        var (from, to) = await NewsAsync(articles: 30);
        var replay = await cluster.Replays.CreateAsync(new(from, to, 1, ReplayClock.Arrival), Ct);
        await cluster.Replays.ChangeAsync(replay.Id, new(ReplayState.Paused, At: from.AddMinutes(10)), Ct);
        var moment = await cluster.Timelines.FindAsync(replay.Id, Ct);
        var view = ((IPast)_log).At(moment!.AsOf!, moment.Counts);
        foreach (var minutes in new[] { 10, 20, 5 })
        {
            await cluster.Replays.ChangeAsync(replay.Id, new(At: from.AddMinutes(minutes)), Ct);
            Assert.Equal(11, (await view.ReadSubjectsAsync([Some.Oslo], Ct))[Some.Oslo].Articles);
            var hours = await view.ReadSeriesAsync(SubjectId.All, Minute.Of(from).HourStart, Minute.Of(to).HourStart + 60, 60, Ct);
            Assert.Equal(11, hours.Sum(hour => hour.Counts.Articles));
        }
    }

    [Fact]
    public async Task A_replay_runs_so_many_times_as_fast_as_life_and_stands_still_while_it_is_paused()
    {
        await using var cluster = await Cluster.StartAsync(log: _log, time: _time);
        var (from, to) = await NewsAsync(articles: 30);
        var armed = _time.Wait(Tick);
        var replay = await cluster.Replays.CreateAsync(new(from, to, 600, ReplayClock.Arrival), Ct);
        await armed;
        for (var tick = 1; tick <= 10; tick++)
        {
            armed = _time.Wait(Tick);
            _time.Advance(Tick);
            await armed;
            replay = await FindAsync(cluster, replay.Id);
            Assert.Equal(from.AddMinutes(tick), replay.At);
            Assert.Equal(1 + tick, (await PictureAsync(cluster, replay.Id, Some.Oslo))!.Total.Articles);
        }

        Assert.Equal((to - replay.At).TotalSeconds / 600, replay.SecondsLeft!.Value, 3);
        var rest = _time.Wait(AtRest);
        replay = (await cluster.Replays.ChangeAsync(replay.Id, new(ReplayState.Paused, 10_000), Ct))!;
        Assert.Equal((ReplayState.Paused, 10_000d, from.AddMinutes(10), null), (replay.State, replay.Speed, replay.At, replay.SecondsLeft));
        await rest;
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(replay.At, (await FindAsync(cluster, replay.Id)).At);
    }

    [Fact]
    public async Task A_replay_that_nobody_asks_for_ends_and_its_name_is_no_timeline_any_more()
    {
        await using var cluster = await Cluster.StartAsync(log: _log, time: _time);
        var (from, to) = await NewsAsync(articles: 3);
        var rest = _time.Wait(AtRest);
        var replay = await cluster.Replays.CreateAsync(new(from, to, null, ReplayClock.Arrival), Ct);
        await rest;
        for (var asked = 0; asked < 3; asked++)
        {
            rest = _time.Wait(AtRest);
            _time.Advance(new GrainsOptions().ReplayLease / 2);
            await rest;
            Assert.NotNull(await PictureAsync(cluster, replay.Id, Some.Oslo));
        }

        _time.Advance(new GrainsOptions().ReplayLease + AtRest);
        await cluster.Replays.EndAsync(replay.Id, Ct);
        Assert.Null(await cluster.Replays.FindAsync(replay.Id, Ct));
        Assert.Null(await cluster.Timelines.FindAsync(replay.Id, Ct));
        Assert.Null(await cluster.Replays.ChangeAsync(replay.Id, new(ReplayState.Playing), Ct));
        Assert.False(await cluster.Replays.EndAsync(replay.Id, Ct));
        Assert.Empty(await cluster.Replays.ListAsync(Ct));
        foreach (var none in new[] { replay.Id, "r12345678", "nowhere" })
        {
            var error = await Assert.ThrowsAsync<NoSuchTimelineException>(() => cluster.Boards.GetBoardAsync(none, Some.Board(), Ct));
            Assert.Equal($"There is no replay '{none}'; it may have ended", error.Message);
            await Assert.ThrowsAsync<NoSuchTimelineException>(() => PictureAsync(cluster, none, Some.Oslo));
        }
    }

    [Fact]
    public async Task A_change_of_a_replay_that_is_ended_meanwhile_finds_none()
    {
        await using var cluster = await Cluster.StartAsync(log: _log, time: _time);
        var (from, to) = await NewsAsync(articles: 30);
        for (var i = 0; i < 10; i++)
        {
            var replay = await cluster.Replays.CreateAsync(new(from, to, null, ReplayClock.Arrival), Ct);
            var changes = Enumerable.Range(1, 2).Select(minutes => cluster.Replays.ChangeAsync(replay.Id, new(At: from.AddMinutes(minutes)), Ct)).ToList();
            Assert.True(await cluster.Replays.EndAsync(replay.Id, Ct));
            await Task.WhenAll(changes);
            Assert.Null(await cluster.Replays.ChangeAsync(replay.Id, new(At: from), Ct));
        }
    }

    [Fact]
    public async Task Replays_that_start_at_once_are_as_many_as_there_may_be_and_wait_for_no_other()
    {
        await using var cluster = await Cluster.StartAsync(log: _log, time: _time);
        var (from, to) = await NewsAsync(articles: 3);
        var most = new GrainsOptions().Replays;
        var starts = Enumerable.Range(0, most + 5).Select(_ => cluster.Replays.CreateAsync(new(from, to, 1, ReplayClock.Arrival), Ct)).ToList();
        await Task.WhenAll(starts).ContinueWith(_ => { }, TaskScheduler.Default);
        Assert.Equal(most, starts.Count(start => start.IsCompletedSuccessfully));
        Assert.All(starts.Where(start => start.IsFaulted), start => Assert.IsType<ReplayRefusedException>(start.Exception!.InnerException));
        Assert.Equal(most, (await cluster.Replays.ListAsync(Ct)).Count);
    }

    [Fact]
    public async Task A_call_that_is_sent_back_by_a_grain_that_leaves_is_made_again_and_then_refused_in_words()
    {
        var calls = 0;
        Assert.Equal(2, await ReplayCalls.AskAsync(() => ++calls < 2 ? throw SentBack() : Task.FromResult(calls)));
        var error = await Assert.ThrowsAsync<ReplayRefusedException>(() => ReplayCalls.AskAsync<int>(() => throw SentBack()));
        Assert.Null(error.Field);

        static Exception SentBack() => (Exception)Activator.CreateInstance(
            typeof(Orleans.Runtime.OrleansMessageRejectionException), System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic, null, ["leaving"], null)!;
    }

    [Fact]
    public async Task More_replays_than_there_may_be_are_refused_until_one_ends()
    {
        await using var cluster = await Cluster.StartAsync(log: _log, time: _time);
        var (from, to) = await NewsAsync(articles: 3);
        var request = new ReplayRequest(from, to, 1, ReplayClock.Arrival);
        var made = new List<Replay>();
        for (var i = 0; i < new GrainsOptions().Replays; i++)
        {
            made.Add(await cluster.Replays.CreateAsync(request, Ct));
        }

        var error = await Assert.ThrowsAsync<ReplayRefusedException>(() => cluster.Replays.CreateAsync(request, Ct));
        Assert.Null(error.Field);
        Assert.Equal(made.Select(replay => replay.Id).Reverse(), (await cluster.Replays.ListAsync(Ct)).Select(replay => replay.Id));
        Assert.True(await cluster.Replays.EndAsync(made[3].Id, Ct));
        Assert.NotNull(await cluster.Replays.CreateAsync(request, Ct));
        await Assert.ThrowsAsync<ReplayRefusedException>(() => cluster.Replays.CreateAsync(request, Ct));
    }

    [Fact]
    public async Task The_replay_that_nobody_watches_for_longest_makes_room_and_a_watched_one_never_does()
    {
        await using var cluster = await Cluster.StartAsync(log: _log, time: _time);
        var (from, to) = await NewsAsync(articles: 3);
        var request = new ReplayRequest(from, to, 1, ReplayClock.Arrival);
        var made = new List<Replay>();
        for (var i = 0; i < new GrainsOptions().Replays; i++)
        {
            made.Add(await cluster.Replays.CreateAsync(request, Ct));
        }

        // All are watched, one of them at its end; then all but two, and one of those for longest.
        await cluster.Replays.ChangeAsync(made[5].Id, new(ReplayState.Playing, At: to), Ct);
        await Assert.ThrowsAsync<ReplayRefusedException>(() => cluster.Replays.CreateAsync(request, Ct));
        _time.Advance(TimeSpan.FromSeconds(30));
        await LookAsync(made[7]);
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(made.Select(replay => replay.Id == made[7].Id), (await cluster.Replays.ListAsync(Ct)).Reverse().Select(replay => replay.IsWatched));
        await Task.WhenAll(made.Except([made[5], made[7]]).Select(LookAsync));
        _time.Advance(TimeSpan.FromSeconds(30));
        foreach (var refused in new[] { request with { Speed = 0 }, request with { From = to, To = from } })
        {
            await Assert.ThrowsAsync<ReplayRefusedException>(() => cluster.Replays.CreateAsync(refused, Ct));
            Assert.Contains(made[5].Id, (await cluster.Replays.ListAsync(Ct)).Select(replay => replay.Id));
        }

        foreach (var leaves in new[] { made[5], made[7] })
        {
            made.Add(await cluster.Replays.CreateAsync(request, Ct));
            made.Remove(leaves);
            Assert.Equal(made.Select(replay => replay.Id).Reverse(), (await cluster.Replays.ListAsync(Ct)).Select(replay => replay.Id));
        }

        await Assert.ThrowsAsync<ReplayRefusedException>(() => cluster.Replays.CreateAsync(request, Ct));
        Assert.Equal(made.Select(replay => replay.Id).Reverse(), (await cluster.Replays.ListAsync(Ct)).Select(replay => replay.Id));

        Task LookAsync(Replay replay) => cluster.Replays.FindAsync(replay.Id, Ct);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_the_field_that_says_so()
    {
        await using var cluster = await Cluster.StartAsync(log: _log, time: _time);
        Assert.Equal("from", await RefusedAsync(new(Some.Now.AddHours(-2), Some.Now, 1, ReplayClock.Arrival)));
        var (from, to) = await NewsAsync(articles: 3);
        Assert.Equal("to", await RefusedAsync(new(to, from, 1, ReplayClock.Arrival)));
        Assert.Equal("to", await RefusedAsync(new(from, from, 1, ReplayClock.Arrival)));
        Assert.Equal("to", await RefusedAsync(new(from, _time.GetUtcNow().AddMinutes(1), 1, ReplayClock.Arrival)));
        Assert.Equal("to", await RefusedAsync(new(from.AddDays(-2), from.AddDays(-1), 1, ReplayClock.Arrival)));
        Assert.Equal("to", await RefusedAsync(new(from.AddDays(-2), from.AddDays(-1), 1, ReplayClock.Event)));
        Assert.Equal("clock", await RefusedAsync(new(from, to, 1, "wall")));
        foreach (var speed in new[] { 0, -1, 0.5, 10_001, double.NaN, double.PositiveInfinity })
        {
            Assert.Equal("speed", await RefusedAsync(new(from, to, speed, ReplayClock.Event)));
        }

        // A browser's clock may be a little ahead.
        var replay = await cluster.Replays.CreateAsync(new(from, to.AddSeconds(20), 1, ReplayClock.Arrival), Ct);
        Assert.Equal(to, replay.To);
        Assert.Equal("at", await ChangeRefusedAsync(new(At: to.AddSeconds(1))));
        Assert.Equal("state", await ChangeRefusedAsync(new("ended")));
        Assert.Equal("speed", await ChangeRefusedAsync(new(Speed: 2, MaxSpeed: true)));
        Assert.Equal("speed", await ChangeRefusedAsync(new(Speed: 0)));
        Assert.Equal([replay.Id], (await cluster.Replays.ListAsync(Ct)).Select(r => r.Id));

        async Task<string?> RefusedAsync(ReplayRequest request) =>
            (await Assert.ThrowsAsync<ReplayRefusedException>(() => cluster.Replays.CreateAsync(request, Ct))).Field;

        async Task<string?> ChangeRefusedAsync(ReplayChange change) =>
            (await Assert.ThrowsAsync<ReplayRefusedException>(() => cluster.Replays.ChangeAsync(replay.Id, change, Ct))).Field;
    }

    private static async Task<Replay> FindAsync(Cluster cluster, string id) => (await cluster.Replays.FindAsync(id, Ct))!;

    private static Task<Picture?> PictureAsync(Cluster cluster, string timeline, SubjectId subject) =>
        cluster.Grains.GetGrain<ISubjectGrain>(TimelineKey.Of(timeline, subject)).GetPictureAsync();

    private static async Task<List<string>> ShownAsync(Cluster cluster, string timeline, IEnumerable<SubjectId> subjects)
    {
        var shown = new List<string>();
        foreach (var subject in subjects)
        {
            if (await PictureAsync(cluster, timeline, subject) is { } picture)
            {
                shown.Add(NaiveScreen.Text(picture, withNumber: true));
            }
        }

        foreach (var query in NaiveScreen.Queries)
        {
            shown.Add(JsonSerializer.Serialize(await cluster.Boards.GetBoardAsync(timeline, query, Ct) with { Position = 0 }));
        }

        return shown;
    }

    /// <summary>An article a minute about Oslo, and how long that took.</summary>
    private async Task<(DateTimeOffset From, DateTimeOffset To)> NewsAsync(int articles)
    {
        var from = _time.GetUtcNow();
        for (var i = 0; i < articles; i++)
        {
            var span = new TextSpan(TextField.Title, 0, 4);
            var entity = new EntityFinding(Some.Oslo, "Oslo", SubjectKind.Place, null, 0.9, [span], null, []);
            var findings = new Findings("test/1", "en", ImmutableArray<TextSpan>.Empty, [], [entity], [], null);
            await _log.CommitAsync(
                [new Submission.Text(new(new("bbc", $"{i}"), $"Oslo {i}", "It rained.", PublishedAt: _time.GetUtcNow()), findings, Way.Push)], Ct);
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        return (from, _time.GetUtcNow());
    }
}
