using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Domain.Queries;

namespace NewsMonitor.Log.Sqlite;

/// <summary>What a query matches, in the order of arrivals: what a topic made of it long ago would have counted.</summary>
internal sealed class MatchReader(Session db, Session texts, Query query, SubjectId subject)
{
    /// <summary>Index: version_article.</summary>
    private const string ReadVersions = """
        select v.arrival, v.position from article a cross join version v indexed by version_article on v.article = a.key
        where a.key = $article and v.arrival < $to order by v.position
        """;

    private const string ReadVersion = """
        select a.key, a.id, o.name, a.external, a.minute, a.suspect, a.original, v.recorded, v.way, v.text, v.content, v.findings
        from version v join article a on a.key = v.article join source o on o.key = a.source where v.position = $position
        """;

    /// <summary>Lazily; to be taken while both snapshots are open.</summary>
    /// <param name="seenFrom">Articles are wanted from here on; before it changes alone.</param>
    public IEnumerable<SubjectSighting> Read(DateTimeOffset from, DateTimeOffset seenFrom, DateTimeOffset to, CancellationToken ct)
    {
        var counted = new Dictionary<long, Counts>();
        foreach (var (arrival, position) in Versions(from.UtcTicks, to.UtcTicks, ct))
        {
            ct.ThrowIfCancellationRequested();
            if (ReadOne(arrival, position, arrival >= seenFrom.UtcTicks, counted) is { } change && arrival >= from.UtcTicks)
            {
                yield return change;
            }
        }
    }

    /// <summary>Of the articles that may match: those in the range, and those before them that they take the place of.</summary>
    private List<(long Arrival, long Position)> Versions(long from, long to, CancellationToken ct)
    {
        var found = new List<(long Arrival, long Position)>();
        var match = SearchExpression.Of(query) with { Check = null };
        var below = new Cursor(long.MaxValue, 0);
        List<Cursor> page;
        do
        {
            page = TopicPastReader.Found(db, texts, match, below);
            foreach (var article in page)
            {
                ct.ThrowIfCancellationRequested();
                var first = found.Count;
                using var rows = db.Query(ReadVersions, article.Second, to);
                while (rows.Next())
                {
                    found.Add((rows.Number(0), rows.Number(1)));
                }

                if (found.FindIndex(first, version => version.Arrival >= from) < 0)
                {
                    found.RemoveRange(first, found.Count - first);
                }
            }

            below = page.Count > 0 ? page[^1] : below;
        }
        while (!TopicPastReader.IsLast(page));
        found.Sort();
        return found;
    }

    /// <summary>Null: it changes nothing.</summary>
    private SubjectSighting? ReadOne(long arrival, long position, bool withArticle, Dictionary<long, Counts> counted)
    {
        using var rows = db.Query(ReadVersion, position);
        if (!rows.Next())
        {
            return null;
        }

        var (article, key, at) = (rows.Number(0), new ArticleKey(rows.Text(2), rows.Text(3)), new Minute(rows.Number(4)));
        var (now, text, findings) = (default(Counts), default(StoredText), default(Findings));
        if (!rows.IsNull(10))
        {
            (text, findings) = (db.Codec.DecodeText(rows.Bytes(10)), db.Codec.DecodeFindings(rows.Bytes(11)));
            now = QueryMatcher.Match(query, ArticleFeatures.Of(key.Source, text.Title, text.Body, findings)) is { } match
                ? new TopicMatch(0, Math.Max(1, match.FindSpans().Length)).ToShare(findings.Tone).ToCounts(rows.Flag(6), rows.Flag(5))
                : default;
        }

        var change = now - counted.GetValueOrDefault(article);
        counted[article] = now;
        if (change.IsZero)
        {
            return null;
        }

        var came = new DateTimeOffset(arrival, TimeSpan.Zero);
        if (!withArticle)
        {
            return new(subject, new(position), came, at, change, null);
        }

        var seen = new Sighting
        {
            Number = position,
            Article = new(rows.Text(1)),
            Source = key.Source,
            Title = text?.Title ?? "",
            Way = rows.Flag(7) ? Way.Push : (Way)rows.Int(8),
            At = at,
            DateSuspect = rows.Flag(5),
            Arrived = came,
            Counts = change,
            TextKey = rows.NumberOrNull(9) is { } hash ? hash.ToString("x16", null) : null,
        };
        return new(subject, new(position), came, at, change, new SeenArticle(seen, key, text, findings).Of(subject, query, change));
    }
}
