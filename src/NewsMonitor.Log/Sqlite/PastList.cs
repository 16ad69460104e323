using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>Articles as they were at an instant: lists, arrivals, one with its versions.</summary>
internal static class PastList
{
    /// <summary>Articles looked at for one page, and versions for the newest arrivals: bounds what a page costs where few of them had come.</summary>
    private const int MaxLooked = 20_000;

    /// <summary>Index: version_arrival.</summary>
    private const string ReadArrivals = """
        select arrival, position, article from version indexed by version_arrival
        where arrival <= $instant and position <= $head and (arrival, position) < ($arrival, $position)
        order by arrival desc, position desc limit $limit
        """;

    /// <summary>Each version with its newest findings that had come.</summary>
    private const string ReadVersions = """
        select v.position, v.arrival, v.way, v.hash is null, v.content, coalesce(r.findings, v.findings), coalesce(r.accepted, v.accepted)
        from version v left join reading r
          on r.position = (
            select max(position) from reading
            where version = v.position and accepted <= $instant and position <= $head and length(findings) > 0)
        where v.article = $article and v.arrival <= $instant and v.position <= $head order by v.position
        """;

    public static Page<ArticleSummary> Read(Session db, PastArticles articles, ArticleFilter filter, AsOf.Arrival asOf, int size, Cursor? cursor)
    {
        if (Wanted(db, filter) is not { } wanted)
        {
            return new([], null);
        }

        var subjects = wanted.ConvertAll(key => new SubjectPast(db, articles, asOf, key));
        var below = new Cursor(filter.To?.Value ?? long.MaxValue, 0);
        if (cursor is { } at && (at.First, at.Second).CompareTo((below.First, below.Second)) < 0)
        {
            below = at;
        }

        var summaries = new ArticleSummaries(db);
        var subject = filter.Subject is { } shown ? SubjectReader.FindKey(db, shown) : null;
        var items = new List<ArticleSummary>();
        var (looked, last) = (0, below);
        foreach (var found in subjects[0].NewestFrom(below, filter.From ?? new(long.MinValue)))
        {
            if (items.Count == size || ++looked > MaxLooked)
            {
                return new(items, last.Write());
            }

            last = found;
            if (articles.FindCounted(found.Second) is { } article && Belongs(article, filter, subjects))
            {
                items.Add(summaries.Get(article, subject, withEvidence: true));
            }
        }

        return new(items, null);
    }

    /// <summary>The words are looked for in what counts now; what is found is then as it was.</summary>
    public static Page<ArticleSummary> Search(
        Session db, Session search, PastArticles articles, ArticleFilter filter, AsOf.Arrival asOf, SearchExpression query, int size, Cursor? cursor)
    {
        if (Wanted(db, filter) is not { } wanted)
        {
            return new([], null);
        }

        var subjects = wanted.ConvertAll(key => new SubjectPast(db, articles, asOf, key));
        var summaries = new ArticleSummaries(db);
        var subject = filter.Subject is { } shown ? SubjectReader.FindKey(db, shown) : null;
        var items = new List<ArticleSummary>();
        var now = new ArticleFilter(From: filter.From, To: filter.To);
        for (var looked = 0; looked < MaxLooked && items.Count <= size; looked += Limits.Page)
        {
            var (found, last) = ArticleList.Of(db, now, cursor) is { } list
                ? SearchIndex.Find(search, db, list, query, Limits.Page, SearchIndex.PageChecks)
                : new([], null);
            foreach (var at in found)
            {
                if (articles.FindCounted(at.Second) is not { } article || !Belongs(article, filter, subjects))
                {
                    continue;
                }

                if (items.Count == size)
                {
                    return new(items, cursor!.Value.Write());
                }

                items.Add(summaries.Get(article, subject, withEvidence: true));
                cursor = at;
            }

            if (last is null)
            {
                return new(items, null);
            }

            cursor = last;
            if (found.Count < Limits.Page)
            {
                break;
            }
        }

        return new(items, cursor?.Write());
    }

    public static List<ArticleSummary> Arrivals(
        Session db, PastArticles articles, AsOf.Arrival asOf, SubjectId? subject, Position after, int limit)
    {
        var wanted = subject is { } id ? SubjectReader.FindKey(db, id) : null;
        if (subject is not null && wanted is null)
        {
            return [];
        }

        var summaries = new ArticleSummaries(db);
        var arrivals = new List<ArticleSummary>();
        foreach (var (position, key) in NewestVersions(db, asOf))
        {
            if (position > after.Value && articles.FindCounted(key) is { } article && article.Position == position
                && (wanted is not { } share || Array.Exists(article.Shares, s => s.Subject == share)))
            {
                arrivals.Add(summaries.Get(article, wanted, withEvidence: wanted is not null));
                if (arrivals.Count == limit)
                {
                    break;
                }
            }
        }

        return arrivals;
    }

    public static ArticleRecord? Get(Session db, PastArticles articles, AsOf.Arrival asOf, ArticleId id)
    {
        if (ArticleTable.Find(db, id) is not { } row || articles.Find(row.Key) is not { } article)
        {
            return null;
        }

        var summaries = new ArticleSummaries(db);
        var versions = new List<VersionRecord>();
        using (var rows = db.Query(ReadVersions, asOf.Instant.UtcTicks, asOf.Head.Value, row.Key))
        {
            while (rows.Next())
            {
                var withdrawal = rows.Flag(3);
                versions.Add(new(
                    new(rows.Number(0)), new(rows.Number(1), TimeSpan.Zero), (Way)rows.Int(2),
                    withdrawal ? null : db.Codec.DecodeText(rows.Bytes(4)).ToArticle(article.Past.Name),
                    withdrawal ? null : db.Codec.DecodeFindings(rows.Bytes(5)), new(rows.Number(6), TimeSpan.Zero)));
            }
        }

        return new(
            summaries.Get(article, null, withEvidence: false), versions,
            [.. articles.Copies(article.Text, row.Key).Select(articles.FindCounted).OfType<PastArticle>().Take(Limits.Page)
                .Select(copy => summaries.Get(copy, null, withEvidence: false))]);
    }

    private static IEnumerable<(long Position, long Article)> NewestVersions(Session db, AsOf.Arrival asOf)
    {
        var at = (Arrival: long.MaxValue, Position: 0L);
        for (var (looked, size) = (0, 64); looked < MaxLooked; looked += size, size = Math.Min(size * 4, 4_096))
        {
            var page = new List<(long Arrival, long Position, long Article)>(size);
            using (var rows = db.Query(ReadArrivals, asOf.Instant.UtcTicks, asOf.Head.Value, at.Arrival, at.Position, size))
            {
                while (rows.Next())
                {
                    page.Add((rows.Number(0), rows.Number(1), rows.Number(2)));
                }
            }

            foreach (var version in page)
            {
                yield return (version.Position, version.Article);
            }

            if (page.Count < size)
            {
                yield break;
            }

            at = (page[^1].Arrival, page[^1].Position);
        }
    }

    private static bool Belongs(PastArticle article, ArticleFilter filter, List<SubjectPast> subjects) =>
        (!filter.OriginalsOnly || article.Original) && subjects.TrueForAll(subject => subject.Has(article));

    /// <summary>The subjects that an article must have, the one with the fewest articles first; null: the log does not know one of them.</summary>
    private static List<int>? Wanted(Session db, ArticleFilter filter)
    {
        var keys = ArticleList.SubjectsOf(filter).ConvertAll(id => SubjectReader.FindKey(db, id));
        return keys.Contains(null) ? null : [.. keys.Select(key => key!.Value).OrderBy(key => SubjectReader.CountArticles(db, key))];
    }
}
