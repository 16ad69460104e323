using System.Text.Json;

namespace NewsMonitor.Log.Sqlite;

/// <summary>Channels in <c>state.db</c>.</summary>
internal sealed class SqliteChannelStore(Database state, TimeProvider time) : IChannelStore
{
    private const string ReadAll = "select state from channel order by number";

    private const string ReadOne = "select state from channel where id = $id";

    private const string ReadWhole = "select state, target from channel where id = $id";

    private const string Count = "select count(*) from channel";

    private const string Insert = "insert or ignore into channel (id, name, state, target) values ($id, $name, $state, $target)";

    /// <summary>Nothing happens where the name is another's.</summary>
    private const string Update = "update or ignore channel set name = $name, state = $state, target = $target where id = $id";

    private const string Delete = "delete from channel where id = $id";

    public Task<IReadOnlyList<DeliveryChannel>> ListAsync(CancellationToken ct) => state.ReadAsync<IReadOnlyList<DeliveryChannel>>(
        db =>
        {
            var channels = new List<DeliveryChannel>();
            using var rows = db.Query(ReadAll);
            while (rows.Next())
            {
                channels.Add(Channel(rows.Text(0)));
            }

            return channels;
        },
        ct);

    public Task<DeliveryChannel?> GetAsync(string id, CancellationToken ct) => state.ReadAsync(db => Find(db, id), ct);

    public Task<(DeliveryChannel Channel, ChannelTarget Target)?> OpenAsync(string id, CancellationToken ct) => state.ReadAsync(db => Open(db, id), ct);

    public Task<ChannelAdded> AddAsync(DeliveryChannel channel, ChannelTarget target, CancellationToken ct) => state.WriteAsync(
        db =>
        {
            if (db.Scalar(Count) >= IChannelStore.MaxChannels)
            {
                return ChannelAdded.TooMany;
            }

            db.Run(Insert, channel.Id, channel.Name, Json(channel), Json(target));
            return db.Changed > 0 ? ChannelAdded.Added : ChannelAdded.NameTaken;
        },
        ct);

    public Task<DeliveryChannel?> ChangeAsync(
        string id, Func<DeliveryChannel, ChannelTarget, (DeliveryChannel Channel, ChannelTarget Target)> change, CancellationToken ct) => state.WriteAsync(
        db =>
        {
            if (Open(db, id) is not var (before, target))
            {
                return null;
            }

            var (channel, changed) = change(before, target);
            db.Run(Update, channel.Name, Json(channel), Json(changed), id);
            if (db.Changed == 0)
            {
                return null;
            }

            if (!changed.LeadsWhere(target))
            {
                OutboxTable.Free(db, id, time.GetUtcNow());
            }

            if (channel.OffReason is { } reason)
            {
                OutboxTable.GiveUpWaiting(db, id, reason, time.GetUtcNow());
            }

            return channel;
        },
        ct);

    public Task<bool> RemoveAsync(string id, CancellationToken ct) => state.WriteAsync(
        db =>
        {
            if (Find(db, id) is null)
            {
                return false;
            }

            OutboxTable.RemoveDeliveries(db, id, time.GetUtcNow());
            db.Run(Delete, id);
            return true;
        },
        ct);

    internal static DeliveryChannel? Find(Session db, string id)
    {
        using var rows = db.Query(ReadOne, id);
        return rows.Next() ? Channel(rows.Text(0)) : null;
    }

    private static (DeliveryChannel Channel, ChannelTarget Target)? Open(Session db, string id)
    {
        using var rows = db.Query(ReadWhole, id);
        return rows.Next() ? (Channel(rows.Text(0)), JsonSerializer.Deserialize(rows.Text(1), DeliveryJson.Default.ChannelTarget)!) : null;
    }

    private static DeliveryChannel Channel(string json) => JsonSerializer.Deserialize(json, DeliveryJson.Default.DeliveryChannel)!;

    private static string Json(DeliveryChannel channel) => JsonSerializer.Serialize(channel, DeliveryJson.Default.DeliveryChannel);

    private static string Json(ChannelTarget target) => JsonSerializer.Serialize(target, DeliveryJson.Default.ChannelTarget);
}
