using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>
/// What came of a subject up to an instant: the changes of all rows of the articles that have it now or had it once. Costs some microseconds for each
/// of those articles in the minutes asked for; a read that is no longer wanted stops.
/// </summary>
internal sealed class SubjectChanges(Session db, ArrivalOrder order, AsOf.Arrival asOf, int key, CancellationToken ct)
{
    /// <summary>Index: version_article, which holds the arrival too.</summary>
    private const string ReadVersions = """
        select s.article, v.position, c.changes
        from share s cross join version v indexed by version_article on v.article = s.article left join change c on c.position = v.position
        where s.subject = $subject and s.minute >= $from and s.minute < $to and v.position <= $head and v.arrival <= $instant
        """;

    /// <summary>Index: reading_version.</summary>
    private const string ReadReadings = """
        select s.article, r.position, c.changes
        from share s cross join version v indexed by version_article on v.article = s.article
          cross join reading r indexed by reading_version on r.version = v.position left join change c on c.position = r.position
        where s.subject = $subject and s.minute >= $from and s.minute < $to and r.position <= $head and r.arrival <= $instant
        """;

    private const string ReadGone = "select article from gone where subject = $subject and minute >= $from and minute < $to";

    private const string ReadVersionsOf = """
        select v.article, v.position, c.changes
        from version v indexed by version_article left join change c on c.position = v.position
        where v.article = $article and v.position <= $head and v.arrival <= $instant
        """;

    private const string ReadReadingsOf = """
        select v.article, r.position, c.changes
        from version v indexed by version_article cross join reading r indexed by reading_version on r.version = v.position
          left join change c on c.position = r.position
        where v.article = $article and r.position <= $head and r.arrival <= $instant
        """;

    private const string HasReadings = "select 1 from reading where position <= $head limit 1";

    private const int RowsPerLook = 1_024;

    private readonly List<PastChange> _found = [];
    private int _rows;

    /// <summary>Hands on each change in the minutes from … to (exclusive), in no order.</summary>
    public void Each(Minute from, Minute to, Action<PastChange> use)
    {
        // An article that had come by the instant is of no later minute.
        var end = Minute.Of(asOf.Instant) + EventTime.Ahead + 1;
        to = to < end ? to : end;
        var (head, instant, shared) = (asOf.Head.Value, asOf.Instant.UtcTicks, order.SharedTexts(db));
        var (apart, looked, joined) = (new HashSet<long>(), new HashSet<long>(), new HashSet<long[]>());
        using (var rows = db.Query(ReadGone, key, from.Value, to.Value))
        {
            while (rows.Next())
            {
                SetApart(rows.Number(0));
            }
        }

        var hasReadings = db.Scalar(HasReadings, head) is not null;
        Take(db.Query(ReadVersions, key, from.Value, to.Value, head, instant));
        if (hasReadings)
        {
            Take(db.Query(ReadReadings, key, from.Value, to.Value, head, instant));
        }

        foreach (var article in apart)
        {
            AddAll(db.Query(ReadVersionsOf, article, head, instant));
            if (hasReadings)
            {
                AddAll(db.Query(ReadReadingsOf, article, head, instant));
            }
        }

        // An article that is found in more than one way, with those whose originals its rows may have changed: each is added up once, at the end.
        void SetApart(long article)
        {
            if (looked.Add(article))
            {
                apart.Add(article);
                foreach (var group in shared.GroupsOf(article).Where(joined.Add))
                {
                    ct.ThrowIfCancellationRequested();
                    apart.UnionWith(group);                     // once for all of its articles
                }
            }
        }

        void Take(Rows rows)
        {
            using (rows)
            {
                while (rows.Next())
                {
                    var article = rows.Number(0);
                    if (shared.Has(article))
                    {
                        SetApart(article);
                    }
                    else if (!apart.Contains(article))
                    {
                        Add(rows, from, to, use);
                    }
                }
            }
        }

        void AddAll(Rows rows)
        {
            using (rows)
            {
                while (rows.Next())
                {
                    Add(rows, from, to, use);
                }
            }
        }
    }

    private void Add(Rows row, Minute from, Minute to, Action<PastChange> use)
    {
        if (++_rows % RowsPerLook == 0)
        {
            ct.ThrowIfCancellationRequested();
        }

        if (order.Find(row.Number(1)) is { } others)
        {
            foreach (var change in others)
            {
                if (change.Subject == key && change.At >= from && change.At < to)
                {
                    use(change);
                }
            }
        }
        else if (!row.IsNull(2))
        {
            _found.Clear();
            ChangeBlob.Read(row.Bytes(2), key, _found);
            foreach (var change in _found)
            {
                if (change.At >= from && change.At < to)
                {
                    use(change);
                }
            }
        }
    }
}
