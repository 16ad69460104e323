using System.Collections.Immutable;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;

namespace NewsMonitor.Log.Sqlite;

/// <summary>Alerts in <c>state.db</c>: beside the log, so that a ledger that grows never holds an article up.</summary>
internal sealed class SqliteAlertStore(Database state) : IAlertStore
{
    private const string ReadState = "select position, judged, state from alert_state";

    private const string ReadJudges = "select rule, max(position, $judged), state from alert_judge order by rule";

    /// <summary>Index: alert_open.</summary>
    private const string ReadOpen = "select state from alert where open = 1";

    private const string ReadRules = """
        select n.state, n.version, m.at, n.at from rule_version n
          join rule_version m on m.rule = n.rule and m.version = 1
        where n.version = (select max(version) from rule_version where rule = n.rule) and n.state is not null
        """;

    private const string ReadRule = ReadRules + " and n.rule = $rule";

    /// <summary>The state before the newest, where that is a deletion.</summary>
    private const string ReadDeletedRule = """
        select state from rule_version n where rule = $rule and state is not null
          and version = (select max(version) - 1 from rule_version where rule = n.rule)
          and exists (select 1 from rule_version d where d.rule = n.rule and d.version = n.version + 1 and d.state is null)
        """;

    /// <summary>Index: alert_status, alert_opened.</summary>
    private const string CountAlerts = """
        select rule, sum(status = 0), sum(opened >= $since) from alert where status = 0 or opened >= $since group by rule
        """;

    /// <summary>Of its newest state; where it was deleted there is none in the newest version.</summary>
    private const string ReadName = "select state ->> 'name' from rule_version where rule = $rule and state is not null order by version desc limit 1";

    /// <summary>Index: alert_handling, which has all that is asked for.</summary>
    private const string CountHandling = "select status, handling, count(*) from alert group by status, handling";

    private const string ReadAlert = "select state from alert where id = $id";

    /// <summary>Index: alert_message_waiting.</summary>
    private const string ReadWaiting = "select message from alert_message where handed = 0 order by number limit $limit";

    /// <summary>From now on only its id is needed, by which what is worked out again after a restart is known: what it said may be a megabyte.</summary>
    private const string SetHanded = "update alert_message set handed = 1, message = '' where id = $id";

    /// <summary>Rows that one transaction looks at to drop them: others want to write too.</summary>
    private const int ForgetBatch = 500;

    /// <summary>Index: alert_status. None was opened after it changed.</summary>
    private const string ForgetAlerts = """
        delete from alert where number in
          (select number from alert indexed by alert_status where status = 1 and opened < $before and open = 0 and changed < $before limit $batch)
        """;

    /// <summary>Numbers rise with time, but for a few lines.</summary>
    private const string ForgetLedger = """
        delete from alert_ledger where number in (select number from alert_ledger order by number limit $batch)
          and (at < $before or number <= (select max(number) from alert_ledger) - $most)
        """;

    private const string ForgetMessages = """
        delete from alert_message where number in (select number from alert_message order by number limit $batch) and handed = 1 and at < $before
        """;

    public Task<AlertMemory> LoadAsync(CancellationToken ct) => state.ReadAsync(
        db =>
        {
            using var rows = db.Query(ReadState);
            return rows.Next() ? new(new(rows.Number(0)), Life(db, rows.Text(2)), Judges(db, rows.Number(1))) : new AlertMemory(Position.None, null, []);
        },
        ct);

    public Task SaveAsync(AlertChanges changes, CancellationToken ct) => state.WriteAsync(
        db =>
        {
            AlertWriter.Write(db, changes);
            return true;
        },
        ct);

    public Task<IReadOnlyList<StoredRule>> ListRulesAsync(CancellationToken ct) => state.ReadAsync<IReadOnlyList<StoredRule>>(
        db => [.. Rules(db.Query(ReadRules)).OrderBy(rule => rule.Rule.Name, StringComparer.Ordinal).ThenBy(rule => rule.Rule.Id, StringComparer.Ordinal)], ct);

    public Task<StoredRule?> FindRuleAsync(string rule, CancellationToken ct) => state.ReadAsync(db => Rules(db.Query(ReadRule, rule)).SingleOrDefault(), ct);

    public Task<Rule?> FindDeletedRuleAsync(string rule, CancellationToken ct) =>
        state.ReadAsync(db => Read<Rule>(db.Query(ReadDeletedRule, rule)).SingleOrDefault(), ct);

    public Task<IReadOnlyDictionary<string, AlertCount>> CountAlertsAsync(DateTimeOffset since, CancellationToken ct) =>
        state.ReadAsync<IReadOnlyDictionary<string, AlertCount>>(
            db =>
            {
                var counts = new Dictionary<string, AlertCount>(StringComparer.Ordinal);
                using var rows = db.Query(CountAlerts, since.UtcTicks);
                while (rows.Next())
                {
                    counts[rows.Text(0)] = new(rows.Int(1), rows.Int(2));
                }

                return counts;
            },
            ct);

    public Task<IReadOnlyDictionary<string, string>> ReadRuleNamesAsync(IReadOnlyCollection<string> rules, CancellationToken ct) =>
        state.ReadAsync<IReadOnlyDictionary<string, string>>(
            db =>
            {
                var names = new Dictionary<string, string>(StringComparer.Ordinal);
                foreach (var rule in rules.Distinct(StringComparer.Ordinal))
                {
                    using var rows = db.Query(ReadName, rule);
                    if (rows.Next())
                    {
                        names.Add(rule, rows.Text(0));
                    }
                }

                return names;
            },
            ct);

    public Task<Page<Alert>> ListAlertsAsync(AlertFilter filter, int limit, string? cursor, CancellationToken ct)
    {
        var below = Cursor.Parse(cursor) ?? new(long.MaxValue, 0);
        return state.ReadAsync(db => PageOf(AlertLists.Alerts(db, filter, below, limit + 1), limit), ct);
    }

    public Task<IReadOnlyDictionary<(AlertStatus Status, Handling Handling), int>> CountHandlingAsync(CancellationToken ct) =>
        state.ReadAsync<IReadOnlyDictionary<(AlertStatus Status, Handling Handling), int>>(
            db =>
            {
                var counts = new Dictionary<(AlertStatus, Handling), int>();
                using var rows = db.Query(CountHandling);
                while (rows.Next())
                {
                    counts[((AlertStatus)rows.Int(0), (Handling)rows.Int(1))] = rows.Int(2);
                }

                return counts;
            },
            ct);

    public Task<Alert?> FindAlertAsync(string alert, CancellationToken ct) => state.ReadAsync(db => Read<Alert>(db.Query(ReadAlert, alert)).SingleOrDefault(), ct);

    public Task<Page<LedgerEntry>> ListLedgerAsync(LedgerFilter filter, int limit, string? cursor, CancellationToken ct)
    {
        var before = Cursor.Parse(cursor)?.First ?? long.MaxValue;
        return state.ReadAsync(db => PageOf(AlertLists.Ledger(db, filter, before, limit + 1), limit), ct);
    }

    public Task<IReadOnlyList<Message>> ListWaitingAsync(int limit, CancellationToken ct) =>
        state.ReadAsync<IReadOnlyList<Message>>(db => Read<Message>(db.Query(ReadWaiting, limit)), ct);

    public Task SetHandedAsync(IReadOnlyCollection<string> messages, CancellationToken ct) => state.WriteAsync(
        db =>
        {
            foreach (var message in messages)
            {
                db.Run(SetHanded, message);
            }

            return true;
        },
        ct);

    public Task SetRefusedAsync(Message message, LedgerCause cause, string why, DateTimeOffset at, CancellationToken ct) => state.WriteAsync(
        db =>
        {
            foreach (var alert in message.Alerts.Where(alert => !alert.Steps.IsEmpty))
            {
                AlertWriter.Note(db, new(
                    at, LedgerKind.Undelivered, cause, alert.Rule, alert.Alert, [.. alert.Steps.Select(step => step.Number)], message.Id, why, LedgerEntry.NoNumbers));
            }

            db.Run(SetHanded, message.Id);
            return true;
        },
        ct);

    public async Task ForgetAsync(DateTimeOffset before, CancellationToken ct)
    {
        while (await state.WriteAsync(db => ForgetSome(db, before.UtcTicks), ct) > 0)
        {
        }
    }

    private static int ForgetSome(Session db, long before)
    {
        db.Run(ForgetAlerts, before, ForgetBatch);
        var dropped = db.Changed;
        db.Run(ForgetLedger, ForgetBatch, before, IAlertStore.MaxLedger);
        dropped += db.Changed;
        db.Run(ForgetMessages, ForgetBatch, before);
        return dropped + db.Changed;
    }

    private static LifeState Life(Session db, string json) => AlertParts.Read(db, AlertJson.Read<LifeState>(json)) with
    {
        Alerts = Read<Alert>(db.Query(ReadOpen)).ToImmutableSortedDictionary(alert => alert.Id, alert => alert, StringComparer.Ordinal),
    };

    private static List<StoredJudge> Judges(Session db, long judged)
    {
        var judges = new List<StoredJudge>();
        using var rows = db.Query(ReadJudges, judged);
        while (rows.Next())
        {
            judges.Add(new(rows.Text(0), new(rows.Number(1)), AlertJson.Read<JudgeState>(rows.Text(2))));
        }

        return judges;
    }

    private static List<StoredRule> Rules(Rows rows)
    {
        var rules = new List<StoredRule>();
        using (rows)
        {
            while (rows.Next())
            {
                rules.Add(new(AlertJson.Read<Rule>(rows.Text(0)), rows.Int(1), new(rows.Number(2), TimeSpan.Zero), new(rows.Number(3), TimeSpan.Zero)));
            }
        }

        return rules;
    }

    private static List<T> Read<T>(Rows rows)
    {
        var found = new List<T>();
        using (rows)
        {
            while (rows.Next())
            {
                found.Add(AlertJson.Read<T>(rows.Text(0)));
            }
        }

        return found;
    }

    private static Page<T> PageOf<T>(List<(Cursor At, T Item)> found, int limit) =>
        new([.. found.Take(limit).Select(item => item.Item)], found.Count > limit ? found[limit - 1].At.Write() : null);
}
