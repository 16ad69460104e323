namespace NewsMonitor.Log.Sqlite;

/// <summary>A value on its way into a statement: whole number, text, bytes or null.</summary>
internal readonly struct SqlValue
{
    private SqlValue(long number, object? reference, SqlType type) => (Number, Reference, Type) = (number, reference, type);

    public long Number { get; }

    public object? Reference { get; }

    public SqlType Type { get; }

    public static implicit operator SqlValue(long value) => new(value, null, SqlType.Number);

    public static implicit operator SqlValue(bool value) => new(value ? 1 : 0, null, SqlType.Number);

    public static implicit operator SqlValue(long? value) => value is { } number ? number : default(SqlValue);

    public static implicit operator SqlValue(string? value) => value is null ? default : new(0, value, SqlType.Text);

    public static implicit operator SqlValue(byte[]? value) => value is null ? default : new(0, value, SqlType.Bytes);
}

internal enum SqlType
{
    Null = 0,
    Number,
    Text,
    Bytes,
}
