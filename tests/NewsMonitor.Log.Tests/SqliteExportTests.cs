using NewsMonitor.Log.Sqlite;

namespace NewsMonitor.Log.Tests;

public sealed class SqliteExportTests() : ExportContract(new SqliteTestStore())
{
    protected override IExports ExportsOf(ILog log) => ((SqliteLog)log).Exports;
}
