namespace NewsMonitor.Log.Tests;

public sealed class SqliteLogTests() : LogContract(new SqliteTestStore());
