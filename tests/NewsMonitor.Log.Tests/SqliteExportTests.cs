using Microsoft.Extensions.Logging.Abstractions;
using NewsMonitor.Log.Sqlite;

namespace NewsMonitor.Log.Tests;

public sealed class SqliteExportTests : ExportContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    protected override async Task<ILog> OpenAsync(string name = "log") =>
        await SqliteLog.OpenAsync(_folder.Sub(name), Time, NullLogger.Instance, Ct);

    protected override IExports ExportsOf(ILog log) => ((SqliteLog)log).Exports;

    protected override Task DropAsync(string name)
    {
        Directory.Delete(_folder.Sub(name), recursive: true);
        return Task.CompletedTask;
    }

    public void Dispose() => _folder.Dispose();
}
