using Microsoft.Extensions.Logging.Abstractions;
using NewsMonitor.Domain;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Log;
using NewsMonitor.Log.Sqlite;

namespace NewsMonitor.Grains.Tests.Replays;

public sealed class ReplayBurstsTests : IAsyncLifetime
{
    private static readonly string[] Sources = ["ap", "bbc", "dpa", "efe"];

    private readonly string _folder = Directory.CreateTempSubdirectory("news-monitor-").FullName;
    private readonly WatchedTime _time = new(Some.Now);
    private readonly DateTimeOffset _first = Some.Now.Date.AddDays(-60);
    private readonly List<Submission> _news = [];
    private SqliteLog _log = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _log = await SqliteLog.OpenAsync(_folder, _time, NullLogger.Instance, Ct);

    public async ValueTask DisposeAsync()
    {
        await _log.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Bursts_of_a_range_are_what_its_boards_show_at_their_clocks_one_for_each_event_in_order_of_strength()
    {
        for (var day = 0; day < 60; day++)
        {
            Add("Oslo", day, hour: 9, articles: 1, sources: 1);
            Add("Paris", day, hour: 15, articles: 2, sources: 2);
        }

        Add("Oslo", day: 40, hour: 10, articles: 20, sources: 4);
        Add("Oslo", day: 41, hour: 10, articles: 30, sources: 4);      // the same event
        Add("Oslo", day: 50, hour: 10, articles: 15, sources: 4);
        Add("Paris", day: 45, hour: 16, articles: 40, sources: 2);     // two sources are no burst
        Add("Rome", day: 30, hour: 3, articles: 60, sources: 3);       // nothing before
        await CommitAsync();

        await using var cluster = await Cluster.StartAsync(log: _log, time: _time);
        var replay = await cluster.Replays.CreateAsync(new(_first, _first.AddDays(60), 1, ReplayClock.Event), Ct);
        var bursts = (await cluster.Replays.ReadBurstsAsync(replay.Id, Ct))!;
        Assert.Equal(
            [("Rome", 30, 60), ("Oslo", 41, 31), ("Oslo", 50, 16)], bursts.Select(burst => (burst.Name, (burst.At - _first).Days, burst.Articles)));
        Assert.Equal(bursts.Select(burst => burst.Burst).OrderDescending(), bursts.Select(burst => burst.Burst));
        foreach (var burst in bursts)
        {
            await cluster.Replays.ChangeAsync(replay.Id, new(ReplayState.Paused, At: burst.At), Ct);
            var board = await cluster.Boards.GetBoardAsync(replay.Id, Some.Board("burst", burst.Window), Ct);
            var row = board.Rows.Single(row => row.Subject == burst.Subject);
            Assert.Equal(
                (burst.Name, burst.Kind, burst.Articles, burst.Usual, burst.Burst),
                (row.Name, row.Kind, row.Window.Articles, row.Window.Usual, row.Window.Burst));
        }

        Assert.Null(await cluster.Replays.ReadBurstsAsync("r12345678", Ct));
        await cluster.Replays.EndAsync(replay.Id, Ct);
        Assert.Null(await cluster.Replays.ReadBurstsAsync(replay.Id, Ct));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(7)]
    public async Task In_a_range_of_a_week_bursts_are_told_by_the_hour(int days)
    {
        for (var hour = 0; hour < 40 * 24; hour += 6)
        {
            Add("Oslo", hour / 24, hour % 24, articles: 1, sources: 1);
        }

        Add("Oslo", day: 35, hour: 10, articles: 20, sources: 4);
        await CommitAsync();
        await using var cluster = await Cluster.StartAsync(log: _log, time: _time);
        var replay = await cluster.Replays.CreateAsync(new(_first.AddDays(34), _first.AddDays(34 + days), 1, ReplayClock.Arrival), Ct);
        var burst = Assert.Single((await cluster.Replays.ReadBurstsAsync(replay.Id, Ct))!);
        Assert.Equal((_first.AddDays(35).AddHours(11).AddMinutes(-1), "1h", 20), (burst.At, burst.Window, burst.Articles));
    }

    private void Add(string place, int day, int hour, int articles, int sources)
    {
        for (var i = 0; i < articles; i++)
        {
            var at = _first.AddDays(day).AddHours(hour).AddMinutes(i % 60);
            var subject = SubjectId.Unlinked(SubjectKind.Place, place);
            var entity = new EntityFinding(subject, place, SubjectKind.Place, null, 0.9, [new(TextField.Title, 0, 4)], null, []);
            var article = new Article(new(Sources[i % sources], $"{_news.Count}"), $"{place} {_news.Count}", $"It rained {_news.Count} times.", PublishedAt: at);
            _news.Add(new Submission.Text(article, new("test/1", "en", [], [], [entity], [], null), Way.Import, at));
        }
    }

    private async Task CommitAsync()
    {
        foreach (var batch in _news.Chunk(200))
        {
            await _log.CommitAsync(batch, Ct);
        }
    }
}
