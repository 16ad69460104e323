using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>Changes in commit order: what the follower reads.</summary>
internal static class ChangeReader
{
    /// <summary>Key: change(position, ordinal).</summary>
    private const string ReadAll = """
        select s.id, s.kind, c.number, c.position, c.minute, c.source,
          c.articles, c.originals, c.mentions, c.negative, c.neutral, c.positive, c.score, c.suspect_originals
        from change c cross join subject s on s.key = c.subject
        where c.position > $after and c.position <= $to order by c.position, c.ordinal
        """;

    private const string ReadShard = """
        select s.id, s.kind, c.number, c.position, c.minute, c.source,
          c.articles, c.originals, c.mentions, c.negative, c.neutral, c.positive, c.score, c.suspect_originals
        from change c cross join subject s on s.key = c.subject
        where c.position > $after and c.position <= $to and c.shard % $shards = $shard order by c.position, c.ordinal
        """;

    public static ChangeBatch Read(Session db, Position after, int limit, (int Shard, int Shards)? shard)
    {
        var to = Math.Max(after.Value, Math.Min(HeadReader.Position(db), after.Value + limit));
        var changes = new List<Change>();
        using var rows = shard is { } part
            ? db.Query(ReadShard, after.Value, to, part.Shards, part.Shard)
            : db.Query(ReadAll, after.Value, to);

        // Ids repeat: one string each keeps a batch of 2,000 positions small.
        var ids = new Dictionary<string, SubjectId>();
        while (rows.Next())
        {
            var text = rows.Text(0);
            if (!ids.TryGetValue(text, out var id))
            {
                id = new(text);
                ids.Add(text, id);
            }

            changes.Add(new(
                id, (SubjectKind)rows.Int(1), rows.Number(2), new(rows.Number(3)), new(rows.Number(4)), rows.Int(5), SeriesReader.ReadCounts(rows, 6)));
        }

        return new(after, new(to), changes);
    }
}
