using Microsoft.Extensions.Logging.Abstractions;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Domain.Queries;
using NewsMonitor.Host.Importing;
using NewsMonitor.Log.Sqlite;
using NewsMonitor.Reading;

namespace NewsMonitor.Acceptance.Alerts;

/// <summary>A recorded stream in a log, and rules looking at it.</summary>
internal sealed class RecordedNews : IAsyncDisposable
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    private RecordedNews(SqliteLog log) => Log = log;

    public SqliteLog Log { get; }

    public static async Task<RecordedNews> ImportAsync(string folder, string file)
    {
        var ct = TestContext.Current.CancellationToken;
        await using (var import = await OfflineIntake.OpenAsync(folder, TimeProvider.System, ct))
        {
            Assert.Null((await import.Files.RunAsync(file, ReaderKind.Fast, null, null, ct)).Broken);
        }

        return new(await SqliteLog.OpenAsync(folder, TimeProvider.System, NullLogger.Instance, ct));
    }

    /// <summary>What a rule on a query is shown of a range, as if it had come live, in the order of arrival.</summary>
    public async Task<List<Sighting>> SeeAsync(Rule rule, DateTimeOffset from, DateTimeOffset to)
    {
        var (seen, number) = (new List<Sighting>(), 0L);
        await Log.ReadMatchedSightingsAsync(
            Query.Parse(rule.On.Query!), rule.Subject, from, from, to, [],
            change =>
            {
                if (change.Seen is { } sighting)
                {
                    seen.Add(sighting with { Number = ++number });
                }
            },
            _ct);
        return seen;
    }

    public ValueTask DisposeAsync() => Log.DisposeAsync();
}
