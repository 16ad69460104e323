using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>Changes in commit order: what the follower reads.</summary>
internal static class ChangeReader
{
    private const string ReadPositions = """
        select c.position, c.changes, r.position is not null from change c left join reading r on r.position = c.position
        where c.position > $after and c.position <= $to order by c.position
        """;

    private const string ReadSubject = "select id, kind from subject where key = $key";

    public static ChangeBatch Read(Session db, Position after, int limit, (int Shard, int Shards)? shard)
    {
        var to = Math.Max(after.Value, Math.Min(HeadReader.Position(db), after.Value + limit));
        var subjects = new Dictionary<int, (SubjectId Id, SubjectKind Kind, bool Wanted)>();
        var changes = new List<Change>();
        var stored = new List<StoredChange>();
        using var rows = db.Query(ReadPositions, after.Value, to);
        while (rows.Next())
        {
            stored.Clear();
            ChangeBlob.Read(rows.Bytes(1), stored);
            foreach (var change in stored)
            {
                if (!subjects.TryGetValue(change.Subject, out var subject))
                {
                    subject = Find(db, change.Subject, shard);
                    subjects.Add(change.Subject, subject);
                }

                if (subject.Wanted)
                {
                    changes.Add(new(
                        subject.Id, subject.Kind, change.Number, new(rows.Number(0)), new(change.Minute), change.Source, change.Counts)
                    {
                        IsReread = rows.Flag(2),
                    });
                }
            }
        }

        return new(after, new(to), changes);
    }

    private static (SubjectId Id, SubjectKind Kind, bool Wanted) Find(Session db, int key, (int Shard, int Shards)? shard)
    {
        using var rows = db.Query(ReadSubject, key);
        if (!rows.Next())
        {
            throw new InvalidDataException($"The log has no subject {key}.");
        }

        var id = new SubjectId(rows.Text(0));
        return (id, (SubjectKind)rows.Int(1), shard is not { } part || StableHash.Spread(id.Value) % part.Shards == part.Shard);
    }
}
