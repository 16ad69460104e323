using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace NewsMonitor.Log.Sqlite;

/// <summary>Tells faults of the machine, which no other submission would survive either, from faults of one submission.</summary>
internal static class Faults
{
    public static LogException? OfTheMachine(SqliteException error, string file) => error.SqliteErrorCode switch
    {
        raw.SQLITE_FULL => new($"The disk that holds '{file}' is full. Nothing was accepted; free some space.", transient: true, error),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
            new($"'{file}' is locked by another program (a backup or a console?). Nothing was accepted; close it.", transient: true, error),
        raw.SQLITE_IOERR => new($"The disk that holds '{file}' failed ({error.Message}). Nothing was accepted.", transient: true, error),
        raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM =>
            new($"'{file}' cannot be written ({error.Message}). Check its permissions.", transient: false, error),
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB =>
            new($"The log in '{file}' is damaged ({error.Message}). Stop, keep the file, and restore a backup.", transient: false, error),
        _ => null,
    };
}
