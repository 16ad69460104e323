using System.Text.Json;

namespace NewsMonitor.Log.Sqlite;

/// <summary>Feeds in <c>state.db</c>: few and small, so one connection under a lock is enough.</summary>
internal sealed class SqliteSourceStore(Database state) : ISourceStore
{
    private const string ReadAll = "select state from feed order by name";

    private const string ReadOne = "select state from feed where name = $name";

    /// <summary>Nothing happens where the name or the address is taken.</summary>
    private const string Insert = "insert or ignore into feed (name, address, due, state) values ($name, $address, $due, $state)";

    /// <summary>Nothing happens where the feed is gone, or its new address is another's.</summary>
    private const string Update = "update or ignore feed set address = $address, due = $due, state = $state where name = $name";

    private const string Delete = "delete from feed where name = $name";

    /// <summary>Index: feed_due.</summary>
    private const string ReadDue = "select name from feed where due <= $now order by due, name limit $limit";

    public Task<IReadOnlyList<FeedSource>> ListAsync(CancellationToken ct) => state.ReadAsync<IReadOnlyList<FeedSource>>(
        db => Read(db.Query(ReadAll)), ct);

    public Task<FeedSource?> GetAsync(string name, CancellationToken ct) => state.ReadAsync(
        db => Read(db.Query(ReadOne, name)).SingleOrDefault(), ct);

    public Task<bool> AddAsync(FeedSource source, CancellationToken ct) =>
        WriteAsync(db => db.Run(Insert, source.Name, source.Address, Due(source), Json(source)), ct);

    public Task<bool> UpdateAsync(FeedSource source, CancellationToken ct) =>
        WriteAsync(db => db.Run(Update, source.Address, Due(source), Json(source), source.Name), ct);

    public Task<bool> RemoveAsync(string name, CancellationToken ct) => WriteAsync(db => db.Run(Delete, name), ct);

    public Task<IReadOnlyList<string>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken ct) => state.ReadAsync<IReadOnlyList<string>>(
        db =>
        {
            var names = new List<string>();
            using var rows = db.Query(ReadDue, now.UtcTicks, limit);
            while (rows.Next())
            {
                names.Add(rows.Text(0));
            }

            return names;
        },
        ct);

    private Task<bool> WriteAsync(Action<Session> work, CancellationToken ct) => state.WriteAsync(
        db =>
        {
            work(db);
            return db.Changed > 0;
        },
        ct);

    private static List<FeedSource> Read(Rows rows)
    {
        var sources = new List<FeedSource>();
        using (rows)
        {
            while (rows.Next())
            {
                sources.Add(JsonSerializer.Deserialize(rows.Text(0), StoredJson.Default.FeedSource)!);
            }
        }

        return sources;
    }

    private static long? Due(FeedSource source) =>
        source.Paused || source.Health.Gone ? null : source.Health.NextPoll?.UtcTicks ?? 0;

    private static string Json(FeedSource source) => JsonSerializer.Serialize(source, StoredJson.Default.FeedSource);
}
