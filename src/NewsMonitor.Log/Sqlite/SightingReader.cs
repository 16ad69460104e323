using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;

namespace NewsMonitor.Log.Sqlite;

/// <summary>Changes of a few subjects with the articles behind them.</summary>
internal sealed class SightingReader
{
    private const string ReadPositions = """
        select c.position, c.changes, v.position, v.arrival, v.recorded, v.way, v.text, null, a.id, o.name, a.external, a.minute, a.source, a.suspect, 0
        from change c join version v on v.position = c.position join article a on a.key = v.article join source o on o.key = a.source
        where c.position > $after and c.position <= $to
        union all
        select c.position, c.changes, v.position, r.accepted, 0, v.way, v.text, r.position, a.id, o.name, a.external, a.minute, a.source, a.suspect, length(r.findings) = 0
        from change c join reading r on r.position = c.position join version v on v.position = r.version
          join article a on a.key = v.article join source o on o.key = a.source
        where c.position > $after and c.position <= $to
        order by 1
        """;

    /// <summary>Indexes: version_arrival, reading_arrival; equal times in the order of positions.</summary>
    private const string ReadArrivals = """
        select c.position, c.changes, v.position, v.arrival, v.recorded, v.way, v.text, null, a.id, o.name, a.external, a.minute, a.source, a.suspect, 0
        from version v indexed by version_arrival cross join change c on c.position = v.position
          cross join article a on a.key = v.article cross join source o on o.key = a.source
        where v.arrival >= $from and v.arrival < $to
        union all
        select c.position, c.changes, v.position, r.arrival, v.recorded, v.way, v.text, r.position, a.id, o.name, a.external, a.minute, a.source, a.suspect, length(r.findings) = 0
        from reading r indexed by reading_arrival cross join change c on c.position = r.position cross join version v on v.position = r.version
          cross join article a on a.key = v.article cross join source o on o.key = a.source
        where r.arrival >= $from and r.arrival < $to
        order by 4, 1
        """;

    private const string ReadContent = "select content, findings from version where position = $position";

    /// <summary>Of the newest reading of a version by then; one that only looked at topics again has none of its own. Index: reading_version.</summary>
    private const string ReadFindings = """
        select findings from reading indexed by reading_version where version = $version and position <= $position and length(findings) > 0 order by position desc limit 1
        """;

    private readonly Session _db;
    private readonly TopicBook _topics;
    private readonly bool _asLive;
    private readonly Dictionary<int, SubjectId> _counted;
    private readonly HashSet<SubjectId> _seen;
    private readonly List<StoredChange> _stored = [];
    private readonly HashSet<int> _subjects = [];

    /// <param name="asLive">Recorded arrivals are taken for live ones.</param>
    public SightingReader(Session db, TopicBook topics, IReadOnlyCollection<SubjectId> counted, IReadOnlyCollection<SubjectId> seen, bool asLive)
    {
        (_db, _topics, _asLive, _seen) = (db, topics, asLive, [.. seen]);
        _counted = counted.Distinct().Select(subject => (Subject: subject, Key: SubjectReader.FindKey(db, subject)))
            .Where(known => known.Key is not null).ToDictionary(known => known.Key!.Value, known => known.Subject);
    }

    public SightingSlice ReadAfter(Position after, int limit)
    {
        var head = HeadReader.Position(_db);
        if (_counted.Count == 0)
        {
            return new(new(Math.Max(after.Value, head)), [], IsLast: true);
        }

        var to = Math.Max(after.Value, Math.Min(head, after.Value + limit));
        var found = new List<SubjectSighting>();
        using var rows = _db.Query(ReadPositions, after.Value, to);
        while (rows.Next())
        {
            Read(rows, withArticles: true, byArrival: false, found.Add);
        }

        return new(new(to), found, to == head);
    }

    public void ReadArrived(DateTimeOffset from, DateTimeOffset seenFrom, DateTimeOffset to, Action<SubjectSighting> use, CancellationToken ct)
    {
        using var rows = _db.Query(ReadArrivals, from.UtcTicks, to.UtcTicks);
        while (rows.Next())
        {
            ct.ThrowIfCancellationRequested();
            Read(rows, rows.Number(3) >= seenFrom.UtcTicks, byArrival: true, use);
        }
    }

    /// <summary>With others between them, each in its place by arrival and position.</summary>
    public void ReadArrivedBeside(IEnumerable<SubjectSighting> others, DateTimeOffset from, DateTimeOffset to, Action<SubjectSighting> use, CancellationToken ct)
    {
        using var other = others.GetEnumerator();
        var more = other.MoveNext();
        if (_counted.Count > 0)
        {
            ReadArrived(
                from, DateTimeOffset.MaxValue, to,
                change =>
                {
                    for (; more && (other.Current.Arrived, other.Current.Position).CompareTo((change.Arrived, change.Position)) < 0; more = other.MoveNext())
                    {
                        use(other.Current);
                    }

                    use(change);
                },
                ct);
        }

        for (; more; more = other.MoveNext())
        {
            use(other.Current);
        }
    }

    private void Read(Rows rows, bool withArticles, bool byArrival, Action<SubjectSighting> use)
    {
        _stored.Clear();
        ChangeBlob.Read(rows.Bytes(1), _counted, _stored);
        var moves = withArticles ? ReadMoves(rows) : [];
        var (position, article) = (new Position(rows.Number(0)), default(SeenArticle));
        _subjects.Clear();
        foreach (var change in _stored)
        {
            var (subject, isFirst) = (_counted[change.Subject], _subjects.Add(change.Subject));
            Sighting? seen = null;
            if (withArticles && isFirst && _seen.Contains(subject))
            {
                article ??= ReadArticle(rows, byArrival);
                seen = article.Of(subject, _topics.Find(change.Subject), IsOfCause(rows, change) ? change.Counts : default) with
                {
                    Moves = [.. moves.Where(move => move.Subject == change.Subject).Select(move => move.Move)],
                };
            }

            use(new(subject, position, Arrival(rows), new(change.Minute), change.Counts, seen));
        }
    }

    private List<(int Subject, OriginalMove Move)> ReadMoves(Rows rows)
    {
        var moves = new List<(int Subject, OriginalMove Move)>();
        _subjects.Clear();
        foreach (var change in _stored)
        {
            var isOther = !(_subjects.Add(change.Subject) && IsOfCause(rows, change));
            if (isOther && _seen.Contains(_counted[change.Subject]) && OriginalMoves.Find(_db, rows.Text(8), rows.Number(0), change) is { } other)
            {
                moves.Add((change.Subject, other.Move));
            }
        }

        return moves;
    }

    /// <summary>Of a subject's first change at a position: whether it is of the article that caused it. The others are of other articles, though they may be of its source and minute.</summary>
    private static bool IsOfCause(Rows rows, StoredChange change) => change.Minute == rows.Number(11) && change.Source == rows.Number(12);

    private SeenArticle ReadArticle(Rows rows, bool byArrival)
    {
        var (version, reading) = (rows.Number(2), rows.NumberOrNull(7));
        var isRecount = rows.Flag(14) && !byArrival;       // in the order of arrivals a topic counts as if it had been there when the version came
        var key = new ArticleKey(rows.Text(9), rows.Text(10));
        var common = new Sighting
        {
            Number = rows.Number(0),
            Article = new(rows.Text(8)),
            Source = key.Source,
            Title = "",
            Way = _asLive && rows.Flag(4) ? Way.Push : (Way)rows.Int(5),
            At = new(rows.Number(11)),
            DateSuspect = rows.Flag(13),
            Arrived = Arrival(rows),
            IsReread = reading is not null && (isRecount || !rows.Flag(14)),
            IsRecount = isRecount,
            Counts = default,
            TextKey = SeenArticle.TextKey(rows.NumberOrNull(6)),
        };
        using var stored = _db.Query(ReadContent, version);
        if (!stored.Next() || stored.IsNull(0))
        {
            return new(common, key, null, null);
        }

        var text = _db.Codec.DecodeText(stored.Bytes(0));
        return new(common with { Title = text.Title }, key, text, FindingsOf(version, reading) ?? _db.Codec.DecodeFindings(stored.Bytes(1)));
    }

    /// <summary>Null: those of the version.</summary>
    private Findings? FindingsOf(long version, long? reading)
    {
        if (reading is not { } read)
        {
            return null;
        }

        using var rows = _db.Query(ReadFindings, version, read);
        return rows.Next() ? _db.Codec.DecodeFindings(rows.Bytes(0)) : null;
    }

    private static DateTimeOffset Arrival(Rows rows) => new(rows.Number(3), TimeSpan.Zero);
}
