using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>What changed, in the order of arrivals. Equal times come in the order of positions.</summary>
internal sealed class ArrivalReader(Session db, ArrivalOrder order)
{
    /// <summary>Index: version_arrival, which holds the position too.</summary>
    private const string LastVersion = """
        select arrival from version indexed by version_arrival
        where arrival > $after and arrival <= $to and position <= $head order by arrival limit 1 offset $skip
        """;

    private const string LastReading = """
        select arrival from reading indexed by reading_arrival
        where arrival > $after and arrival <= $to and position <= $head order by arrival limit 1 offset $skip
        """;

    private const string ReadVersions = """
        select v.position, c.changes from version v indexed by version_arrival left join change c on c.position = v.position
        where v.arrival > $after and v.arrival <= $to and v.position <= $head
        """;

    private const string ReadReadings = """
        select r.position, c.changes from reading r indexed by reading_arrival left join change c on c.position = r.position
        where r.arrival > $after and r.arrival <= $to and r.position <= $head
        """;

    private const string CountVersions = """
        select count(*) from (select 1 from version indexed by version_arrival
          where arrival > $after and arrival <= $to and position <= $head limit $limit)
        """;

    private const string CountReadings = """
        select count(*) from (select 1 from reading indexed by reading_arrival
          where arrival > $after and arrival <= $to and position <= $head limit $limit)
        """;

    private const string LastVersionWithin = """
        select position from version indexed by version_arrival
        where arrival = $instant and position > $within and position <= $head order by position limit 1 offset $skip
        """;

    private const string LastReadingWithin = """
        select position from reading indexed by reading_arrival
        where arrival = $instant and position > $within and position <= $head order by position limit 1 offset $skip
        """;

    private const string ReadVersionsWithin = """
        select v.position, c.changes from version v indexed by version_arrival left join change c on c.position = v.position
        where v.arrival = $instant and v.position > $within and v.position <= $to
        """;

    private const string ReadReadingsWithin = """
        select r.position, c.changes from reading r indexed by reading_arrival left join change c on c.position = r.position
        where r.arrival = $instant and r.position > $within and r.position <= $to
        """;

    private readonly List<PastChange> _changes = [];
    private readonly long _head = order.Head.Value;
    private int _rows;
    private long _last;

    public PastSlice Read(DateTimeOffset after, Position within, DateTimeOffset upTo, int limit)
    {
        if (within != Position.None)
        {
            return Part(after.UtcTicks + 1, within.Value, upTo.UtcTicks, limit);
        }

        var from = after.UtcTicks;
        var to = db.Scalar(LastVersion, from, upTo.UtcTicks, _head, limit - 1) ?? upTo.UtcTicks;
        to = db.Scalar(LastReading, from, to, _head, limit - 1) ?? to;
        if (Count(from, to, (2 * limit) + 1) > 2 * limit)
        {
            // The last instant has too many: those before it by themselves.
            if (Count(from, to - 1, 1) == 0)
            {
                return Part(to, 0, upTo.UtcTicks, limit);
            }

            to--;
        }

        Add(db.Query(ReadVersions, from, to, _head));
        Add(db.Query(ReadReadings, from, to, _head));
        return new(At(to), new(_last), _rows, _changes, IsLast: to == upTo.UtcTicks);
    }

    /// <summary>What comes next of an instant behind a position.</summary>
    private PastSlice Part(long instant, long within, long upTo, int limit)
    {
        var to = db.Scalar(LastVersionWithin, instant, within, _head, limit - 1);
        to = db.Scalar(LastReadingWithin, instant, within, to ?? _head, limit - 1) ?? to;
        Add(db.Query(ReadVersionsWithin, instant, within, to ?? _head));
        Add(db.Query(ReadReadingsWithin, instant, within, to ?? _head));
        return to is { } part
            ? new(At(instant - 1), new(_last), _rows, _changes, IsLast: false, new(part))
            : new(At(instant), new(_last), _rows, _changes, IsLast: instant == upTo);
    }

    private long Count(long after, long to, int limit) =>
        db.Scalar(CountVersions, after, to, _head, limit)!.Value + db.Scalar(CountReadings, after, to, _head, limit)!.Value;

    private void Add(Rows rows)
    {
        using (rows)
        {
            while (rows.Next())
            {
                var position = rows.Number(0);
                (_rows, _last) = (_rows + 1, Math.Max(_last, position));
                if (order.Find(position) is { } others)
                {
                    _changes.AddRange(others);
                }
                else if (!rows.IsNull(1))
                {
                    ChangeBlob.Read(rows.Bytes(1), _changes);
                }
            }
        }
    }

    private static DateTimeOffset At(long ticks) => new(ticks, TimeSpan.Zero);
}
