namespace NewsMonitor.Log.Sqlite;

/// <summary>The rows of a running query. Dispose before the same query is run again.</summary>
internal readonly ref struct Rows(Statement statement)
{
    public bool Next() => statement.Step();

    public bool IsNull(int column) => statement.IsNull(column);

    public long Number(int column) => statement.Number(column);

    public int Int(int column) => checked((int)statement.Number(column));

    public bool Flag(int column) => statement.Number(column) != 0;

    public long? NumberOrNull(int column) => statement.IsNull(column) ? null : statement.Number(column);

    public string Text(int column) => statement.Text(column);

    public string? TextOrNull(int column) => statement.IsNull(column) ? null : statement.Text(column);

    /// <summary>Valid until the next row.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => statement.Bytes(column);

    public void Dispose() => statement.Reset();
}
