using System.Collections.Concurrent;
using NewsMonitor.Domain;
using NewsMonitor.Host.Sample;
using NewsMonitor.Intake;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Tests;

public sealed class SamplePlayerTests
{
    private static readonly SampleFeed Feed = SampleFeed.Load();
    private static readonly DateTimeOffset Noon = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_has_already_happened_arrives_hour_for_hour_before_the_start()
    {
        var (log, time) = (new TwinLog(), new HurriedTime(Noon));
        await Player(log, time).RunAsync(Stop);
        foreach (var line in Feed.Lines.Where(l => l.Offset < SampleFeed.LiveFrom && !l.Article.Withdrawn))
        {
            Assert.Contains(log.Versions(line.Article.Key()), v => v.Arrival == Noon - SampleFeed.LiveFrom + line.Offset);
        }

        Assert.All(log.All, v => Assert.True(v.Arrival <= Noon.AddMinutes(10)));
    }

    [Fact]
    public async Task The_rest_arrives_one_by_one_at_a_pace_that_an_eye_can_follow_and_ends()
    {
        var (log, time) = (new TwinLog(), new HurriedTime(Noon));
        var player = Player(log, time);
        await player.RunAsync(Stop);
        Assert.Equal(1, player.Progress);
        Assert.Equal(Feed.Lines.Count(l => l.Offset >= SampleFeed.LiveFrom), time.Waits.Count);
        Assert.All(time.Waits, wait => Assert.InRange(wait, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(6)));
        Assert.InRange(time.GetUtcNow() - Noon, TimeSpan.FromMinutes(7), TimeSpan.FromMinutes(11));
    }

    [Fact]
    public async Task What_arrives_live_is_published_now_but_for_the_late_one()
    {
        var (log, time) = (new TwinLog(), new HurriedTime(Noon));
        await Player(log, time).RunAsync(Stop);
        var live = Feed.Lines.Where(l => l.Offset >= SampleFeed.LiveFrom && l.Article.PublishedOffset is not null)
            .Select(l => log.Versions(l.Article.Key())[0]).Where(v => v.Arrival > Noon);
        Assert.Single(live, v => v.Article!.PublishedAt < v.Arrival.AddHours(-2));
        Assert.All(live.Where(v => v.Article!.PublishedAt >= Noon), v => Assert.InRange(v.Arrival - v.Article!.PublishedAt!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(1)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(57)]
    [InlineData(141)]
    [InlineData(142)]
    [InlineData(190)]
    [InlineData(277)]
    public async Task Killed_after_any_commit_and_started_again_it_makes_the_same_versions(int commits)
    {
        var whole = new TwinLog();
        await Player(whole, new HurriedTime(Noon)).RunAsync(Stop);

        var log = new TwinLog { Left = commits };
        await Assert.ThrowsAsync<OperationCanceledException>(() => Player(log, new HurriedTime(Noon)).RunAsync(Stop));
        log.Left = int.MaxValue;
        var again = Player(log, new HurriedTime(Noon.AddDays(2)));
        await again.RunAsync(Stop);

        Assert.Equal(1, again.Progress);
        Assert.Equal(whole.Story, log.Story);
    }

    [Fact]
    public async Task Started_again_after_its_end_it_sends_nothing()
    {
        var log = new TwinLog();
        await Player(log, new HurriedTime(Noon)).RunAsync(Stop);
        log.Left = 0;
        var again = Player(log, new HurriedTime(Noon.AddDays(1)));
        await again.RunAsync(Stop);
        Assert.Equal(1, again.Progress);
    }

    [Fact]
    public async Task A_line_that_is_refused_stops_the_player_with_its_number()
    {
        var log = new TwinLog();
        var player = new SamplePlayer(
            Feed, log.FindAsync, (_, _) => new(Task.FromResult<Receipt>(new Receipt.Rejected("no"))), new HurriedTime(Noon));
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => player.RunAsync(Stop));
        Assert.Equal("sample feed, line 1: no", error.Message);
    }

    private static SamplePlayer Player(TwinLog log, HurriedTime time) =>
        new(Feed, log.FindAsync, (admission, _) => log.Submit(admission, time.GetUtcNow()), time);

    /// <summary>A log too simple to be wrong: versions of each article in order of commit.</summary>
    private sealed class TwinLog
    {
        private readonly List<(ArticleKey Key, VersionRecord Version)> _versions = [];

        /// <summary>Commits until it is cut off.</summary>
        public int Left { get; set; } = int.MaxValue;

        public IEnumerable<VersionRecord> All => _versions.Select(v => v.Version);

        /// <summary>What was written, without times.</summary>
        public IEnumerable<(ArticleKey, string?, string?)> Story => _versions.Select(v => (v.Key, v.Version.Article?.Title, v.Version.Article?.Body));

        public IReadOnlyList<VersionRecord> Versions(ArticleKey key) => [.. _versions.Where(v => v.Key == key).Select(v => v.Version)];

        public Task<ArticleRecord?> FindAsync(ArticleId article, CancellationToken ct)
        {
            var versions = _versions.Where(v => ArticleId.Of(v.Key) == article).Select(v => v.Version).ToList();
            return Task.FromResult(versions.Count == 0 ? null : new ArticleRecord(null!, versions, []));
        }

        public ValueTask<Task<Receipt>> Submit(Admission admission, DateTimeOffset now)
        {
            if (Left-- <= 0)
            {
                throw new OperationCanceledException();
            }

            var (key, article, recorded) = admission switch
            {
                Admission.Text text => (text.Article.Key, text.Article, text.ArrivedAt),
                Admission.Withdrawal withdrawal => (withdrawal.Key, null, withdrawal.ArrivedAt),
                var rejected => throw new InvalidOperationException(rejected.ToString()),
            };
            var last = Versions(key) is [.., var newest] ? newest : null;
            if (last is not null && Equals(last.Article?.Title, article?.Title) && Equals(last.Article?.Body, article?.Body))
            {
                return new(Task.FromResult<Receipt>(new Receipt.Duplicate(last.Position, ArticleId.Of(key))));
            }

            var position = new Position(_versions.Count + 1);
            _versions.Add((key, new(position, recorded ?? now, Way.Sample, article, null, now)));
            return new(Task.FromResult<Receipt>(new Receipt.Accepted(position, ArticleId.Of(key))));
        }
    }

    /// <summary>A clock that jumps to the end of every wait.</summary>
    private sealed class HurriedTime(DateTimeOffset now) : TimeProvider
    {
        private DateTimeOffset _now = now;

        public ConcurrentQueue<TimeSpan> Waits { get; } = [];

        public override DateTimeOffset GetUtcNow() => _now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Enqueue(dueTime);
            _now += dueTime;
            ThreadPool.QueueUserWorkItem(_ => callback(state));
            return new Spent();
        }

        private sealed class Spent : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => false;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
