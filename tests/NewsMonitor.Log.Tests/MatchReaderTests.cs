using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Log.Sqlite;

namespace NewsMonitor.Log.Tests;

/// <summary>Which articles a query is tried on beside those that full text finds.</summary>
public sealed class MatchReaderTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Articles_that_were_changed_are_those_with_another_version_and_one_in_the_range()
    {
        using var folder = new TemporaryFolder();
        var time = new FakeTimeProvider(Some.Noon);
        await using (var log = await SqliteLog.OpenAsync(folder.Path, time, NullLogger.Instance, Ct))
        {
            await log.CommitAsync([Some.Text("1"), Some.Text("2"), Some.Text("3"), Some.Text("4")], Ct);
            time.Advance(TimeSpan.FromHours(1));
            await log.CommitAsync([Some.Text("2", body: "A storm came, and stays."), Some.Withdrawal("3"), Some.Text("5")], Ct);
            time.Advance(TimeSpan.FromHours(1));
            await log.CommitAsync([Some.Text("4", body: "No storm came.")], Ct);
        }

        Assert.Equal([2, 3], Changed(folder, Ct).Order());
        Assert.Throws<OperationCanceledException>(() => Changed(folder, new CancellationToken(canceled: true)));
    }

    /// <summary>In the second hour.</summary>
    private static HashSet<long> Changed(TemporaryFolder folder, CancellationToken ct)
    {
        using var database = new Database(Path.Combine(folder.Path, "log.db"), "Sqlite/log", cacheMegabytes: 1);
        var articles = new HashSet<long>();
        MatchReader.AddChanged(database.Writer, Some.Noon.AddHours(1).UtcTicks, Some.Noon.AddHours(2).UtcTicks, articles, ct);
        return articles;
    }
}
