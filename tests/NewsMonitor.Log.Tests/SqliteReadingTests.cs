namespace NewsMonitor.Log.Tests;

public sealed class SqliteReadingTests() : ReadingContract(new SqliteTestStore());
