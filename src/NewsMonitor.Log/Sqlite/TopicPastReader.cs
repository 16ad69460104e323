using NewsMonitor.Domain;
using NewsMonitor.Domain.Queries;

namespace NewsMonitor.Log.Sqlite;

/// <summary>Which articles of the log are due for a topic.</summary>
internal static class TopicPastReader
{
    /// <summary>Articles of one page of a gathering: some 10 ms of one snapshot.</summary>
    private const int GatherPage = 5_000;

    /// <summary>Articles looked at for one page of what is due: what is committed at once keeps others waiting some 40 ms.</summary>
    private const int MaxLooked = 200;

    /// <summary>Characters of one page: it is held in memory.</summary>
    private const int MaxCharacters = 2_000_000;

    private const string OfSubject = """
        select minute, article from share
        where subject = $subject and (minute, article) < ($minute, $article) order by minute desc, article desc limit $limit
        """;

    /// <summary>No row: withdrawn.</summary>
    private const string Read = """
        select o.name, a.external, a.position, a.reading, a.shares, v.content,
          coalesce((select findings from reading where position = a.reading), v.findings)
        from article a join source o on o.key = a.source join version v on v.position = a.position
        where a.key = $key and a.withdrawn = 0
        """;

    public static List<Cursor> Counted(Session db, SubjectId subject, Cursor below)
    {
        var page = new List<Cursor>();
        if (SubjectReader.FindKey(db, subject) is { } key)
        {
            using var rows = db.Query(OfSubject, key, below.First, below.Second, GatherPage);
            while (rows.Next())
            {
                page.Add(new(rows.Number(0), rows.Number(1)));
            }
        }

        return page;
    }

    /// <param name="match">Misses nothing that the query means; what it finds too much is sorted out when it is looked at.</param>
    public static List<Cursor> Found(Session db, Session search, SearchExpression match, Cursor below, Minute? from = null) =>
        ArticleList.Of(db, new(From: from), below) is { } list ? SearchIndex.Find(search, db, list, match, GatherPage, int.MaxValue).Found : [];

    public static bool IsLast(List<Cursor> page) => page.Count < GatherPage;

    public static (List<Submission.Matching> Due, int Next) Due(Session db, TopicBook topics, IReadOnlyList<Cursor> articles, int from)
    {
        var due = new List<Submission.Matching>();
        var (next, characters) = (from, 0);
        for (; next < articles.Count && next - from < MaxLooked && characters < MaxCharacters; next++)
        {
            using var rows = db.Query(Read, articles[next].Second);
            if (!rows.Next())
            {
                continue;
            }

            var article = db.Codec.DecodeText(rows.Bytes(5)).ToArticle(new(rows.Text(0), rows.Text(1)));
            var findings = db.Codec.DecodeFindings(rows.Bytes(6));
            characters += article.Body.Length;
            if (!IsUpToDate(ShareBlob.Read(rows.Bytes(4)), topics.Match(article, findings)))
            {
                due.Add(new(article, new(rows.Number(2)), rows.NumberOrNull(3) is { } reading ? new Position(reading) : null, findings));
            }
        }

        return (due, next);
    }

    private static bool IsUpToDate(StoredShare[] shares, IReadOnlyList<TopicMatch> matches) =>
        shares.Where(share => share.Kind is SubjectKind.Custom).Select(share => new TopicMatch(share.Subject, share.Mentions)).SequenceEqual(matches);
}
