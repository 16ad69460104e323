using Microsoft.Data.Sqlite;

namespace NewsMonitor.Log.Sqlite;

/// <summary>A connection with its prepared statements. Used by one thread at a time. SQL is passed as constants: statements are found by reference.</summary>
internal sealed class Session : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, Statement> _statements = new(ReferenceEqualityComparer.Instance);

    public Session(SqliteConnection connection) => _connection = connection;

    /// <summary>What turns stored versions back into text.</summary>
    public VersionCodec Codec { get; } = new();

    public Rows Query(string sql, params ReadOnlySpan<SqlValue> values)
    {
        var statement = Prepare(sql);
        statement.Reset();
        statement.Bind(values);
        return new(statement);
    }

    /// <summary>Runs to the end and gives nothing back.</summary>
    public void Run(string sql, params ReadOnlySpan<SqlValue> values)
    {
        using var rows = Query(sql, values);
        while (rows.Next())
        {
        }
    }

    /// <summary>The first column of the first row; null: no row, or null.</summary>
    public long? Scalar(string sql, params ReadOnlySpan<SqlValue> values)
    {
        using var rows = Query(sql, values);
        return rows.Next() ? rows.NumberOrNull(0) : null;
    }

    /// <summary>Rows that the last statement changed.</summary>
    public int Changed => SQLitePCL.raw.sqlite3_changes(_connection.Handle);

    /// <summary>Runs a script of several statements.</summary>
    public void Execute(string script)
    {
        var rc = SQLitePCL.raw.sqlite3_exec(_connection.Handle, script);
        if (rc != SQLitePCL.raw.SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(rc, _connection.Handle);
        }
    }

    /// <summary>Gives the connection what migrations ask for: <c>reader_of(findings)</c>, the reader that stored findings name;
    /// <c>text_of(content)</c>, the number of a stored text that its copies share; <c>taken_out(changes)</c>, the subjects that a position took an
    /// article from.</summary>
    public void AddFunctions()
    {
        _connection.CreateFunction("reader_of", (byte[] findings) => Codec.ReaderOf(findings), isDeterministic: true);
        _connection.CreateFunction(
            "text_of", (byte[] content) => TextNumber.Of(Codec.DecodeText(content).ToArticle(default).TextHash()), isDeterministic: true);
        _connection.CreateFunction("taken_out", (byte[] changes) => ChangeBlob.TakenOut(changes), isDeterministic: true);
    }

    /// <summary>One transaction that may write: whole or not at all. Immediate, since one that turns from reading to writing can fail as locked.</summary>
    public T Write<T>(Func<T> work)
    {
        Run("begin immediate");
        try
        {
            var result = work();
            Run("commit");
            return result;
        }
        catch
        {
            RollBack();
            throw;
        }
    }

    /// <inheritdoc cref="Write{T}"/>
    public void Write(Action work) => Write(() =>
    {
        work();
        return true;
    });

    /// <summary>Begins a snapshot: what is read until <see cref="RollBack"/> belongs together.</summary>
    public void Begin() => Run("begin");

    // A failed commit may have ended the transaction already (full disk); then there is nothing to roll back.
    public void RollBack()
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0)
        {
            Run("rollback");
        }
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        Codec.Dispose();
        _connection.Dispose();
    }

    private Statement Prepare(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            statement = new(_connection.Handle!, sql);
            _statements.Add(sql, statement);
        }

        return statement;
    }
}
