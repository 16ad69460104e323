using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Domain.Queries;

namespace NewsMonitor.Log.Sqlite;

/// <summary>What counts now, each article once and in its event minute, as if it had come then by a live way: the past of an archive, of which nobody knows when its articles came.</summary>
/// <param name="seenFrom">Articles are wanted from here on; before it what they count alone.</param>
/// <param name="withAll">Between them, added up by the minute, what counts for all news.</param>
internal sealed class DatedReader(Session db, Minute from, Minute seenFrom, Minute to, bool withAll, Action<SubjectSighting> use, CancellationToken ct)
{
    private const string ReadShares = """
        select minute, article, mentions, sentiment, score, original, suspect from share
        where subject = $subject and minute >= $from and minute < $to order by minute, article
        """;

    private const string ReadStanding = "select original, suspect from share where subject = $all and minute = $minute and article = $article";

    /// <summary>No row: withdrawn.</summary>
    private const string ReadArticle = """
        select a.id, o.name, a.external, v.text, v.content, coalesce((select findings from reading where position = a.reading), v.findings)
        from article a join source o on o.key = a.source join version v on v.position = a.position
        where a.key = $key and a.withdrawn = 0
        """;

    private readonly int? _all = SubjectReader.FindKey(db, SubjectId.All);
    private readonly Queue<SeriesPoint> _others = new();

    /// <param name="topic">The query by which the subject counts; null: it is none of one's own.</param>
    public void ReadSubject(SubjectId subject, Query? topic)
    {
        Begin();
        if (SubjectReader.FindKey(db, subject) is { } key)
        {
            using var rows = db.Query(ReadShares, key, from.Value, to.Value);
            while (rows.Next())
            {
                var share = new StoredShare(key, default, rows.Int(2), rows.IsNull(3) ? null : (Sentiment)rows.Int(3), rows.Int(4));
                var (at, article, counts) = (new Minute(rows.Number(0)), rows.Number(1), share.ToCounts(rows.Flag(5), rows.Flag(6)));
                if (at < seenFrom)
                {
                    Use(new(subject, new(article), at.Start, at, counts, null));
                }
                else if (Find(article, at, rows.Flag(6)) is { } found)
                {
                    Use(new(subject, new(article), at.Start, at, counts, found.Seen.Of(subject, topic, counts)));
                }
            }
        }

        End();
    }

    /// <param name="subject">What is handed on as a change of it.</param>
    public void ReadMatched(Session texts, Query query, SubjectId subject)
    {
        Begin();
        foreach (var place in Places(texts, query))
        {
            var (at, article) = (new Minute(place.First), place.Second);
            using var standing = db.Query(ReadStanding, _all, at.Value, article);
            if (standing.Next() && Find(article, at, standing.Flag(1)) is { } found
                && TopicMatch.ShareOf(query, found.Key.Source, found.Text, found.Findings) is { } share)
            {
                var counts = share.ToCounts(standing.Flag(0), standing.Flag(1));
                Use(new(subject, new(article), at.Start, at, counts, at < seenFrom ? null : found.Seen.Of(subject, query, counts)));
            }
        }

        End();
    }

    private void Begin()
    {
        foreach (var minute in withAll && _all is { } key ? SeriesReader.Minutes(db, key, from.Value, to.Value) : [])
        {
            _others.Enqueue(minute);
        }
    }

    private void Use(SubjectSighting change)
    {
        ct.ThrowIfCancellationRequested();
        UseOthers(change.At);
        use(change);
    }

    private void End() => UseOthers(to);

    private void UseOthers(Minute upTo)
    {
        while (_others.TryPeek(out var other) && other.At <= upTo)
        {
            use(new(SubjectId.All, default, other.At.Start, other.At, _others.Dequeue().Counts, null));
        }
    }

    /// <summary>Of the articles that may match, oldest event time first.</summary>
    private List<Cursor> Places(Session texts, Query query)
    {
        var (found, below) = (new List<Cursor>(), new Cursor(to.Value, 0));
        var match = SearchExpression.Of(query) with { Check = null };
        List<Cursor> page;
        do
        {
            ct.ThrowIfCancellationRequested();
            page = TopicPastReader.Found(db, texts, match, below, from);
            found.AddRange(page);
            below = page.Count > 0 ? page[^1] : below;
        }
        while (!TopicPastReader.IsLast(page));
        found.Reverse();
        return found;
    }

    private Dated? Find(long article, Minute at, bool suspect)
    {
        using var rows = db.Query(ReadArticle, article);
        if (!rows.Next() || rows.IsNull(4))
        {
            return null;
        }

        var (key, text, findings) = (new ArticleKey(rows.Text(1), rows.Text(2)), db.Codec.DecodeText(rows.Bytes(4)), db.Codec.DecodeFindings(rows.Bytes(5)));
        var common = new Sighting
        {
            Number = article,
            Article = new(rows.Text(0)),
            Source = key.Source,
            Title = text.Title,
            Way = Way.Push,
            At = at,
            DateSuspect = suspect,
            Arrived = at.Start,
            Counts = default,
            TextKey = SeenArticle.TextKey(rows.NumberOrNull(3)),
        };
        return new(new(common, key, text, findings), key, text, findings);
    }

    private sealed record Dated(SeenArticle Seen, ArticleKey Key, StoredText Text, Findings Findings);
}
