using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>
/// A subject as it was at an instant: each article that has it now or had it once is looked at as it was. Costs as much as the subject has articles in
/// the minutes asked for; a read that is no longer wanted stops at the next one.
/// </summary>
internal sealed class SubjectPast(Session db, PastArticles articles, AsOf.Arrival asOf, int key)
{
    /// <summary>Two ordered stretches, merged without sorting.</summary>
    private const string NewestFirst = """
        select minute, article from share where subject = $subject and (minute, article) < ($minute, $article) and minute >= $from
        union select minute, article from gone where subject = $subject and (minute, article) < ($minute, $article) and minute >= $from
        order by minute desc, article desc limit $limit
        """;

    private const string OldestFirst = """
        select minute, article from share where subject = $subject and (minute, article) > ($minute, $article)
        union select minute, article from gone where subject = $subject and (minute, article) > ($minute, $article)
        order by minute, article limit $limit
        """;

    /// <summary>Articles that were never touched after their first version: they count as they do now, once they have come.</summary>
    private const string CountUntouched = """
        select count(*) from share s join article a on a.key = s.article
          join version v indexed by version_article on v.article = a.key and v.position = a.key
        where s.subject = $subject and s.minute <= $last and a.position = a.key and a.reading is null and v.position <= $head and v.arrival <= $instant
        """;

    private const string ReadTouched = """
        select s.article from share s join article a on a.key = s.article
        where s.subject = $subject and s.minute <= $last and (a.position <> a.key or a.reading is not null)
        union select article from gone where subject = $subject and minute <= $last
        """;

    private const int MaxPage = 1_024;

    private const string ReadSource = "select name from source where key = $key";

    /// <summary>Those that counted for the subject in the minutes from … to (exclusive), newest event time first.</summary>
    public IEnumerable<PastArticle> Articles(Minute from, Minute to) => Counted(Newest(from, to));

    public IReadOnlyList<SeriesPoint> Series(Minute from, Minute to, int step)
    {
        var points = new SortedDictionary<long, Counts>();
        foreach (var article in Articles(from, to))
        {
            var minute = article.Past.Minute;
            var at = minute - (((minute % step) + step) % step);
            points[at] = points.GetValueOrDefault(at) + CountsOf(article);
        }

        return [.. points.Where(point => !point.Value.IsZero).Select(point => new SeriesPoint(new(point.Key), point.Value))];
    }

    public IReadOnlyList<RelatedSubject> Related(Minute from, Minute to, int limit)
    {
        var shared = new Dictionary<int, int>();
        foreach (var article in Articles(from, to).Take(Limits.RelatedArticles))
        {
            foreach (var share in article.Shares)
            {
                if (share.Subject != key && share.Kind.IsShown())
                {
                    shared[share.Subject] = shared.GetValueOrDefault(share.Subject) + 1;
                }
            }
        }

        return [.. shared.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(limit).Select(pair =>
        {
            var summary = new SubjectPast(db, articles, asOf, pair.Key).Summary();
            return new RelatedSubject(summary, pair.Value, summary.Articles);
        })];
    }

    public IReadOnlyList<SubjectSource> Sources(Minute from, Minute to, int limit) =>
        [.. Articles(from, to).GroupBy(article => article.Past.Source)
            .Select(group => new SubjectSource(
                NameOf(group.Key), group.Aggregate(default(Counts), (sum, article) => sum + CountsOf(article)), new(group.Max(a => a.Past.Minute))))
            .OrderByDescending(source => source.Counts.Articles).ThenBy(source => source.Source, StringComparer.Ordinal).Take(limit)];

    public SubjectSummary Summary()
    {
        var (summary, count) = (SubjectReader.Get(db, key), Count());
        return count == 0
            ? summary with { Articles = 0, First = null, Newest = null }
            : summary with
            {
                Articles = count,
                First = new(Counted(Oldest()).First().Past.Minute),
                Newest = new(Articles(new(long.MinValue), new(long.MaxValue)).First().Past.Minute),
            };
    }

    /// <summary>Articles that counted.</summary>
    public long Count()
    {
        var count = db.Scalar(CountUntouched, key, Last.Value, asOf.Head.Value, asOf.Instant.UtcTicks) ?? 0;
        var touched = new List<long>();
        using (var rows = db.Query(ReadTouched, key, Last.Value))
        {
            while (rows.Next())
            {
                touched.Add(rows.Number(0));
            }
        }

        return count + touched.Count(article => articles.FindCounted(article) is { } past && Has(past));
    }

    private IEnumerable<PastArticle> Counted(IEnumerable<Cursor> found) =>
        found.Select(at => articles.FindCounted(at.Second)).OfType<PastArticle>().Where(Has);

    private Counts CountsOf(PastArticle article) => Array.Find(article.Shares, share => share.Subject == key).ToCounts(article.Original, article.Past.Suspect);

    public bool Has(PastArticle article) => Array.Exists(article.Shares, share => share.Subject == key);

    private IEnumerable<Cursor> Newest(Minute from, Minute to) => NewestFrom(new(to.Value, 0), from);

    // An article that had come by the instant is of no later minute.
    private Minute Last => Minute.Of(asOf.Instant) + EventTime.Ahead;

    /// <summary>Of all that have it or had it once.</summary>
    public IEnumerable<Cursor> NewestFrom(Cursor below, Minute from) =>
        Pages(below.First > Last.Value ? new((Last + 1).Value, 0) : below, (at, limit) => db.Query(NewestFirst, key, at.First, at.Second, from.Value, limit));

    private IEnumerable<Cursor> Oldest() => Pages(new(long.MinValue, 0), (at, limit) => db.Query(OldestFirst, key, at.First, at.Second, limit));

    // Pages, since a statement cannot be run again while its rows are being read; small ones first, since often the first few are enough.
    private static IEnumerable<Cursor> Pages(Cursor at, PageQuery query)
    {
        for (var size = 16; ; size = Math.Min(size * 4, MaxPage))
        {
            var page = new List<Cursor>(size);
            using (var rows = query(at, size))
            {
                while (rows.Next())
                {
                    page.Add(new(rows.Number(0), rows.Number(1)));
                }
            }

            foreach (var found in page)
            {
                yield return found;
            }

            if (page.Count < size)
            {
                yield break;
            }

            at = page[^1];
        }
    }

    private delegate Rows PageQuery(Cursor at, int limit);

    private string NameOf(int source)
    {
        using var rows = db.Query(ReadSource, source);
        return rows.Next() ? rows.Text(0) : throw new InvalidDataException($"The log has no source {source}.");
    }
}
