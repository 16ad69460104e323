namespace NewsMonitor.Log.Sqlite;

/// <summary>Addresses of feeds in <c>state.db</c>.</summary>
internal sealed class SqliteFeedAddressStore(Database state) : IFeedAddressStore
{
    private const string ReadAll = "select number, rule, subject, at from feed_address order by number";

    private const string ReadOne = "select number, rule, subject, at from feed_address where hash = $hash";

    private const string Count = "select count(*) from feed_address";

    private const string Insert = "insert into feed_address (hash, rule, subject, at) values ($hash, $rule, $subject, $at) returning number";

    private const string Change = "update feed_address set hash = $hash, at = $at where number = $number returning number, rule, subject, at";

    private const string Delete = "delete from feed_address where number = $number";

    public Task<IReadOnlyList<FeedAddress>> ListAsync(CancellationToken ct) => state.ReadAsync<IReadOnlyList<FeedAddress>>(
        db =>
        {
            var addresses = new List<FeedAddress>();
            using var rows = db.Query(ReadAll);
            while (rows.Next())
            {
                addresses.Add(Read(rows));
            }

            return addresses;
        },
        ct);

    public Task<FeedAddress?> FindAsync(string hash, CancellationToken ct) => state.ReadAsync(
        db =>
        {
            using var rows = db.Query(ReadOne, hash);
            return rows.Next() ? Read(rows) : null;
        },
        ct);

    public Task<FeedAddress?> AddAsync(string hash, string? rule, string? subject, DateTimeOffset at, CancellationToken ct) => state.WriteAsync(
        db => db.Scalar(Count) >= IFeedAddressStore.MaxAddresses ? null
            : new FeedAddress(db.Scalar(Insert, hash, rule, subject, at.UtcTicks)!.Value, rule, subject, at),
        ct);

    public Task<FeedAddress?> RotateAsync(long number, string hash, DateTimeOffset at, CancellationToken ct) => state.WriteAsync(
        db =>
        {
            using var rows = db.Query(Change, hash, at.UtcTicks, number);
            return rows.Next() ? Read(rows) : null;
        },
        ct);

    public Task<bool> RemoveAsync(long number, CancellationToken ct) => state.WriteAsync(
        db =>
        {
            db.Run(Delete, number);
            return db.Changed > 0;
        },
        ct);

    private static FeedAddress Read(Rows rows) => new(rows.Number(0), rows.TextOrNull(1), rows.TextOrNull(2), SqliteOutbox.At(rows.Number(3)));
}
