using NewsMonitor.Log.Sqlite;

namespace NewsMonitor.Log.Tests.Past;

public sealed class PastReadersTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reads_of_the_past_wait_for_each_other_and_leave_readers_to_live_ones()
    {
        using var folder = new TemporaryFolder();
        using var database = new Database(Path.Combine(folder.Path, "log.db"), "Sqlite/log", cacheMegabytes: 1);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        using var first = await database.OpenPastSnapshotAsync(Ct);
        using var second = await database.OpenPastSnapshotAsync(Ct);
        Task<long> patient;
        using (await database.OpenPastSnapshotAsync(Ct))
        {
            patient = database.ReadPastAsync(HeadReader.Position, Ct);
            var stopped = database.ReadPastAsync(HeadReader.Position, stop.Token);
            Assert.Equal(0, await database.ReadAsync(HeadReader.Position, Ct));
            Assert.False(patient.IsCompleted);
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped);
        }

        Assert.Equal(0, await patient);
    }

    [Fact]
    public async Task A_read_of_the_past_that_is_no_longer_wanted_looks_at_no_further_article()
    {
        using var folder = new TemporaryFolder();
        using var database = new Database(Path.Combine(folder.Path, "log.db"), "Sqlite/log", cacheMegabytes: 1);
        using var snapshot = await database.OpenPastSnapshotAsync(Ct);
        var articles = new PastArticles(snapshot.Session, long.MaxValue, long.MaxValue, new CancellationToken(canceled: true));
        Assert.Throws<OperationCanceledException>(() => articles.Find(1));
    }
}
