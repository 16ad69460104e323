using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace NewsMonitor.Log.Sqlite;

/// <summary>
/// One database file and its connection policy: one writer, pooled readers that never wait for it. A commit is synced to disk
/// (<c>synchronous=FULL</c>: with NORMAL a power cut could lose what was answered as accepted).
/// </summary>
internal sealed class Database : IDisposable
{
    /// <summary>Readers at work at once; more wait. A reader is as busy as its disk or core, so more would only queue there.</summary>
    private const int MaxReaders = 8;

    /// <summary>
    /// Of them for reads of the past, which may look at every article of a subject: the others are left to what is live. One more than backtests run at
    /// once, so that a rule that is made does not wait for them.
    /// </summary>
    private const int MaxPastReaders = 3;

    private readonly string _file;
    private readonly ConcurrentBag<Session> _idle = [];
    private readonly SemaphoreSlim _readers = new(MaxReaders);
    private readonly SemaphoreSlim _pastReaders = new(MaxPastReaders);
    private readonly SemaphoreSlim _writing = new(1);
    private volatile bool _disposed;

    /// <param name="cacheMegabytes">Page cache of the writer.</param>
    public Database(string file, string migrations, int cacheMegabytes)
    {
        _file = file;
        Writer = Open(SqliteOpenMode.ReadWriteCreate);
        try
        {
            // Before the first table and before WAL. 8 KB, since a compressed version is some 3 KB: at 4 KB one row fills one page.
            Writer.Run("pragma page_size = 8192");
            Writer.Run("pragma journal_mode = wal");
            Writer.Run("pragma synchronous = full");
            Writer.Run("pragma journal_size_limit = 67108864");
            Writer.Run($"pragma cache_size = -{cacheMegabytes * 1024}");
            Writer.AddFunctions();
            Migrations.Run(Writer, migrations, file);
        }
        catch
        {
            Writer.Dispose();
            throw;
        }
    }

    /// <summary>The only connection that writes; for one thread at a time.</summary>
    public Session Writer { get; }

    /// <summary>One transaction of one of several writers; the log's own batches come from one loop and go to <see cref="Writer"/>.</summary>
    public async Task<T> WriteAsync<T>(Func<Session, T> work, CancellationToken ct)
    {
        await _writing.WaitAsync(ct);
        try
        {
            return Writer.Write(() => work(Writer));
        }
        catch (SqliteException error) when (Faults.OfTheMachine(error, _file) is { } fault)
        {
            throw fault;
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Runs the queries of one snapshot on a reader of its own.</summary>
    public async Task<T> ReadAsync<T>(Func<Session, T> work, CancellationToken ct)
    {
        using var snapshot = await OpenSnapshotAsync(ct);
        return work(snapshot.Session);
    }

    /// <summary>A snapshot on a reader of its own. To be closed soon: while it is open the write-ahead log cannot start anew.</summary>
    public Task<Snapshot> OpenSnapshotAsync(CancellationToken ct) => OpenSnapshotAsync(Return, ct);

    /// <summary>Runs the queries of one read of the past.</summary>
    public async Task<T> ReadPastAsync<T>(Func<Session, T> work, CancellationToken ct)
    {
        using var snapshot = await OpenPastSnapshotAsync(ct);
        return work(snapshot.Session);
    }

    /// <summary>A snapshot for a read of the past, for which it may wait longer.</summary>
    public async Task<Snapshot> OpenPastSnapshotAsync(CancellationToken ct)
    {
        await _pastReaders.WaitAsync(ct);
        try
        {
            return await OpenSnapshotAsync(ReturnPast, ct);
        }
        catch
        {
            _pastReaders.Release();
            throw;
        }
    }

    public void Dispose()
    {
        _disposed = true;

        // Waits for the readers at work: a connection must not be closed under a query.
        for (var i = 0; i < MaxReaders; i++)
        {
            _readers.Wait();
        }

        while (_idle.TryTake(out var session))
        {
            session.Dispose();
        }

        _readers.Release(MaxReaders);
        _writing.Dispose();
        Writer.Dispose();
    }

    private async Task<Snapshot> OpenSnapshotAsync(Action<Session> giveBack, CancellationToken ct)
    {
        await _readers.WaitAsync(ct);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (!_idle.TryTake(out var session))
            {
                session = Open(SqliteOpenMode.ReadOnly);
                session.Run("pragma cache_size = -8192");
            }

            session.Begin();
            return new(session, giveBack);
        }
        catch
        {
            _readers.Release();
            throw;
        }
    }

    private void Return(Session session)
    {
        _idle.Add(session);
        _readers.Release();
    }

    private void ReturnPast(Session session)
    {
        Return(session);
        _pastReaders.Release();
    }

    private Session Open(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _file, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            var session = new Session(connection);
            session.Run("pragma busy_timeout = 5000");
            session.Run("pragma temp_store = memory");
            return session;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
