using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace NewsMonitor.Log.Sqlite;

/// <summary>A prepared statement, bound through SQLite's own calls: a command object with parameters costs as much as the insert itself.</summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _db;
    private readonly sqlite3_stmt _handle;

    public Statement(sqlite3 db, string sql)
    {
        _db = db;
        Check(raw.sqlite3_prepare_v2(db, sql, out _handle));
    }

    /// <summary>Values in the order in which the parameters first appear.</summary>
    public void Bind(ReadOnlySpan<SqlValue> values)
    {
        if (values.Length != raw.sqlite3_bind_parameter_count(_handle))
        {
            throw new ArgumentException(
                $"{values.Length} values for {raw.sqlite3_bind_parameter_count(_handle)} parameters: {raw.sqlite3_sql(_handle).utf8_to_string()}");
        }

        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            Check(value.Type switch
            {
                SqlType.Number => raw.sqlite3_bind_int64(_handle, i + 1, value.Number),
                SqlType.Text => raw.sqlite3_bind_text(_handle, i + 1, (string)value.Reference!),
                // An empty array would be bound as null.
                SqlType.Bytes when value.Reference is byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(_handle, i + 1, 0),
                SqlType.Bytes => raw.sqlite3_bind_blob(_handle, i + 1, (byte[])value.Reference!),
                _ => raw.sqlite3_bind_null(_handle, i + 1),
            });
        }
    }

    /// <summary>Moves to the next row; false: there is none.</summary>
    public bool Step()
    {
        var rc = raw.sqlite3_step(_handle);
        if (rc is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            Check(rc);
        }

        return rc == raw.SQLITE_ROW;
    }

    // The result repeats the error of the last step, which was thrown there.
    public void Reset() => _ = raw.sqlite3_reset(_handle);

    public bool IsNull(int column) => raw.sqlite3_column_type(_handle, column) == raw.SQLITE_NULL;

    public long Number(int column) => raw.sqlite3_column_int64(_handle, column);

    public string Text(int column) => raw.sqlite3_column_text(_handle, column).utf8_to_string();

    /// <summary>Valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_handle, column);

    public void Dispose() => _handle.Dispose();

    private void Check(int rc)
    {
        if (rc != raw.SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(rc, _db);
        }
    }
}
