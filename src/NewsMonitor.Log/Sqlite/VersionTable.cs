using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>Statements of the writer about what each position is: a version, or the reading of one.</summary>
internal static class VersionTable
{
    private const string Insert = """
        insert into version (position, article, arrival, recorded, accepted, way, hash, content, findings, text, topics)
        values ($position, $article, $arrival, $recorded, $accepted, $way, $hash, $content, $findings, $text, $topics)
        """;

    private const string InsertReading = """
        insert into reading (position, version, accepted, arrival, reader, findings, topics)
        values ($position, $version, $accepted, $arrival, $reader, $findings, $topics)
        """;

    private const string ReadArrival = "select arrival from version where position = $position";

    private const string ReadAccepted = """
        select accepted from version where position = $position union all select accepted from reading where position = $position
        """;

    /// <summary>Index: version_article. A null hash is a withdrawal. Live ones too: a log's own export changes nothing in it.</summary>
    private const string FindArrived =
        "select position from version where article = $article and arrival = $arrival and hash is $hash limit 1";

    private const string FindSeen = "select 1 from seen where article = $article and arrival = $arrival and hash = $hash";

    private const string InsertSeen = "insert or ignore into seen (article, arrival, hash) values ($article, $arrival, $hash)";

    /// <summary>When the log accepted what is at the position; null: nothing is.</summary>
    public static long? Accepted(Session db, long position) => db.Scalar(ReadAccepted, position);

    /// <param name="reading">Null for a withdrawal, with its hash.</param>
    public static void Add(Session db, long position, long article, long accepted, Submission submission, byte[]? hash, PreparedReading? reading, byte[]? topics) =>
        db.Run(
            Insert, position, article, (submission.ArrivedAt?.UtcTicks) ?? accepted, submission.ArrivedAt is not null, accepted, (int)submission.Way,
            hash, reading?.Content, reading?.Findings, reading is null ? default(SqlValue) : TextNumber.Of(reading.TextHash), topics);

    public static void AddReading(Session db, long position, long version, long accepted, int reader, byte[] findings, byte[]? topics) =>
        db.Run(InsertReading, position, version, accepted, accepted, reader, findings, topics);

    /// <summary>A reading with nothing but topics, at the version's place in the order of arrivals.</summary>
    public static void AddMatching(Session db, long position, long version, long accepted, int reader, byte[]? topics) =>
        db.Run(InsertReading, position, version, accepted, db.Scalar(ReadArrival, version), reader, Array.Empty<byte>(), topics);

    /// <summary>Whether this content came with this arrival before, whatever became of it.</summary>
    public static bool HasCome(Session db, ArticleRow row, long arrival, byte[]? hash) =>
        db.Scalar(FindArrived, row.Key, arrival, hash) is not null || db.Scalar(FindSeen, row.Id, arrival, hash ?? []) is not null;

    /// <summary>Remembers an arrival that made no version.</summary>
    public static void See(Session db, ArticleId id, long arrival, byte[] hash) => db.Run(InsertSeen, id.Value, arrival, hash);
}
