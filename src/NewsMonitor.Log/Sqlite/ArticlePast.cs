using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>The rows of one article up to a head: its versions and their readings. None: its first version is beyond the head.</summary>
internal sealed class ArticlePast
{
    private const string ReadArticle = """
        select a.minute, a.source, a.suspect, o.name, a.external, a.position, a.reading, a.matched, a.withdrawn, a.shares, v.arrival, v.text
        from article a join source o on o.key = a.source join version v on v.position = a.key where a.key = $key
        """;

    /// <summary>Index: version_article. Texts are not touched.</summary>
    private const string ReadVersions = """
        select v.position, v.arrival, v.text, null, 0 from version v where v.article = $article and v.position <= $head
        union all
        select r.position, r.arrival, null, r.version, length(r.findings) = 0 from version v join reading r on r.version = v.position
        where v.article = $article and r.position <= $head
        """;

    private const string ReadFindings = """
        select findings from version where position = $position union all select findings from reading where position = $position
        """;

    private const string ReadTopics = """
        select topics from version where position = $position union all select topics from reading where position = $position
        """;

    private readonly (long Findings, long Topics) _counting;    // positions of the findings and of the topics that count now; 0: none
    private readonly StoredShare[] _shares;                     // by those

    private ArticlePast(
        long key, long minute, int source, bool suspect, ArticleKey name, List<Row> rows, (long Findings, long Topics) counting, StoredShare[] shares)
    {
        (Key, Minute, Source, Suspect, Name, Rows) = (key, minute, source, suspect, name, rows);
        (_counting, _shares) = (counting, shares);
    }

    public long Key { get; }

    public long Minute { get; }

    public int Source { get; }

    public bool Suspect { get; }

    public ArticleKey Name { get; }

    public List<Row> Rows { get; }

    public static ArticlePast Read(Session db, long key, long head)
    {
        using var article = db.Query(ReadArticle, key);
        if (!article.Next())
        {
            throw new InvalidDataException($"The log has no article {key}.");
        }

        var (position, reading, matched, withdrawn) = (article.Number(5), article.NumberOrNull(6), article.NumberOrNull(7), article.Flag(8));
        var isUntouched = position == key && reading is null && matched is null;
        List<Row> rows = !isUntouched ? ReadRows(db, key, head) : key <= head ? [new(key, key, article.Number(10), article.Number(11), null, false)] : [];
        return new(
            key, article.Number(0), article.Int(1), article.Flag(2), new(article.Text(3), article.Text(4)), rows,
            withdrawn ? default : (reading ?? position, matched ?? reading ?? position), ShareBlob.Read(article.Bytes(9)));
    }

    /// <summary>What counts if only these rows have come; null: nothing. An article is not known before its first version, which gave it its minute.</summary>
    public State? Newest(Func<Row, bool> hasCome)
    {
        if (!Rows.Exists(row => row.Position == Key && hasCome(row)))
        {
            return null;
        }

        Row? version = null;
        foreach (var row in Rows)
        {
            if (row.Version is null && hasCome(row) && row.Position > (version?.Position ?? 0))
            {
                version = row;
            }
        }

        if (version is not { Text: { } text })
        {
            return null;
        }

        var (findings, topics) = (version.Position, version.Position);
        foreach (var row in Rows)
        {
            if (row.Version == version.Position && hasCome(row))
            {
                findings = row.IsMatching ? findings : Math.Max(findings, row.Position);
                topics = Math.Max(topics, row.Position);
            }
        }

        return new(version.Position, version.Time, findings, topics, text);
    }

    /// <summary>The shares by the findings and topics of a state.</summary>
    public StoredShare[] Shares(Session db, State state)
    {
        if ((state.Findings, state.Topics) == _counting)
        {
            return _shares;
        }

        var findings = Findings(db, state);
        var stored = new List<StoredShare>();
        foreach (var share in Share.Of(Name, findings))
        {
            var subject = SubjectReader.FindKey(db, share.Subject) ?? throw new InvalidDataException($"The log has no subject {share.Subject}.");
            stored.Add(new(subject, share.Kind, share.Mentions, share.Sentiment, share.ScoreMilli));
        }

        using var rows = db.Query(ReadTopics, state.Topics);
        if (rows.Next() && !rows.IsNull(0))
        {
            stored.AddRange(TopicMatch.Read(rows.Bytes(0)).Select(match => match.ToShare(findings.Tone)));
        }

        return [.. stored];
    }

    public static Findings Findings(Session db, State state)
    {
        using var rows = db.Query(ReadFindings, state.Findings);
        return rows.Next() ? db.Codec.DecodeFindings(rows.Bytes(0)) : throw new InvalidDataException($"The log has no findings at {state.Findings}.");
    }

    private static List<Row> ReadRows(Session db, long key, long head)
    {
        var rows = new List<Row>();
        using var found = db.Query(ReadVersions, key, head);
        while (found.Next())
        {
            rows.Add(new(key, found.Number(0), found.Number(1), found.NumberOrNull(2), found.NumberOrNull(3), found.Flag(4)));
        }

        return rows;
    }

    /// <param name="Text">The text's number; null for a withdrawal and for a reading.</param>
    /// <param name="Version">Of a reading: the position of what it read; null: the row is a version.</param>
    /// <param name="IsMatching">Of a reading: it has topics alone, no findings.</param>
    internal sealed record Row(long Article, long Position, long Time, long? Text, long? Version, bool IsMatching);

    /// <summary>A text that counts.</summary>
    /// <param name="Findings">Position of the reading that counts, or the version's own.</param>
    /// <param name="Topics">Position of what says which topics of one's own match.</param>
    internal sealed record State(long Position, long Time, long Findings, long Topics, long Text);
}
