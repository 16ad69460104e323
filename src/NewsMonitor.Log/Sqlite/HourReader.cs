using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>What many subjects counted hour by hour, as far as "usual" and bursts need it.</summary>
internal static class HourReader
{
    private const string ReadSubjects = """
        select key, id, kind, name, wikidata from subject
        where originals >= $least and ($kinds >> kind) & 1 order by originals desc, key limit $limit
        """;

    private const string ReadHours = """
        select hour, articles, originals - suspect_originals, positive - negative
        from hour where subject = $subject and hour >= $from and hour < $to order by hour
        """;

    private const string CountSources = """
        select count(distinct source) from share where subject = $subject and minute >= $from and minute < $to and original and not suspect
        """;

    public static void Each(
        Session db, Minute from, Minute to, IReadOnlyCollection<SubjectKind> kinds, int least, int limit, Action<PastSubject, HourHistory> use,
        CancellationToken ct)
    {
        foreach (var subject in Subjects(db, kinds, least, limit))
        {
            ct.ThrowIfCancellationRequested();
            var hours = new HourHistory();
            using (var rows = db.Query(ReadHours, subject.Key, from.HourStart.Value, to.Value))
            {
                while (rows.Next())
                {
                    hours.Add(new Minute(rows.Number(0)), new HourCounts(rows.Int(1), rows.Int(2), rows.Int(3)));
                }
            }

            use(subject, hours);
        }
    }

    public static IReadOnlyList<int> Sources(Session db, IReadOnlyList<(int Subject, Minute From, Minute To)> stretches, CancellationToken ct)
    {
        var counts = new List<int>(stretches.Count);
        foreach (var (subject, from, to) in stretches)
        {
            ct.ThrowIfCancellationRequested();
            counts.Add((int)db.Scalar(CountSources, subject, from.Value, to.Value)!.Value);
        }

        return counts;
    }

    private static List<PastSubject> Subjects(Session db, IReadOnlyCollection<SubjectKind> kinds, int least, int limit)
    {
        var mask = kinds.Aggregate(0L, (bits, kind) => bits | (1L << (int)kind));
        var subjects = new List<PastSubject>();
        using var rows = db.Query(ReadSubjects, least, mask, limit);
        while (rows.Next())
        {
            subjects.Add(new(rows.Int(0), new(rows.Text(1)), (SubjectKind)rows.Int(2), rows.Text(3), rows.TextOrNull(4)));
        }

        return subjects;
    }
}
