using Microsoft.Data.Sqlite;
using NewsMonitor.Domain;
using SQLitePCL;

namespace NewsMonitor.Log.Sqlite;

/// <summary>
/// Full text of the current articles, in a file of its own, some way behind the log. Derived: a missing, damaged or foreign file is made anew.
/// </summary>
internal sealed class SearchIndex : IDisposable
{
    /// <summary>Row numbers of one minute: 20 bits, a million articles.</summary>
    private const int RowBits = 20;

    private const string ReadFollow = "select position from follow where identity = $identity";

    private const string Begin = "insert into follow (one, identity, position) values (1, $identity, 0)";

    private const string WritePosition = "update follow set position = $position";

    private const string FindRow = "select row from doc where article = $article";

    private const string LastRow = "select max(row) from doc where row >= $first and row <= $last";

    private const string InsertDoc = "insert into doc (row, article) values ($row, $article)";

    private const string DeleteText = "delete from text where rowid = $row";

    private const string InsertText = """
        insert into text (rowid, title, body, entity, topic, source, id, language) values ($row, $title, $body, $entity, $topic, $source, $id, $language)
        """;

    /// <summary>FTS5 walks its rows backwards as they are asked for; only the rows taken are paid.</summary>
    private const string Match = """
        select text.rowid, d.article from text cross join doc d on d.row = text.rowid
        where text match $match and text.rowid < $below and text.rowid >= $from order by text.rowid desc
        """;

    /// <summary>Articles looked at once more for one page on a screen: some 0.2 ms each.</summary>
    public const int PageChecks = 2_000;

    private readonly string _file;
    private readonly byte[] _identity;
    private Database _database;
    private long _position;

    /// <param name="identity">Of the log that it belongs to.</param>
    /// <param name="logPosition">Of the log: an index that is further belongs to a log that was restored since.</param>
    /// <param name="reason">Why it was made anew; null: it was not.</param>
    public SearchIndex(string file, byte[] identity, long logPosition, out string? reason)
    {
        (_file, _identity) = (file, identity);
        reason = null;
        try
        {
            _database = Open();
            if (Position.Value <= logPosition)
            {
                return;
            }

            reason = "it is further than the log";
        }
        catch (Exception error) when (error is SqliteException or InvalidDataException)
        {
            reason = error.Message;
        }

        _database?.Dispose();
        _database = Create();
    }

    /// <summary>How far the log was followed.</summary>
    public Position Position => new(Volatile.Read(ref _position));

    public static bool IsDamage(SqliteException error) =>
        error.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB;

    /// <summary>Throws the file away and begins at position 0.</summary>
    public void Rebuild()
    {
        _database.Dispose();
        _database = Create();
    }

    public Task<Snapshot> OpenSnapshotAsync(CancellationToken ct) => _database.OpenSnapshotAsync(ct);

    /// <summary>Brings texts up to date, whole or not at all. Rows go in in their own order, else FTS5 writes a segment for each.</summary>
    /// <returns>How many had to be left out: their minute has as many articles as there are rows for it.</returns>
    public int Write(IReadOnlyList<SearchText> texts, Position to)
    {
        var db = _database.Writer;
        var leftOut = 0;
        db.Write(() =>
        {
            var rows = new SortedDictionary<long, SearchText>();
            foreach (var text in texts)
            {
                var row = db.Scalar(FindRow, text.Article);
                if (row is null)
                {
                    row = NextRow(db, text.Minute);
                    if (row is null)
                    {
                        leftOut++;
                        continue;
                    }

                    db.Run(InsertDoc, row.Value, text.Article);
                }

                rows[row.Value] = text;
            }

            foreach (var row in rows.Keys)
            {
                db.Run(DeleteText, row);
            }

            foreach (var (row, text) in rows)
            {
                if (text.Words is { } words)
                {
                    db.Run(InsertText, row, words.Title, words.Body, words.Entity, words.Topic, words.Source, words.Id, words.Language);
                }
            }

            db.Run(WritePosition, to.Value);
        });
        Volatile.Write(ref _position, to.Value);
        return leftOut;
    }

    /// <summary>
    /// A page of the list's articles that match, newest event time first. Articles whose withdrawal is not yet followed are left out.
    /// </summary>
    /// <param name="checks">Articles that are looked at once more, at most: bounds a page of which few hold.</param>
    public static SearchPage Find(Session search, Session log, ArticleList list, SearchExpression query, int limit, int checks)
    {
        // Articles of a rare subject lie far apart: after so many misses it is cheaper to go where its next one is.
        const int MaxMisses = 256;
        var found = new List<Cursor>();
        var from = list.FromMinute == long.MinValue ? long.MinValue : FirstRow(list.FromMinute);
        var below = Below(search, list.Below);
        while (true)
        {
            var misses = 0;
            using (var rows = search.Query(Match, query.Match, below, from))
            {
                while (misses < MaxMisses)
                {
                    if (!rows.Next())
                    {
                        return new(found, null);
                    }

                    below = rows.Number(0);
                    var (minute, article) = (below >> RowBits, rows.Number(1));
                    if (!list.Contains(log, minute, article))
                    {
                        misses++;
                        continue;
                    }

                    misses = 0;
                    if (query.Check?.Holds(log, article) ?? true)
                    {
                        found.Add(new(minute, article));
                    }

                    if (found.Count == limit || (query.Check is not null && --checks == 0))
                    {
                        return new(found, new(minute, article));
                    }
                }
            }

            if (list.FindMinute(log, below >> RowBits) is not { } next)
            {
                return new(found, null);
            }

            below = Math.Min(below, FirstRow(next + 1));
        }
    }

    public void Dispose() => _database.Dispose();

    private static long FirstRow(long minute) => minute << RowBits;

    private static long Below(Session search, Cursor cursor) => cursor.Second == 0
        ? (cursor.First >= long.MaxValue >> RowBits ? long.MaxValue : FirstRow(cursor.First))
        : search.Scalar(FindRow, cursor.Second) ?? FirstRow(cursor.First);

    // Null: there is none left.
    private static long? NextRow(Session db, long minute)
    {
        var first = FirstRow(minute);
        var last = FirstRow(minute + 1) - 1;
        var row = (db.Scalar(LastRow, first, last) ?? (first - 1)) + 1;
        return row <= last ? row : null;
    }

    private Database Open()
    {
        var database = new Database(_file, "Sqlite/search", cacheMegabytes: 32);
        try
        {
            var position = database.Writer.Scalar(ReadFollow, _identity);
            if (position is null)
            {
                // Fails where the row of another log is there.
                database.Writer.Run(Begin, _identity);
            }

            Volatile.Write(ref _position, position ?? 0);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private Database Create()
    {
        foreach (var suffix in new[] { "", "-wal", "-shm" })
        {
            File.Delete(_file + suffix);
        }

        return Open();
    }
}

/// <param name="Last">The last article looked at, behind which it goes on; null: there is nothing more.</param>
internal sealed record SearchPage(List<Cursor> Found, Cursor? Last);
