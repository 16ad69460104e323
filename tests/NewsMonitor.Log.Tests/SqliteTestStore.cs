using Microsoft.Extensions.Logging.Abstractions;
using NewsMonitor.Log.Sqlite;

namespace NewsMonitor.Log.Tests;

internal sealed class SqliteTestStore : ITestStore
{
    private readonly TemporaryFolder _folder = new();

    public async Task<ILog> OpenAsync(string name, TimeProvider time, CancellationToken ct) =>
        await SqliteLog.OpenAsync(_folder.Sub(name), time, NullLogger.Instance, ct);

    public Task CatchUpAsync(ILog log, CancellationToken ct) => ((SqliteLog)log).Search.CatchUpAsync(ct);

    public Task DropAsync(string name)
    {
        Directory.Delete(_folder.Sub(name), recursive: true);
        return Task.CompletedTask;
    }

    public void Dispose() => _folder.Dispose();
}
