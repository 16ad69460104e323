using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;

namespace NewsMonitor.Log.Sqlite;

/// <summary>Statements of one step of the alerts.</summary>
internal static class AlertWriter
{
    private const string WriteState = """
        insert into alert_state (one, position, judged, state) values (1, $position, $judged, $state)
        on conflict (one) do update set position = excluded.position, judged = max(judged, excluded.judged), state = excluded.state
        """;

    private const string WriteJudge = "insert or replace into alert_judge (rule, position, state) values ($rule, $position, $state)";

    private const string DeleteJudge = "delete from alert_judge where rule = $rule";

    private const string InsertRule = """
        insert into rule_version (rule, version, at, state)
        select $rule, coalesce(max(version), 0) + 1, $at, $state from rule_version where rule = $rule
        """;

    private const string WriteAlert = """
        insert into alert (id, rule, open, status, handling, opened, changed, state) values ($id, $rule, $open, $status, $handling, $opened, $changed, $state)
        on conflict (id) do update set
          open = excluded.open, status = excluded.status, handling = excluded.handling, opened = excluded.opened, changed = excluded.changed, state = excluded.state
        """;

    private const string InsertEntry = "insert into alert_ledger (at, rule, alert, entry) values ($at, $rule, $alert, $entry)";

    private const string InsertMessage = "insert or ignore into alert_message (id, at, handed, message) values ($id, $at, 0, $message)";

    /// <summary>A line of the ledger.</summary>
    public static void Note(Session db, LedgerEntry entry) => db.Run(InsertEntry, entry.At.UtcTicks, entry.Rule, entry.Alert, AlertJson.Write(entry));

    public static void Write(Session db, AlertChanges changes)
    {
        var life = changes.Life;
        db.Run(
            WriteState, changes.Position.Value, changes.Judged ? changes.Position.Value : Position.None.Value, AlertJson.Write(new LifeState { Clock = life.Clock, HeardSince = life.HeardSince }));
        AlertParts.Write(db, changes.Kept, life);
        foreach (var (id, rule, at) in changes.Rules)
        {
            db.Run(InsertRule, id, at.UtcTicks, rule is null ? null : AlertJson.Write(rule));
        }

        foreach (var judge in changes.Judges)
        {
            db.Run(WriteJudge, judge.Rule, judge.Position.Value, AlertJson.Write(judge.State));
        }

        foreach (var gone in changes.JudgesGone)
        {
            db.Run(DeleteJudge, gone);
        }

        foreach (var alert in changes.Alerts)
        {
            db.Run(
                WriteAlert, alert.Id, alert.Rule, life.Alerts.ContainsKey(alert.Id), (int)alert.Status, (int)alert.Handling, alert.OpenedAt.UtcTicks,
                life.Clock.UtcTicks, AlertJson.Write(alert));
        }

        foreach (var entry in changes.Ledger)
        {
            Note(db, entry);
        }

        foreach (var message in changes.Messages)
        {
            db.Run(InsertMessage, message.Id, message.At.UtcTicks, AlertJson.Write(message));
        }
    }
}
