using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>What changed, in the order of a clock that runs over the past.</summary>
internal static class PastReader
{
    /// <summary>Changes of a slice that are added up beyond: a minute may hold any number of articles, of files that know only their day.</summary>
    private const int MostChanges = 50_000;

    private const string ReadRange = """
        select (select position from head),
          (select min(arrival) from version), (select max(arrival) from version), (select max(arrival) from reading),
          (select min(minute) from article where withdrawn = 0), (select max(minute) from article where withdrawn = 0)
        """;

    /// <summary>Withdrawals have no text.</summary>
    private const string FirstArrived = """
        select arrival from version indexed by version_arrival
        where arrival >= $from and arrival <= $to and text is not null order by arrival limit 1
        """;

    private const string FirstHappened = """
        select minute from article indexed by article_minute
        where withdrawn = 0 and minute >= $from and minute <= $to order by minute limit 1
        """;

    private const string LastArticle = """
        select minute from article indexed by article_minute
        where withdrawn = 0 and minute > $after and minute <= $to order by minute limit 1 offset $skip
        """;

    private const string ReadArticles = """
        select minute, source, original, suspect, shares from article indexed by article_minute
        where withdrawn = 0 and minute > $after and minute <= $to
        """;

    private const string ReadChanges = "select changes from change where position > $since and position <= $to";

    private const string ReadSubject = "select id, kind, name, wikidata from subject where key = $key";

    /// <summary>By position each costs a page of the table, by time an entry of the index for each time before.</summary>
    private const long MostByPosition = 2_000;

    private const string EarliestOfFew = """
        select min(time) from (
          select min(arrival) time from version where position > $after and position <= $to
          union all select min(arrival) from reading where position > $after and position <= $to)
        """;

    private const string EarliestText = """
        select arrival from version indexed by version_arrival where position > $after and position <= $to order by arrival limit 1
        """;

    private const string EarliestReading = """
        select arrival from reading indexed by reading_arrival where position > $after and position <= $to order by arrival limit 1
        """;

    public static PastRange? Range(Session db)
    {
        using var rows = db.Query(ReadRange);
        rows.Next();
        return rows.NumberOrNull(1) is not { } first
            ? null
            : new(
                new(rows.Number(0)), At(first), At(Math.Max(rows.Number(2), rows.NumberOrNull(3) ?? first)),
                rows.NumberOrNull(4) is { } from ? new Minute(from) : null, rows.NumberOrNull(5) is { } to ? new Minute(to) : null);
    }

    public static DateTimeOffset? FirstArrival(Session db, DateTimeOffset from, DateTimeOffset to) =>
        db.Scalar(FirstArrived, from.UtcTicks, to.UtcTicks) is { } time ? At(time) : null;

    public static Minute? FirstMinute(Session db, Minute from, Minute to) =>
        db.Scalar(FirstHappened, from.Value, to.Value) is { } minute ? new Minute(minute) : null;

    public static PastSlice Happened(Session db, Minute after, Minute upTo, Position since, int limit)
    {
        var head = HeadReader.Position(db);
        var to = Math.Max(since.Value, Math.Min(head, since.Value + limit));
        var changes = new List<PastChange>();
        using (var rows = db.Query(ReadChanges, since.Value, to))
        {
            while (rows.Next())
            {
                ChangeBlob.Read(rows.Bytes(0), changes);
            }
        }

        changes.RemoveAll(change => change.At > after);
        if (to < head)
        {
            return new(after.Start, new(to), 0, changes, IsLast: false);
        }

        var last = db.Scalar(LastArticle, after.Value, upTo.Value, limit - 1) ?? upTo.Value;
        var (count, most) = (0, MostChanges);
        using (var rows = db.Query(ReadArticles, after.Value, last))
        {
            while (rows.Next())
            {
                count++;
                var (minute, source, original, suspect) = (new Minute(rows.Number(0)), rows.Int(1), rows.Flag(2), rows.Flag(3));
                var shares = new ShareReader(rows.Bytes(4));
                while (shares.Next())
                {
                    changes.Add(new(shares.Current.Subject, minute, source, shares.Current.ToCounts(original, suspect)));
                }

                if (changes.Count > most)
                {
                    changes = AddedUp(changes);
                    most = Math.Max(MostChanges, 2 * changes.Count);
                }
            }
        }

        return new(new Minute(last).Start, new(to), count, changes, IsLast: last == upTo.Value);
    }

    /// <summary>Those of one subject, minute and source as one.</summary>
    private static List<PastChange> AddedUp(List<PastChange> changes)
    {
        var sums = new Dictionary<(int Subject, Minute At, int Source), Counts>();
        foreach (var change in changes)
        {
            var cell = (change.Subject, change.At, change.Source);
            sums[cell] = sums.GetValueOrDefault(cell) + change.Counts;
        }

        return [.. sums.Select(sum => new PastChange(sum.Key.Subject, sum.Key.At, sum.Key.Source, sum.Value))];
    }

    public static List<PastSubject> Subjects(Session db, IReadOnlyCollection<int> keys)
    {
        var subjects = new List<PastSubject>(keys.Count);
        foreach (var key in keys)
        {
            using var rows = db.Query(ReadSubject, key);
            if (!rows.Next())
            {
                throw new InvalidDataException($"The log has no subject {key}.");
            }

            subjects.Add(new(key, new(rows.Text(0)), (SubjectKind)rows.Int(1), rows.Text(2), rows.TextOrNull(3)));
        }

        return subjects;
    }

    public static DateTimeOffset? EarliestOf(Session db, Position after, Position upTo)
    {
        if (upTo.Value - after.Value <= MostByPosition)
        {
            return db.Scalar(EarliestOfFew, after.Value, upTo.Value) is { } time ? At(time) : null;
        }

        var (text, reading) = (db.Scalar(EarliestText, after.Value, upTo.Value), db.Scalar(EarliestReading, after.Value, upTo.Value));
        return text is null && reading is null ? null : At(Math.Min(text ?? long.MaxValue, reading ?? long.MaxValue));
    }

    private static DateTimeOffset At(long ticks) => new(ticks, TimeSpan.Zero);
}
