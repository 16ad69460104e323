using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using NewsMonitor.Domain;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Log;
using NewsMonitor.Log.Sqlite;

namespace NewsMonitor.Grains.Tests.Following;

/// <summary>The whole way from a commit to pictures and boards, on the log that ships.</summary>
public sealed class RealLogTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("news-monitor-").FullName;
    private readonly WatchedTime _time = new(Some.Now);
    private SqliteLog _log = null!;

    public async ValueTask InitializeAsync() =>
        _log = await SqliteLog.OpenAsync(_folder, _time, NullLogger.Instance, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _log.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Edits_copies_and_withdrawals_come_through_and_a_new_silo_shows_the_same()
    {
        Picture before;
        Board board;
        await using (var cluster = await Cluster.StartAsync(log: _log, time: _time))
        {
            await CommitAsync(Text("1", "bbc", "A storm came."), Text("2", "cnn", "A storm came."), Text("3", "bbc", "It went."));
            await cluster.FollowAsync(3);
            var oslo = await cluster.PictureAsync(Some.Oslo);
            Assert.Equal((3, 2, 2), (oslo.Windows["1h"].Articles, oslo.Windows["1h"].Originals, oslo.Total.Sources));

            await CommitAsync(new Submission.Withdrawal(new("bbc", "1"), Way.Push), Text("3", "bbc", "It stayed.", "Bergen"));
            await cluster.FollowAsync(5);
            oslo = await cluster.PictureAsync(Some.Oslo);
            Assert.Equal((1, 1, 1), (oslo.Windows["1h"].Articles, oslo.Windows["1h"].Originals, oslo.Total.Sources));
            before = await cluster.PictureAsync(Some.Oslo);
            board = await BoardAsync(cluster);
            Assert.Equal(["Bergen", "Oslo"], board.Rows.Select(r => r.Name).Order());
            Assert.All(board.Rows, row => Assert.Equal("Weather", row.Newest!.Title));
        }

        await using (var cluster = await Cluster.StartAsync(log: _log, time: _time))
        {
            Assert.Equivalent(before, await cluster.PictureAsync(Some.Oslo), strict: true);
            Assert.Equivalent(board, await BoardAsync(cluster), strict: true);
        }
    }

    [Fact]
    public async Task After_a_reread_pictures_and_boards_are_those_of_a_log_that_was_read_so_from_the_start()
    {
        Picture oslo;
        Board board;
        await using (var cluster = await Cluster.StartAsync(log: _log, time: _time))
        {
            await CommitAsync(Text("1", "bbc", "A storm came."), Text("2", "cnn", "A storm came."), Text("3", "bbc", "It went.", at: Some.Now.AddHours(-5)));
            await cluster.FollowAsync(3);
            Assert.Equal(3, (await cluster.PictureAsync(Some.Oslo)).Total.Articles);
            await CommitAsync(Again(1, "bbc", "1", "A storm came.", "Bergen"), Again(3, "bbc", "3", "It went.", "Bergen"));
            await cluster.FollowAsync(5);
            (oslo, board) = (await cluster.PictureAsync(Some.Oslo), await BoardAsync(cluster));
            Assert.Equal((1, 0), (oslo.Total.Articles, oslo.Total.Originals));
            Assert.Equal(2, board.Rows.Single(row => row.Name == "Bergen").Window.Articles);
        }

        await _log.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        _log = await SqliteLog.OpenAsync(_folder, _time, NullLogger.Instance, TestContext.Current.CancellationToken);
        await CommitAsync(
            Text("1", "bbc", "A storm came.", "Bergen"), Text("2", "cnn", "A storm came."), Text("3", "bbc", "It went.", "Bergen", Some.Now.AddHours(-5)));
        await using var first = await Cluster.StartAsync(log: _log, time: _time);
        var same = await first.PictureAsync(Some.Oslo);
        Assert.Equivalent(same with { Number = oslo.Number, Position = oslo.Position }, oslo, strict: true);
        var rows = (await BoardAsync(first)).Rows.OrderBy(row => row.Name).Zip(board.Rows.OrderBy(row => row.Name)).ToList();
        Assert.Equal(2, rows.Count);
        Assert.All(rows, pair => Assert.Equivalent(pair.First with { Number = pair.Second.Number }, pair.Second, strict: true));
    }

    [Fact]
    public async Task A_shard_that_wakes_late_reads_the_week_and_no_more()
    {
        await CommitAsync(Text("1", "bbc", "Old."));
        _time.Advance(TimeSpan.FromDays(8));
        await CommitAsync(Text("2", "bbc", "New."), Text("3", "bbc", "Late.", at: Some.Now.AddDays(2)));
        await using var cluster = await Cluster.StartAsync(log: _log, time: _time);
        var row = Assert.Single((await BoardAsync(cluster)).Rows);
        Assert.Equal(2, row.Window.Articles);
        Assert.Equal(3, (await cluster.PictureAsync(Some.Oslo)).Total.Articles);
    }

    private static Task<Board> BoardAsync(Cluster cluster) =>
        cluster.Boards.GetBoardAsync(TimelineKey.Live, Some.Board(window: "7d"), TestContext.Current.CancellationToken);

    private Task CommitAsync(params Submission[] batch) => _log.CommitAsync(batch, TestContext.Current.CancellationToken);

    private Submission.Reading Again(long version, string source, string id, string body, string place)
    {
        var text = Text(id, source, body, place);
        return new(text.Article, new(version), text.Findings! with { Reader = "test/2" });
    }

    private Submission.Text Text(string id, string source, string body, string place = "Oslo", DateTimeOffset? at = null)
    {
        var span = new TextSpan(TextField.Title, 0, 7);
        var entity = new EntityFinding(SubjectId.Unlinked(SubjectKind.Place, place), place, SubjectKind.Place, null, 0.9, [span], null, []);
        var findings = new Findings("test/1", "en", ImmutableArray<TextSpan>.Empty, [], [entity], [], null);
        return new(new(new(source, id), "Weather", body, PublishedAt: at ?? _time.GetUtcNow()), findings, Way.Push);
    }
}
