using System.Text.Json;
using NewsMonitor.Domain;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Grains.Tests.Boards;

namespace NewsMonitor.Grains.Tests.Following;

public sealed class FollowerTests
{
    private static readonly SubjectId[] Subjects = [.. Enumerable.Range(0, 40).Select(i => new SubjectId($"entity:person:p{i}"))];

    [Fact]
    public async Task What_is_committed_is_on_the_boards_and_in_the_pictures_once_it_is_followed()
    {
        await using var cluster = await Cluster.StartAsync();
        Assert.Equal(0, await Total(cluster));
        cluster.Log.Commit(cluster.Clock, source: 1, Some.Good, Some.Politics, Some.Kew);
        Assert.Equal(["all", "entity:person:darren-kew", "topic:11000000"], await cluster.FollowAsync());
        Assert.Equal(1, await cluster.Follower.GetFollowedAsync());
        Assert.True(await cluster.IsAwakeAsync(Some.Kew));
        Assert.Equal(1, (await cluster.PictureAsync(Some.Kew)).Windows["15m"].Articles);
        var board = await BoardAsync(cluster, Some.Board());
        Assert.Equal(["entity:person:darren-kew", "topic:11000000"], board.Rows.Select(r => r.Subject));
        Assert.Equal("Title 1", board.Rows[0].Newest!.Title);
    }

    [Fact]
    public async Task An_archive_wakes_nobody_and_reaches_those_that_are_awake()
    {
        await using var cluster = await Cluster.StartAsync();
        cluster.Log.Commit(cluster.Clock, source: 1, Some.Good, Some.Politics);
        await cluster.FollowAsync();
        cluster.Log.Commit(cluster.Clock - 10 * Minute.PerDay, source: 2, Some.Good, Some.Politics, Some.Kew);
        await cluster.FollowAsync();
        Assert.False(await cluster.IsAwakeAsync(Some.Kew));
        var picture = await cluster.PictureAsync(Some.Politics);
        Assert.Equal((1, 2L, 2), (picture.Windows["7d"].Articles, picture.Total.Articles, picture.Total.Sources));
        Assert.Equal(1, (await cluster.PictureAsync(Some.Kew)).Total.Articles);
    }

    [Fact]
    public async Task A_log_that_cannot_be_read_for_a_while_loses_nothing()
    {
        await using var cluster = await Cluster.StartAsync();
        await cluster.FollowAsync();
        cluster.Log.Commit(cluster.Clock, source: 1, Some.Good, Some.Politics);
        cluster.Log.FailNextReads(2);
        var (first, second) = (cluster.Time.Wait(TimeSpan.FromMilliseconds(100)), cluster.Time.Wait(TimeSpan.FromMilliseconds(200)));
        var told = cluster.FollowAsync();
        await first;
        cluster.Time.Advance(TimeSpan.FromMilliseconds(100));
        await second;
        cluster.Time.Advance(TimeSpan.FromMilliseconds(200));
        await told;
        Assert.Equal(1, await Total(cluster));
    }

    [Fact]
    public async Task A_killed_silo_changes_no_picture_and_no_board()
    {
        await using var cluster = await Cluster.StartAsync(silos: 3);
        Commit(cluster, from: 0, count: 300);
        await cluster.FollowAsync();
        Commit(cluster, from: 300, count: 100);
        await cluster.KillSiloOfAsync(cluster.Follower);
        Commit(cluster, from: 400, count: 100);
        await cluster.FollowAsync();
        await SameAsRecountAsync(cluster);
        cluster.Time.Advance(TimeSpan.FromMinutes(40));
        await SameAsRecountAsync(cluster);
    }

    [Fact]
    public async Task A_shard_without_its_follower_reads_what_it_lacks()
    {
        await using var cluster = await Cluster.StartAsync();
        Commit(cluster, from: 0, count: 50);
        for (var shard = 0; shard < TimelineKey.Shards; shard++)
        {
            await cluster.Grains.GetGrain<IBoardShardGrain>(TimelineKey.Of(TimelineKey.Live, shard)).ApplyAsync(50, 50, []);
        }

        await SameAsRecountAsync(cluster);
    }

    private static void Commit(Cluster cluster, int from, int count)
    {
        for (var i = from; i < from + count; i++)
        {
            cluster.Log.Commit(
                cluster.Clock - i * i % 70, source: i % 5, i % 3 == 0 ? Some.Bad : Some.Good, Subjects[i % 7], Subjects[i * i % 40 / 2 + 20], Some.Politics);
        }
    }

    private static async Task SameAsRecountAsync(Cluster cluster)
    {
        foreach (var query in new[] { Some.Board(limit: 50), Some.Board("burst", "24h"), Some.Board("sentiment", "7d"), Some.Board(window: "15m", filter: "p2") })
        {
            var expected = NaiveBoard.Of(cluster.Log, cluster.Clock, query, WeekShape.Of(new(), cluster.Clock));
            var actual = await BoardAsync(cluster, query);
            Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(actual with { Rows = [.. actual.Rows.Select(r => r with { Newest = null })] }));
            foreach (var row in expected.Rows)
            {
                Assert.Equal(row.Window, (await cluster.PictureAsync(new(row.Subject))).Windows[query.Window]);
            }
        }
    }

    private static async Task<int> Total(Cluster cluster) => (await BoardAsync(cluster, Some.Board())).Total;

    // A quarter of a second later, so that no former answer is repeated.
    private static Task<Board> BoardAsync(Cluster cluster, BoardQuery query)
    {
        cluster.Time.Advance(TimeSpan.FromMilliseconds(250));
        return cluster.Boards.GetBoardAsync(TimelineKey.Live, query, TestContext.Current.CancellationToken);
    }
}
