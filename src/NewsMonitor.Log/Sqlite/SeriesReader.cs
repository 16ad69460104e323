using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>Counts of a subject over time: minutes from <c>share</c>, whole hours from <c>hour</c>.</summary>
internal static class SeriesReader
{
    private const string ReadMinutes = """
        select minute, count(*), sum(original), sum(mentions), sum(sentiment = -1), sum(sentiment = 0), sum(sentiment = 1), sum(score),
          sum(original and suspect)
        from share where subject = $subject and minute >= $from and minute < $to
        group by minute order by minute
        """;

    private const string ReadHours = """
        select hour, articles, originals, mentions, negative, neutral, positive, score, suspect_originals
        from hour where subject = $subject and hour >= $from and hour < $to order by hour
        """;

    /// <summary>An unaligned range is exact too: its ends are read by the minute.</summary>
    public static IReadOnlyList<SeriesPoint> Read(Session db, int subject, Minute from, Minute to, int step)
    {
        if (step == 1)
        {
            return Minutes(db, subject, from.Value, to.Value);
        }

        var firstHour = (from + (Minute.PerHour - 1)).HourStart.Value;
        var lastHour = to.HourStart.Value;
        if (firstHour >= lastHour)
        {
            return Gathered(Minutes(db, subject, from.Value, to.Value), step);
        }

        var hours = Hours(db, subject, firstHour, lastHour).Select(hour => new SeriesPoint(hour.Hour, hour.Counts));
        return Gathered([.. Minutes(db, subject, from.Value, firstHour), .. hours, .. Minutes(db, subject, lastHour, to.Value)], step);
    }

    /// <summary>Parts in any order as steps, those that add up to nothing left out.</summary>
    public static IReadOnlyList<SeriesPoint> Gathered(IEnumerable<SeriesPoint> parts, int step)
    {
        var points = new SortedDictionary<long, Counts>();
        foreach (var part in parts)
        {
            var at = part.At.Value - (((part.At.Value % step) + step) % step);
            points[at] = points.GetValueOrDefault(at) + part.Counts;
        }

        return [.. points.Where(point => !point.Value.IsZero).Select(point => new SeriesPoint(new(point.Key), point.Value))];
    }

    /// <param name="from">First minute of an hour, with <paramref name="to"/> (exclusive).</param>
    public static List<HourCell> Hours(Session db, int subject, long from, long to)
    {
        var hours = new List<HourCell>();
        using var rows = db.Query(ReadHours, subject, from, to);
        while (rows.Next())
        {
            hours.Add(new(new(rows.Number(0)), ReadCounts(rows, 1)));
        }

        return hours;
    }

    /// <summary>Counts in eight columns, in the order of the type.</summary>
    public static Counts ReadCounts(Rows rows, int first) => new(
        rows.Int(first), rows.Int(first + 1), rows.Int(first + 2), rows.Int(first + 3), rows.Int(first + 4), rows.Int(first + 5),
        rows.Number(first + 6), rows.Int(first + 7));

    /// <summary>Minutes with an article, oldest first.</summary>
    public static List<SeriesPoint> Minutes(Session db, int subject, long from, long to)
    {
        var minutes = new List<SeriesPoint>();
        using var rows = db.Query(ReadMinutes, subject, from, to);
        while (rows.Next())
        {
            minutes.Add(new(new(rows.Number(0)), ReadCounts(rows, 1)));
        }

        return minutes;
    }
}
