using System.Text.Json;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Domain.Notices;

namespace NewsMonitor.Log.Sqlite;

/// <summary>The outbox in <c>state.db</c>.</summary>
internal sealed class SqliteOutbox(Database state, TimeProvider time) : IOutbox
{
    /// <summary>Index: delivery_channel, once for each channel.</summary>
    private const string ReadDueChannels = """
        select id from channel where exists (select 1 from delivery where channel = channel.id and state = 0 and due <= $now) order by number
        """;

    /// <summary>Index: delivery_channel.</summary>
    private const string ReadDue = """
        select d.id, n.notice, d.attempts, d.since from delivery d join notice n on n.number = d.notice
        where d.channel = $channel and d.state = 0 and d.due <= $now order by d.due, d.number limit $limit
        """;

    /// <summary>Index: delivery_due.</summary>
    private const string ReadNextDue = "select min(due) from delivery where due > $now";

    private const string Find = "select number, state, attempts from delivery where id = $id";

    private const string InsertAttempt = """
        insert into attempt (delivery, number, at, took, status, words)
        values ($delivery, coalesce((select max(number) from attempt where delivery = $delivery), 0) + 1, $at, $took, $status, $words)
        """;

    private const string TrimAttempts =
        "delete from attempt where delivery = $delivery and number <= (select max(number) from attempt where delivery = $delivery) - $kept";

    private const string End = "update delivery set state = $state, due = null, attempts = attempts + 1, reason = $reason where number = $number";

    private const string Delay = """
        update delivery set due = max($due, coalesce((select held from channel where id = delivery.channel), 0)), attempts = attempts + 1
        where number = $number
        """;

    private const string HoldChannel = "update channel set held = max(coalesce(held, 0), $until) where id = $channel";

    /// <summary>Index: delivery_channel.</summary>
    private const string HoldWaiting = "update delivery set due = $until where channel = $channel and state = 0 and due < $until";

    private const string FindDead = "select number, channel from delivery where id = $id and state = 2";

    /// <summary>Index: delivery_channel.</summary>
    private const string ListDead = "select number, channel from delivery where channel = $channel and state = 2 order by number limit $limit";

    private const string Revive = """
        update delivery
        set state = 0, due = max($now, coalesce((select held from channel where id = delivery.channel), 0)), since = $now, attempts = 0, reason = null
        where number = $number
        """;

    /// <summary>Index: delivery_channel.</summary>
    private const string CountOpen = "select channel, state, count(*) from delivery where state <> 1 group by channel, state";

    /// <summary>Index: notice_of_rule.</summary>
    private const string ReadNotices = """
        select n.id, n.at, n.notice, n.rule from notice_of o join notice n on n.number = o.notice where o.rule = $rule order by o.notice desc limit $limit
        """;

    public Task<int> PutAsync(IReadOnlyList<OutboxMessage> messages, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return state.WriteAsync(db => messages.Count(message => OutboxTable.Put(db, message, now)), ct);
    }

    public Task<IReadOnlyList<string>> ListDueChannelsAsync(DateTimeOffset now, CancellationToken ct) => state.ReadAsync<IReadOnlyList<string>>(
        db =>
        {
            var channels = new List<string>();
            using var rows = db.Query(ReadDueChannels, now.UtcTicks);
            while (rows.Next())
            {
                channels.Add(rows.Text(0));
            }

            return channels;
        },
        ct);

    public Task<IReadOnlyList<DueDelivery>> ListDueAsync(string channel, DateTimeOffset now, int limit, CancellationToken ct) =>
        state.ReadAsync<IReadOnlyList<DueDelivery>>(
            db =>
            {
                var due = new List<DueDelivery>();
                using var rows = db.Query(ReadDue, channel, now.UtcTicks, limit);
                while (rows.Next())
                {
                    due.Add(new(rows.Text(0), channel, TryNotice(rows.Text(1)), rows.Int(2), At(rows.Number(3))));
                }

                return due;
            },
            ct);

    public Task<DateTimeOffset?> ReadNextDueAsync(DateTimeOffset now, CancellationToken ct) =>
        state.ReadAsync<DateTimeOffset?>(db => db.Scalar(ReadNextDue, now.UtcTicks) is { } ticks ? At(ticks) : null, ct);

    public Task<bool> RecordAsync(string delivery, DeliveryAttempt attempt, AfterAttempt after, CancellationToken ct) => state.WriteAsync(
        db =>
        {
            if (FindOne(db, delivery) is not var (number, before, attempts))
            {
                return false;
            }

            // The ledger says what it came to, and nobody knew that before its end: a receiver may take a minute.
            var ended = attempt.At + attempt.Took;
            db.Run(InsertAttempt, number, attempt.At.UtcTicks, attempt.Took.Ticks, attempt.Status, attempt.Words);
            db.Run(TrimAttempts, number, DeliveryRecord.MaxAttempts);

            // What was received is delivered, whoever gave it up meanwhile.
            if (before is not DeliveryState.Waiting && after is not AfterAttempt.Delivered)
            {
                return false;
            }

            switch (after)
            {
                case AfterAttempt.Delivered:
                    db.Run(End, (long)DeliveryState.Delivered, (string?)null, number);
                    DeliveryLedger.Note(db, number, LedgerKind.Delivered, "delivered", ended);
                    break;
                case AfterAttempt.GivenUp dead:
                    db.Run(End, (long)DeliveryState.Dead, dead.Reason, number);
                    DeliveryLedger.Note(db, number, LedgerKind.Undelivered, dead.Reason, ended);
                    break;
                case AfterAttempt.Again again:
                    db.Run(Delay, again.At.UtcTicks, number);
                    if (attempts == 0)
                    {
                        DeliveryLedger.Note(db, number, LedgerKind.Delayed, attempt.Words, ended);      // the others are in the list of deliveries
                    }

                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(after), after, "not what follows an attempt");
            }

            return true;
        },
        ct);

    public Task HoldAsync(string channel, DateTimeOffset until, CancellationToken ct) => state.WriteAsync(
        db =>
        {
            db.Run(HoldChannel, until.UtcTicks, channel);
            db.Run(HoldWaiting, until.UtcTicks, channel);
            return true;
        },
        ct);

    public Task<Page<Delivery>> ListAsync(string? channel, DeliveryState? wanted, int limit, string? cursor, CancellationToken ct)
    {
        var at = Cursor.Parse(cursor);
        return state.ReadAsync(db => DeliveryReader.List(db, channel, wanted, Math.Clamp(limit, 1, Limits.Page), at), ct);
    }

    public Task<IReadOnlyList<Delivery>> ListOfAsync(IReadOnlyCollection<string> messages, CancellationToken ct)
    {
        var ids = JsonSerializer.Serialize(messages);
        return state.ReadAsync<IReadOnlyList<Delivery>>(db => DeliveryReader.ListOf(db, ids), ct);
    }

    public Task<DeliveryRecord?> GetAsync(string delivery, CancellationToken ct) => state.ReadAsync(db => DeliveryReader.Get(db, delivery), ct);

    public Task<int> RetryAsync(string? delivery, string? channel, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return state.WriteAsync(
            db =>
            {
                var dead = new List<(long Number, string Channel)>();
                using (var rows = delivery is not null ? db.Query(FindDead, delivery) : db.Query(ListDead, channel, IOutbox.MaxWaiting))
                {
                    while (rows.Next())
                    {
                        dead.Add((rows.Number(0), rows.Text(1)));
                    }
                }

                // All are of one channel.
                var revived = dead.Count > 0 ? dead[..Math.Min(dead.Count, OutboxTable.Room(db, dead[0].Channel))] : dead;
                foreach (var (number, _) in revived)
                {
                    db.Run(Revive, now.UtcTicks, number);
                }

                return revived.Count;
            },
            ct);
    }

    public Task<IReadOnlyDictionary<string, ChannelCounts>> CountAsync(CancellationToken ct) => state.ReadAsync<IReadOnlyDictionary<string, ChannelCounts>>(
        db =>
        {
            var counts = new Dictionary<string, ChannelCounts>(StringComparer.Ordinal);
            using var rows = db.Query(CountOpen);
            while (rows.Next())
            {
                var before = counts.GetValueOrDefault(rows.Text(0));
                counts[rows.Text(0)] = (DeliveryState)rows.Int(1) is DeliveryState.Waiting ? before with { Waiting = rows.Int(2) } : before with { Dead = rows.Int(2) };
            }

            return counts;
        },
        ct);

    public Task<IReadOnlyList<KeptNotice>> ListNoticesAsync(string rule, int limit, CancellationToken ct) => state.ReadAsync<IReadOnlyList<KeptNotice>>(
        db =>
        {
            var notices = new List<KeptNotice>();
            using var rows = db.Query(ReadNotices, rule, limit);
            while (rows.Next())
            {
                var notice = TryNotice(rows.Text(2)) ?? Unreadable;
                notices.Add(new(rows.Text(0), At(rows.Number(1)), rows.IsNull(3) ? NoticeWriter.OfRule(notice, rule) : notice));
            }

            return notices;
        },
        ct);

    public Task<int> ForgetAsync(DateTimeOffset before, CancellationToken ct) => state.WriteAsync(db => OutboxRetention.Forget(db, before), ct);

    /// <summary>What people see of a message that cannot be read.</summary>
    internal static Notice Unreadable => new() { Thread = "", Topic = "", Title = "(a message that cannot be read)", At = DateTimeOffset.UnixEpoch };

    /// <summary>Null: it cannot be read.</summary>
    internal static Notice? TryNotice(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, DeliveryJson.Default.Notice) is { Alerts.IsDefault: false } notice ? notice : null;
        }
        catch (JsonException)
        {
            return null;        // whoever sends it gives it up and says so: others go on
        }
    }

    internal static DateTimeOffset At(long ticks) => new(ticks, TimeSpan.Zero);

    private static (long Number, DeliveryState State, int Attempts)? FindOne(Session db, string delivery)
    {
        using var rows = db.Query(Find, delivery);
        return rows.Next() ? (rows.Number(0), (DeliveryState)rows.Int(1), rows.Int(2)) : null;
    }
}
