using NewsMonitor.Domain.Alerts;

namespace NewsMonitor.Log.Sqlite;

/// <summary>Lists of alerts and of their ledger: a statement for each set of parts that is asked for, since only so each finds its index.</summary>
internal static class AlertLists
{
    private const string BelowAlert = "(opened, number) < ($opened, $number)";

    private static readonly string[] AlertParts = ["status = $status", "handling = $handling", "rule = $rule", "severity = $severity", "subject = $subject"];

    private static readonly string[] LedgerParts = ["rule = $rule", "alert = $alert", "kind in (select value from json_each($kinds))"];

    private static readonly string[] ReadAlerts =
        Statements(AlertParts, where => $"select opened, number, state from alert where {BelowAlert}{where} order by opened desc, number desc limit $limit");

    private static readonly string[] ReadLedger =
        Statements(LedgerParts, where => $"select number, entry from alert_ledger where number < $before{where} order by number desc limit $limit");

    /// <summary>Newest first.</summary>
    public static List<(Cursor At, Alert Alert)> Alerts(Session db, AlertFilter filter, Cursor below, int limit)
    {
        SqlValue[] asked =
        [
            (long?)filter.Status, (long?)filter.Handling, filter.Rule, filter.Severity?.ToString().ToLowerInvariant(), filter.Subject?.Value,
        ];
        var found = new List<(Cursor, Alert)>();
        using var rows = db.Query(ReadAlerts[Mask(asked)], [below.First, below.Second, .. Given(asked), limit]);
        while (rows.Next())
        {
            found.Add((new(rows.Number(0), rows.Number(1)), AlertJson.Read<Alert>(rows.Text(2))));
        }

        return found;
    }

    /// <summary>Newest first.</summary>
    public static List<(Cursor At, LedgerEntry Entry)> Ledger(Session db, LedgerFilter filter, long before, int limit)
    {
        SqlValue[] asked = [filter.Rule, filter.Alert, filter.Kinds is { Count: > 0 } kinds ? AlertJson.Write(kinds) : null];
        var found = new List<(Cursor, LedgerEntry)>();
        using var rows = db.Query(ReadLedger[Mask(asked)], [before, .. Given(asked), limit]);
        while (rows.Next())
        {
            found.Add((new(rows.Number(0), 0), AlertJson.Read<LedgerEntry>(rows.Text(1))));
        }

        return found;
    }

    // Made once: a session knows its statements by reference.
    private static string[] Statements(string[] parts, Func<string, string> statement) =>
        [.. Enumerable.Range(0, 1 << parts.Length).Select(mask => statement(string.Concat(parts.Where((_, bit) => (mask >> bit & 1) == 1).Select(part => " and " + part))))];

    private static int Mask(SqlValue[] asked) => Enumerable.Range(0, asked.Length).Sum(bit => asked[bit].Type is SqlType.Null ? 0 : 1 << bit);

    private static IEnumerable<SqlValue> Given(SqlValue[] asked) => asked.Where(value => value.Type is not SqlType.Null);
}
