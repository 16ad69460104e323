using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>Subjects: what they are, and all that a subject's state is made of.</summary>
internal static class SubjectReader
{
    /// <summary>First and newest are two seeks in share, which is keyed by (subject, minute).</summary>
    private const string ById = """
        select s.key, s.id, s.kind, s.name, s.wikidata, s.articles,
          (select minute from share where subject = s.key order by minute limit 1),
          (select minute from share where subject = s.key order by minute desc limit 1),
          s.number, s.originals, s.mentions, s.negative, s.neutral, s.positive, s.score, s.suspect_originals
        from subject s where s.id = $id
        """;

    private const string ByKey = """
        select s.key, s.id, s.kind, s.name, s.wikidata, s.articles,
          (select minute from share where subject = s.key order by minute limit 1),
          (select minute from share where subject = s.key order by minute desc limit 1)
        from subject s where s.key = $key
        """;

    private const string Sources = "select source, articles from subject_source where subject = $subject";

    private const string Cells = """
        select minute, source, count(*), sum(original), sum(mentions), sum(sentiment = -1), sum(sentiment = 0), sum(sentiment = 1), sum(score),
          sum(original and suspect)
        from share where subject = $subject and minute >= $from
        group by minute, source order by minute, source
        """;

    private const string Key = "select key from subject where id = $id";

    private const string Articles = "select articles from subject where key = $key";

    public static int? FindKey(Session db, SubjectId id) => (int?)db.Scalar(Key, id.Value);

    public static long CountArticles(Session db, int key) => db.Scalar(Articles, key) ?? 0;

    public static SubjectSummary? Find(Session db, SubjectId id)
    {
        using var rows = db.Query(ById, id.Value);
        return rows.Next() ? Summary(rows) : null;
    }

    public static SubjectSummary Get(Session db, int key)
    {
        using var rows = db.Query(ByKey, key);
        return rows.Next() ? Summary(rows) : throw new InvalidDataException($"The log has no subject {key}.");
    }

    public static SubjectRecord? Load(Session db, SubjectId id, Minute from, Minute hoursFrom)
    {
        int key;
        SubjectSummary summary;
        long number;
        Counts total;
        using (var rows = db.Query(ById, id.Value))
        {
            if (!rows.Next())
            {
                return null;
            }

            (key, summary, number) = (rows.Int(0), Summary(rows), rows.Number(8));
            total = new(
                rows.Int(5), rows.Int(9), rows.Int(10), rows.Int(11), rows.Int(12), rows.Int(13), rows.Number(14), rows.Int(15));
        }

        var cells = new List<Cell>();
        using (var rows = db.Query(Cells, key, from.Value))
        {
            while (rows.Next())
            {
                cells.Add(new(new(rows.Number(0)), rows.Int(1), SeriesReader.ReadCounts(rows, 2)));
            }
        }

        var sources = new List<SourceArticles>();
        using (var rows = db.Query(Sources, key))
        {
            while (rows.Next())
            {
                sources.Add(new(rows.Int(0), rows.Int(1)));
            }
        }

        var hours = SeriesReader.Hours(db, key, hoursFrom.HourStart.Value, long.MaxValue);
        return new(summary, number, new(HeadReader.Position(db)), total, sources.Count, cells, hours) { Sources = sources };
    }

    public static SubjectSummary Summary(Rows rows) => new(
        new(rows.Text(1)), (SubjectKind)rows.Int(2), rows.Text(3), rows.TextOrNull(4), rows.Number(5), MinuteOrNull(rows, 6), MinuteOrNull(rows, 7));

    private static Minute? MinuteOrNull(Rows rows, int column) => rows.NumberOrNull(column) is { } minute ? new Minute(minute) : null;
}
