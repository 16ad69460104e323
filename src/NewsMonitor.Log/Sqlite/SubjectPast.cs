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

    private const int MaxPage = 1_024;

    /// <summary>Those that counted for the subject in the minutes from … to (exclusive), newest event time first.</summary>
    public IEnumerable<PastArticle> Articles(Minute from, Minute to) => Counted(Newest(from, to));

    /// <summary>Those that share the newest of its articles with it, most shared first, by the log's number.</summary>
    public List<KeyValuePair<int, int>> Related(Minute from, Minute to, int limit)
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

        return [.. shared.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(limit)];
    }

    /// <param name="count">Its articles that counted.</param>
    public SubjectSummary Summary(long count)
    {
        var summary = SubjectReader.Get(db, key);
        return count == 0
            ? summary with { Articles = 0, First = null, Newest = null }
            : summary with
            {
                Articles = count,
                First = Counted(Oldest()).Select(article => new Minute(article.Past.Minute)).Cast<Minute?>().FirstOrDefault(),
                Newest = Articles(new(long.MinValue), new(long.MaxValue)).Select(article => new Minute(article.Past.Minute)).Cast<Minute?>().FirstOrDefault(),
            };
    }

    private IEnumerable<PastArticle> Counted(IEnumerable<Cursor> found) =>
        found.Select(at => articles.FindCounted(at.Second)).OfType<PastArticle>().Where(Has);

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
}
