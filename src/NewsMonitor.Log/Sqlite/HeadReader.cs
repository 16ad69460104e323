using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>How far the log is, and where in it an instant lies.</summary>
internal static class HeadReader
{
    private const string ReadPosition = "select position from head";

    private const string ReadIdentity = "select identity from head";

    private const string ReadHead = """
        select position, articles, versions, withdrawn,
          (select count(*) from subject_source where subject = (select key from subject where id = 'all')),
          (select minute from share where subject = (select key from subject where id = 'all') order by minute limit 1),
          (select arrival from version order by position desc limit 1)
        from head
        """;

    public static long Position(Session db) => db.Scalar(ReadPosition)!.Value;

    public static byte[] Identity(Session db)
    {
        using var rows = db.Query(ReadIdentity);
        rows.Next();
        return rows.Bytes(0).ToArray();
    }

    public static LogHead Head(Session db, Position searchPosition)
    {
        using var rows = db.Query(ReadHead);
        rows.Next();
        return new(
            new(rows.Number(0)), rows.Number(1), rows.Number(2), rows.Number(3), rows.Int(4),
            rows.NumberOrNull(5) is { } minute ? new Minute(minute) : null,
            rows.NumberOrNull(6) is { } arrival ? new DateTimeOffset(arrival, TimeSpan.Zero) : null,
            searchPosition);
    }

    /// <summary>Found by halving, since the times never go backwards: needs no index.</summary>
    public static Position PositionBefore(Session db, DateTimeOffset instant)
    {
        var (before, after) = (0L, Position(db) + 1);
        while (after - before > 1)
        {
            var middle = before + ((after - before) / 2);
            if (VersionTable.Accepted(db, middle) < instant.UtcTicks)
            {
                before = middle;
            }
            else
            {
                after = middle;
            }
        }

        return new(before);
    }
}
