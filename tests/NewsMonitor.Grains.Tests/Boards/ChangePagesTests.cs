using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Domain;
using NewsMonitor.Grains.Boards;
using NewsMonitor.Grains.Contracts;

namespace NewsMonitor.Grains.Tests.Boards;

public class ChangePagesTests
{
    private static readonly SubjectId[] Subjects = [Some.Kew, Some.Oslo, Some.Politics, new("entity:place:bergen"), new("entity:place:lima")];

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private readonly FakeLog _log = new(new FakeTimeProvider(Some.Now));

    [Fact]
    public async Task Shards_beside_each_other_get_what_each_would_read_by_itself()
    {
        var pages = new ChangePages(_log);
        Commit((2 * ChangePages.Positions) + 7);
        using var catching = pages.Begin();
        var parts = await Task.WhenAll(Enumerable.Range(0, TimelineKey.Shards).Select(shard => CatchUpAsync(pages, shard)));
        for (var shard = 0; shard < TimelineKey.Shards; shard++)
        {
            var alone = await _log.ReadChangesAsync(Position.None, 2 * ChangePages.Positions, (shard, TimelineKey.Shards), Ct);
            Assert.Equal(alone.To, parts[shard].At);
            Assert.Equal(alone.Changes, parts[shard].Changes);
        }
    }

    [Fact]
    public async Task A_page_that_grows_is_nobodys_until_it_is_whole()
    {
        var pages = new ChangePages(_log);
        Commit(ChangePages.Positions - 1);
        using (pages.Begin())
        {
            Assert.Null(await pages.ReadAsync(Position.None, Ct));
        }

        Commit(1);
        using var again = pages.Begin();
        Assert.Equal(ChangePages.Positions, (await pages.ReadAsync(Position.None, Ct))!.To.Value);
    }

    [Fact]
    public async Task A_read_that_failed_is_tried_again_by_the_next()
    {
        var pages = new ChangePages(_log);
        Commit(ChangePages.Positions);
        using var catching = pages.Begin();
        _log.FailNextReads(1);
        await Assert.ThrowsAsync<IOException>(() => pages.ReadAsync(Position.None, Ct));
        Assert.NotNull(await pages.ReadAsync(Position.None, Ct));
    }

    private static async Task<(Position At, List<Change> Changes)> CatchUpAsync(ChangePages pages, int shard)
    {
        var (at, changes) = (Position.None, new List<Change>());
        while (await pages.ReadAsync(at, Ct) is { } page)
        {
            changes.AddRange(page.Parts[shard]);
            at = page.To;
        }

        return (at, changes);
    }

    private void Commit(int versions)
    {
        for (var version = 0; version < versions; version++)
        {
            _log.Commit(Some.Clock, version % 3, Some.Good, Subjects[version % Subjects.Length], Subjects[(version + 2) % Subjects.Length]);
        }
    }
}
