using NewsMonitor.Domain;
using NewsMonitor.Domain.Queries;

namespace NewsMonitor.Log.Sqlite;

/// <summary>What lists show of an article, put together from its row, its newest text and the names of its subjects.</summary>
internal sealed class ArticleSummaries(Session db)
{
    private const int MaxEvidence = 3;

    private const int MaxSubjects = 6;

    /// <summary>t: the newest text (a withdrawal has none); v: the newest version. Findings are only fetched where they are looked at.</summary>
    private const string ByKey = """
        select a.id, o.name, a.external, a.position, a.minute, a.suspect, v.arrival, a.versions, a.withdrawn, a.original,
          (select count(*) from article c where c.text_hash = a.text_hash and c.withdrawn = 0) - (1 - a.withdrawn),
          a.shares, t.content, coalesce((select findings from reading where position = a.reading), t.findings)
        from article a
        join source o on o.key = a.source
        join version v on v.position = a.position
        join version t on t.position = iif(a.withdrawn,
          (select position from version where article = a.key and hash is not null order by position desc limit 1), a.position)
        where a.key = $key
        """;

    private const string ReadPast = "select v.content, a.id from version v join article a on a.key = $article where v.position = $position";

    private const string ReadText = """
        select v.content, coalesce((select findings from reading where position = a.reading), v.findings)
        from article a join version v on v.position = a.position where a.key = $key and a.withdrawn = 0
        """;

    private const string ReadName = "select id, kind, name from subject where key = $key";

    private const string ReadQuery = "select query from topic where key = $key";

    private readonly Dictionary<int, SubjectName> _names = [];
    private readonly Dictionary<int, Query?> _queries = [];

    /// <param name="subject">Whose share is wanted; null: nobody's.</param>
    /// <param name="withEvidence">Whether the sentences behind that share are wanted too: costs reading the findings.</param>
    public ArticleSummary Get(long key, int? subject, bool withEvidence)
    {
        using var rows = db.Query(ByKey, key);
        if (!rows.Next())
        {
            throw new InvalidDataException($"The log has no article {key}.");
        }

        var text = db.Codec.DecodeText(rows.Bytes(12));
        var shares = ShareBlob.Read(rows.Bytes(11));
        var share = subject is { } wanted ? Array.Find(shares, s => s.Subject == wanted) : default;
        var shown = share == default ? null : new ArticleShare(share.Mentions, share.Sentiment, share.ScoreMilli / 1000d);
        var evidence = withEvidence && shown is not null && share.Kind.IsEntity()
            ? Evidence(db.Codec.DecodeFindings(rows.Bytes(13)), text, Name(share.Subject).Subject)
            : [];
        return new(
            new(rows.Text(0)), new(rows.Text(1), rows.Text(2)), new(rows.Number(3)), text.Title, text.Lead(), text.Url,
            new(new(rows.Number(4)), rows.Flag(5)), new(rows.Number(6), TimeSpan.Zero), rows.Int(7), rows.Flag(8), rows.Flag(9), rows.Int(10),
            text.Section, text.Language, shown, evidence, Subjects(shares))
        {
            Matched = withEvidence && share.Kind is SubjectKind.Custom && QueryOf(share.Subject) is { } query
                ? MatchedTexts.Of(query, new(rows.Text(1), rows.Text(2)), text, db.Codec.DecodeFindings(rows.Bytes(13)))
                : [],
        };
    }

    /// <summary>An article that counts, with the places in which a query matches it.</summary>
    public ArticleSummary GetMatched(long key, Query query)
    {
        using var rows = db.Query(ReadText, key);
        if (!rows.Next())
        {
            throw new InvalidDataException($"The log has no article {key}.");
        }

        var (text, findings) = (db.Codec.DecodeText(rows.Bytes(0)), db.Codec.DecodeFindings(rows.Bytes(1)));
        var summary = Get(key, null, withEvidence: false);
        return summary with { Matched = MatchedTexts.Of(query, summary.Key, text, findings) };
    }

    /// <summary>The article as it was.</summary>
    public ArticleSummary Get(PastArticle article, int? subject, bool withEvidence)
    {
        using var rows = db.Query(ReadPast, article.Past.Key, article.Text.Position);
        if (!rows.Next())
        {
            throw new InvalidDataException($"The log has no text at {article.Text.Position}.");
        }

        var (past, text) = (article.Past, db.Codec.DecodeText(rows.Bytes(0)));
        var share = subject is { } wanted ? Array.Find(article.Shares, s => s.Subject == wanted) : default;
        var shown = share == default ? null : new ArticleShare(share.Mentions, share.Sentiment, share.ScoreMilli / 1000d);
        var evidence = withEvidence && shown is not null && share.Kind.IsEntity()
            ? Evidence(ArticlePast.Findings(db, article.Text), text, Name(share.Subject).Subject)
            : [];
        return new(
            new(rows.Text(1)), past.Name, new(article.Position), text.Title, text.Lead(), text.Url, new(new(past.Minute), past.Suspect),
            new(article.Time, TimeSpan.Zero), article.Versions, article.Withdrawn, article.Original, article.Copies, text.Section, text.Language, shown,
            evidence, Subjects(article.Shares))
        {
            Matched = withEvidence && share.Kind is SubjectKind.Custom && QueryOf(share.Subject) is { } query
                ? MatchedTexts.Of(query, past.Name, text, ArticlePast.Findings(db, article.Text))
                : [],
        };
    }

    private static IReadOnlyList<EvidenceText> Evidence(Findings findings, StoredText text, SubjectId subject) =>
        [.. findings.Entities.Where(entity => entity.Subject == subject).Take(1).SelectMany(entity => entity.Evidence).Take(MaxEvidence)
            .Select(evidence => new EvidenceText(text.Slice(evidence.Sentence), evidence.Sentence.Field, evidence.Sentence.Start, evidence.Sentiment))];

    private List<SubjectName> Subjects(StoredShare[] shares) =>
        [.. shares.Where(share => share.Kind.IsShown())
            .OrderBy(share => share.Kind is SubjectKind.Topic ? 0 : 1).ThenByDescending(share => share.Mentions)
            .Take(MaxSubjects).Select(share => Name(share.Subject))];

    // Null: it cannot be read, which is said when the log opens.
    private Query? QueryOf(int key)
    {
        if (!_queries.TryGetValue(key, out var query))
        {
            using var rows = db.Query(ReadQuery, key);
            query = !rows.Next() ? throw new InvalidDataException($"The log has no topic {key}.")
                : Query.TryOfStored(rows.Text(0), out var stored, out _) ? stored : null;
            _queries.Add(key, query);
        }

        return query;
    }

    private SubjectName Name(int key)
    {
        if (!_names.TryGetValue(key, out var name))
        {
            using var rows = db.Query(ReadName, key);
            if (!rows.Next())
            {
                throw new InvalidDataException($"The log has no subject {key}.");
            }

            name = new(new(rows.Text(0)), (SubjectKind)rows.Int(1), rows.Text(2));
            _names.Add(key, name);
        }

        return name;
    }
}
