using NewsMonitor.Domain.Alerts;
using NewsMonitor.Domain.Notices;

namespace NewsMonitor.Log.Sqlite;

/// <summary>Lines of the alerts' ledger about what became of their messages at a channel, written together with it: one for each alert that was to be told.</summary>
internal static class DeliveryLedger
{
    /// <summary>Index: delivery_channel.</summary>
    private const string ReadWaiting = "select n.id, n.rule, n.notice from delivery d join notice n on n.number = d.notice where d.channel = $channel and d.state = 0";

    private const string ReadOne = "select n.id, n.rule, n.notice, d.channel from delivery d join notice n on n.number = d.notice where d.number = $number";

    public static void Note(Session db, OutboxMessage message, string channel, LedgerKind kind, string why, DateTimeOffset at) =>
        Write(db, message.Id, message.Rule, message.Notice, channel, kind, why, at);

    /// <summary>Of one delivery.</summary>
    public static void Note(Session db, long delivery, LedgerKind kind, string why, DateTimeOffset at)
    {
        using var rows = db.Query(ReadOne, delivery);
        if (rows.Next())
        {
            Write(db, rows.Text(0), rows.TextOrNull(1), SqliteOutbox.TryNotice(rows.Text(2)), rows.Text(3), kind, why, at);
        }
    }

    /// <summary>Of all that waits for a channel.</summary>
    public static void NoteWaiting(Session db, string channel, LedgerKind kind, string why, DateTimeOffset at)
    {
        // One at a time: ten thousand may wait, of some megabytes each.
        using var rows = db.Query(ReadWaiting, channel);
        while (rows.Next())
        {
            Write(db, rows.Text(0), rows.TextOrNull(1), SqliteOutbox.TryNotice(rows.Text(2)), channel, kind, why, at);
        }
    }

    private static void Write(Session db, string message, string? rule, Notice? notice, string channel, LedgerKind kind, string why, DateTimeOffset at)
    {
        var words = $"channel “{SqliteChannelStore.Find(db, channel)?.Name ?? channel}”: {why}";
        foreach (var alert in (notice?.Alerts ?? []).Where(alert => alert.Step > 0).DefaultIfEmpty())
        {
            var of = rule ?? alert?.Labels.GetValueOrDefault(LabelNames.Rule) ?? "";
            var cause = kind is LedgerKind.Delivered ? LedgerCause.None : LedgerCause.Channel;
            AlertWriter.Note(db, new(at, kind, cause, of, alert?.Id, [], message, words, LedgerEntry.NoNumbers));
        }
    }
}
