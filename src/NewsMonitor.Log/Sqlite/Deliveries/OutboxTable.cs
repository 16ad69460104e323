using System.Text.Json;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Domain.Notices;

namespace NewsMonitor.Log.Sqlite;

/// <summary>
/// Writes to the outbox within the caller's transaction: whoever keeps in <c>state.db</c> what a message follows from puts the message in
/// together with it, so that neither is there without the other.
/// </summary>
internal static class OutboxTable
{
    /// <summary>Characters of a notice's JSON. Articles whose addresses are so long that it would have more are left to the alert's page.</summary>
    internal const int MaxNotice = 2 << 20;

    private const int MaxId = 80;

    private const string FindNotice = "select number from notice where id = $id";

    private const string InsertNotice = "insert into notice (id, rule, at, notice) values ($id, $rule, $at, $notice) returning number";

    private const string InsertOf = "insert into notice_of (notice, rule) values ($notice, $rule)";

    private const string InsertDelivery = """
        insert into delivery (id, notice, channel, state, due, since, attempts, reason)
        values ($id, $notice, $channel, $state, max($due, coalesce((select held from channel where id = $channel), 0)), $since, 0, $reason)
        """;

    /// <summary>Index: delivery_channel.</summary>
    private const string CountWaiting = "select count(*) from delivery where channel = $channel and state = 0";

    /// <summary>Index: delivery_channel.</summary>
    private const string GiveUp = "update delivery set state = 2, due = null, reason = $reason where channel = $channel and state = 0";

    private const string EndHold = "update channel set held = null where id = $channel";

    /// <summary>Index: delivery_channel.</summary>
    private const string BeginAnew = "update delivery set due = min(due, $now), since = $now, attempts = 0 where channel = $channel and state = 0";

    private const string DeleteAttempts = "delete from attempt where delivery in (select number from delivery where channel = $channel)";

    private const string DeleteDeliveries = "delete from delivery where channel = $channel";

    /// <summary>False where it was there already: then nothing is changed.</summary>
    /// <exception cref="ArgumentException">The id or the notice is over its bound: the program's fault.</exception>
    public static bool Put(Session db, OutboxMessage message, DateTimeOffset now)
    {
        if (message.Id.Length is 0 or > MaxId || !message.Id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
        {
            throw new ArgumentException($"'{message.Id}' is not the id of a message.", nameof(message));
        }

        if (db.Scalar(FindNotice, message.Id) is not null)
        {
            return false;
        }

        var notice = Number(db, message, now, Json(message));
        foreach (var rule in RulesOf(message))
        {
            db.Run(InsertOf, notice, rule);
        }

        foreach (var channel in message.Channels.Distinct(StringComparer.Ordinal))
        {
            var reason = WhyNot(db, channel);
            db.Run(
                InsertDelivery, OutboxMessage.DeliveryId(message.Id, channel), notice, channel, (long)(reason is null ? DeliveryState.Waiting : DeliveryState.Dead),
                reason is null ? (long?)now.UtcTicks : null, now.UtcTicks, reason);
            if (reason is not null)
            {
                DeliveryLedger.Note(db, message, channel, LedgerKind.Undelivered, reason, now);
            }
        }

        return true;
    }

    /// <summary>Once the channel leads elsewhere: what its former receiver asked for, and failed at, is nothing to the new one.</summary>
    public static void Free(Session db, string channel, DateTimeOffset now)
    {
        db.Run(EndHold, channel);
        db.Run(BeginAnew, now.UtcTicks, channel);
    }

    public static void GiveUpWaiting(Session db, string channel, string reason, DateTimeOffset now)
    {
        DeliveryLedger.NoteWaiting(db, channel, LedgerKind.Undelivered, reason, now);
        db.Run(GiveUp, reason, channel);
    }

    /// <summary>Before the channel itself goes.</summary>
    public static void RemoveDeliveries(Session db, string channel, DateTimeOffset now)
    {
        DeliveryLedger.NoteWaiting(db, channel, LedgerKind.Undelivered, "It was removed before this was delivered.", now);
        db.Run(DeleteAttempts, channel);
        db.Run(DeleteDeliveries, channel);
    }

    /// <summary>Messages that can wait for the channel beside those that do.</summary>
    internal static int Room(Session db, string channel) =>
        WhyNot(db, channel) is null ? IOutbox.MaxWaiting - (int)db.Scalar(CountWaiting, channel)!.Value : 0;

    /// <summary>Why nothing can wait for the channel; null: it can.</summary>
    private static string? WhyNot(Session db, string channel) =>
        SqliteChannelStore.Find(db, channel) is not { } known ? "There is no such channel."
        : known.OffReason is { } off ? off
        : db.Scalar(CountWaiting, channel) >= IOutbox.MaxWaiting ? $"{IOutbox.MaxWaiting} messages wait for this channel already."
        : null;

    private static string Json(OutboxMessage message)
    {
        var notice = message.Notice;
        var json = Write(notice);
        for (var most = notice.Alerts.Select(alert => alert.Articles.Length).DefaultIfEmpty().Max(); json.Length > MaxNotice && most > 0;)
        {
            most--;
            json = Write(notice with { Alerts = [.. notice.Alerts.Select(alert => alert with { Articles = [.. alert.Articles.Take(most)] })] });
        }

        return json.Length <= MaxNotice ? json : throw new ArgumentException($"The notice of message {message.Id} has {json.Length} characters of JSON.", nameof(message));
    }

    private static IEnumerable<string> RulesOf(OutboxMessage message) => message.Rule is { } one
        ? [one]
        : message.Notice.Alerts.Select(alert => alert.Labels.GetValueOrDefault(LabelNames.Rule)).OfType<string>().Distinct(StringComparer.Ordinal);

    private static string Write(Notice notice) => JsonSerializer.Serialize(notice, DeliveryJson.Default.Notice);

    private static long Number(Session db, OutboxMessage message, DateTimeOffset now, string json)
    {
        using var rows = db.Query(InsertNotice, message.Id, message.Rule, now.UtcTicks, json);
        rows.Next();
        return rows.Number(0);
    }
}
