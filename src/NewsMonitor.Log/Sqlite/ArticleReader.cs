using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>Articles: one with its versions, and those that arrived or are newest.</summary>
internal static class ArticleReader
{
    /// <summary>Up to so many articles of a subject are sorted by position; of one with more, enough are among the newest arrivals.</summary>
    private const int FewArticles = 2_000;

    private const string ReadFirstKey = """
        select o.name, a.external from article a join source o on o.key = a.source where a.external = $id order by a.key limit 1
        """;

    /// <summary>Each version with its newest findings. Index: reading_version.</summary>
    private const string ReadVersions = """
        select v.position, v.arrival, v.way, v.hash is null, v.content, coalesce(r.findings, v.findings), coalesce(r.accepted, v.accepted)
        from version v left join reading r on r.position = (select max(position) from reading where version = v.position and length(findings) > 0)
        where v.article = $article order by v.position
        """;

    private const string ReadCopies = """
        select key from article where text_hash = $text and withdrawn = 0 and key <> $key order by minute, key limit $limit
        """;

    /// <summary>Index: article_position.</summary>
    private const string ReadArrivals = """
        select key from article indexed by article_position
        where position > $after and withdrawn = 0 order by position desc limit $limit
        """;

    private const string ReadArrivalsOfMany = """
        select a.key from article a indexed by article_position
        where a.position > $after and a.withdrawn = 0
          and exists (select 1 from share s where s.subject = $subject and s.minute = a.minute and s.article = a.key)
        order by a.position desc limit $limit
        """;

    private const string ReadArrivalsOfFew = """
        select a.key from share s cross join article a on a.key = s.article
        where s.subject = $subject and a.position > $after order by a.position desc limit $limit
        """;

    private const string ReadNewest = """
        select article from share where subject = $subject and minute <= $clock order by minute desc, article desc limit 1
        """;

    public static ArticleHead? Find(Session db, ArticleKey key) =>
        ArticleTable.Find(db, ArticleId.Of(key)) is { } row
            ? new(new(row.Id), new(row.Position), row.ContentHash, row.Withdrawn)
            : null;

    public static ArticleKey? FindById(Session db, string id)
    {
        using var rows = db.Query(ReadFirstKey, id);
        return rows.Next() ? new ArticleKey(rows.Text(0), rows.Text(1)) : null;
    }

    public static ArticleRecord? Get(Session db, ArticleId article)
    {
        if (ArticleTable.Find(db, article) is not { } row)
        {
            return null;
        }

        var summaries = new ArticleSummaries(db);
        var summary = summaries.Get(row.Key, null, withEvidence: false);
        var versions = new List<VersionRecord>();
        using (var rows = db.Query(ReadVersions, row.Key))
        {
            while (rows.Next())
            {
                var withdrawal = rows.Flag(3);
                versions.Add(new(
                    new(rows.Number(0)), new(rows.Number(1), TimeSpan.Zero), (Way)rows.Int(2),
                    withdrawal ? null : db.Codec.DecodeText(rows.Bytes(4)).ToArticle(summary.Key),
                    withdrawal ? null : db.Codec.DecodeFindings(rows.Bytes(5)), new(rows.Number(6), TimeSpan.Zero)));
            }
        }

        var copies = Keys(db.Query(ReadCopies, row.TextHash, row.Key, Limits.Page));
        return new(summary, versions, copies.ConvertAll(copy => summaries.Get(copy, null, withEvidence: false)));
    }

    public static List<ArticleSummary> Arrivals(Session db, SubjectId? subject, Position after, int limit)
    {
        var summaries = new ArticleSummaries(db);
        if (subject is null)
        {
            return Keys(db.Query(ReadArrivals, after.Value, limit)).ConvertAll(key => summaries.Get(key, null, withEvidence: false));
        }

        if (SubjectReader.FindKey(db, subject.Value) is not { } wanted)
        {
            return [];
        }

        var keys = Keys(SubjectReader.CountArticles(db, wanted) <= FewArticles
            ? db.Query(ReadArrivalsOfFew, wanted, after.Value, limit)
            : db.Query(ReadArrivalsOfMany, after.Value, wanted, limit));
        return keys.ConvertAll(key => summaries.Get(key, wanted, withEvidence: true));
    }

    /// <summary>Without evidence: boards ask for many headlines several times a second.</summary>
    public static Dictionary<SubjectId, ArticleSummary> Newest(Session db, IReadOnlyCollection<SubjectId> subjects, Minute clock)
    {
        var summaries = new ArticleSummaries(db);
        var newest = new Dictionary<SubjectId, ArticleSummary>();
        foreach (var subject in subjects)
        {
            if (SubjectReader.FindKey(db, subject) is { } key && db.Scalar(ReadNewest, key, clock.Value) is { } article)
            {
                newest[subject] = summaries.Get(article, key, withEvidence: false);
            }
        }

        return newest;
    }

    private static List<long> Keys(Rows rows)
    {
        var keys = new List<long>();
        using (rows)
        {
            while (rows.Next())
            {
                keys.Add(rows.Number(0));
            }
        }

        return keys;
    }
}
