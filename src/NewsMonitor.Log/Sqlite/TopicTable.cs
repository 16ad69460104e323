using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>Statements about the tables <c>topic</c> and <c>topic_revision</c>.</summary>
internal static class TopicTable
{
    /// <summary>States of one topic that are kept: the newest.</summary>
    private const int MaxRevisions = 100;

    private const string Every = """
        select t.key, s.id, t.revision, t.counted, t.name, t.query, t.made, t.changed, t.deleted, s.articles
        from topic t join subject s on s.key = t.key
        """;

    private const string Alive = Every + " where t.deleted is null order by t.key";

    private const string Gone = Every + " where t.deleted is not null and s.id not glob 'custom:rule-*' order by t.deleted desc, t.key desc";

    private const string Uncounted = Every + " where t.counted < t.revision order by t.key";

    private const string ById = Every + " where s.id = $id";

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

    private const string DropRevisions = "delete from topic_revision where topic = $topic and revision <= $revision";

    /// <summary>Only those whose share is taken out of all that counts.</summary>
    private const string Forget = """
        delete from topic where deleted is not null and counted = revision
          and key in (select key from topic where deleted is not null order by deleted desc limit -1 offset $kept)
        """;

    private const string ForgetRevisions = "delete from topic_revision where topic not in (select key from topic)";

    private const string CountAlive = "select count(*) from topic t join subject s on s.key = t.key where t.deleted is null and s.id not glob 'custom:rule-*'";

    private const string SetCounted = "update topic set counted = $revision where key = $key and counted < $revision";

    /// <summary>Without deleted ones, the oldest first.</summary>
    public static List<TopicRow> ReadAlive(Session db) => Read(db.Query(Alive));

    /// <summary>Deleted ones that people made, the last to be deleted first.</summary>
    public static List<TopicRow> ReadDeleted(Session db) => Read(db.Query(Gone));

    /// <summary>Deleted ones too: their share may still count.</summary>
    public static List<TopicRow> ReadUncounted(Session db) => Read(db.Query(Uncounted));

    public static TopicRow? Find(Session db, SubjectId subject) => Read(db.Query(ById, subject.Value)) is [var one] ? one : null;

    /// <summary>Without those of rules.</summary>
    public static long Count(Session db) => db.Scalar(CountAlive)!.Value;

    public static void Write(Session db, TopicRow row)
    {
        db.Run(Put, row.Key, row.Revision, row.Counted, row.Name, row.Query, row.Made, row.Changed, row.Deleted);
        db.Run(PutRevision, row.Key, row.Revision, row.Changed, row.Name, row.Query, row.Deleted is not null);
        db.Run(DropRevisions, row.Key, row.Revision - MaxRevisions);
    }

    /// <summary>All of the past is counted by a revision. What was deleted, and then <see cref="CustomTopic.MaxDeleted"/> others, is forgotten.</summary>
    public static void WriteCounted(Session db, int key, int revision)
    {
        db.Run(SetCounted, revision, key);
        db.Run(Forget, CustomTopic.MaxDeleted);
        if (db.Changed > 0)
        {
            db.Run(ForgetRevisions);
        }
    }

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
