using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>Statements about the tables <c>topic</c> and <c>topic_revision</c>.</summary>
internal static class TopicTable
{
    private const string All = """
        select t.key, s.id, t.revision, t.counted, t.name, t.query, t.made, t.changed, t.deleted, s.articles
        from topic t join subject s on s.key = t.key order by t.key
        """;

    private const string ById = """
        select t.key, s.id, t.revision, t.counted, t.name, t.query, t.made, t.changed, t.deleted, s.articles
        from topic t join subject s on s.key = t.key where s.id = $id
        """;

    private const string Put = """
        insert into topic (key, revision, counted, name, query, made, changed, deleted)
        values ($key, $revision, $counted, $name, $query, $made, $changed, $deleted)
        on conflict (key) do update set
          revision = excluded.revision, counted = excluded.counted, name = excluded.name, query = excluded.query, changed = excluded.changed,
          deleted = excluded.deleted
        """;

    private const string PutRevision = """
        insert into topic_revision (topic, revision, at, name, query, deleted) values ($topic, $revision, $at, $name, $query, $deleted)
        """;

    private const string CountAlive = "select count(*) from topic t join subject s on s.key = t.key where t.deleted is null and s.id not glob 'custom:rule-*'";

    private const string SetCounted = "update topic set counted = $revision where key = $key and counted < $revision";

    /// <summary>Deleted ones too, the oldest first.</summary>
    public static List<TopicRow> ReadAll(Session db) => Read(db.Query(All));

    public static TopicRow? Find(Session db, SubjectId subject) => Read(db.Query(ById, subject.Value)) is [var one] ? one : null;

    /// <summary>Without those of rules.</summary>
    public static long Count(Session db) => db.Scalar(CountAlive)!.Value;

    public static void Write(Session db, TopicRow row)
    {
        db.Run(Put, row.Key, row.Revision, row.Counted, row.Name, row.Query, row.Made, row.Changed, row.Deleted);
        db.Run(PutRevision, row.Key, row.Revision, row.Changed, row.Name, row.Query, row.Deleted is not null);
    }

    public static void WriteCounted(Session db, int key, int revision) => db.Run(SetCounted, revision, key);

    private static List<TopicRow> Read(Rows rows)
    {
        var topics = new List<TopicRow>();
        using (rows)
        {
            while (rows.Next())
            {
                topics.Add(new(
                    rows.Int(0), new(rows.Text(1)), rows.Int(2), rows.Int(3), rows.Text(4), rows.Text(5), rows.Number(6), rows.Number(7),
                    rows.NumberOrNull(8), rows.Number(9)));
            }
        }

        return topics;
    }
}

/// <summary>A topic as stored; times in ticks.</summary>
internal sealed record TopicRow(
    int Key, SubjectId Subject, int Revision, int Counted, string Name, string Query, long Made, long Changed, long? Deleted, long Articles)
{
    public CustomTopic ToTopic() => new(
        Subject, Revision, Name, Query, At(Made), At(Changed), Deleted is { } deleted ? At(deleted) : null, Counted == Revision, Articles);

    private static DateTimeOffset At(long ticks) => new(ticks, TimeSpan.Zero);
}
