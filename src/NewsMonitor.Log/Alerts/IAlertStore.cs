using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;

namespace NewsMonitor.Log;

/// <summary>Rules, alerts and their ledger. Written by one caller: whoever leads the alerts of the live timeline.</summary>
public interface IAlertStore
{
    /// <summary>Lines of the ledger that are kept at most; the oldest go first.</summary>
    const int MaxLedger = 500_000;

    /// <summary>All that leading the alerts goes on from.</summary>
    Task<AlertMemory> LoadAsync(CancellationToken ct);

    /// <summary>Keeps what happened, in one transaction.</summary>
    /// <exception cref="LogException">The machine could not write; nothing was kept.</exception>
    Task SaveAsync(AlertChanges changes, CancellationToken ct);

    /// <summary>Those that are not deleted, by name.</summary>
    Task<IReadOnlyList<StoredRule>> ListRulesAsync(CancellationToken ct);

    /// <summary>Null: there is no such rule, or no longer.</summary>
    Task<StoredRule?> FindRuleAsync(string rule, CancellationToken ct);

    /// <summary>As it was when it was deleted. Null: there is such a rule, or never was.</summary>
    Task<Rule?> FindDeletedRuleAsync(string rule, CancellationToken ct);

    /// <summary>Alerts of rules that fire, or were opened from an instant on, by the rule's id.</summary>
    Task<IReadOnlyDictionary<string, AlertCount>> CountAlertsAsync(DateTimeOffset since, CancellationToken ct);

    /// <summary>What some rules are called, or were when they were deleted, by id. What never was a rule is left out.</summary>
    Task<IReadOnlyDictionary<string, string>> ReadRuleNamesAsync(IReadOnlyCollection<string> rules, CancellationToken ct);

    /// <summary>Newest first.</summary>
    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    Task<Page<Alert>> ListAlertsAsync(AlertFilter filter, int limit, string? cursor, CancellationToken ct);

    /// <summary>How many alerts there are of each status and handling; none where there are none.</summary>
    Task<IReadOnlyDictionary<(AlertStatus Status, Handling Handling), int>> CountHandlingAsync(CancellationToken ct);

    Task<Alert?> FindAlertAsync(string alert, CancellationToken ct);

    /// <summary>Newest first.</summary>
    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    Task<Page<LedgerEntry>> ListLedgerAsync(LedgerFilter filter, int limit, string? cursor, CancellationToken ct);

    /// <summary>Messages that nobody has taken yet, oldest first.</summary>
    Task<IReadOnlyList<Message>> ListWaitingAsync(int limit, CancellationToken ct);

    /// <summary>Somebody has them, and will send them.</summary>
    Task SetHandedAsync(IReadOnlyCollection<string> messages, CancellationToken ct);

    /// <summary>Nobody can take it, ever: it waits no more, and the ledger says so for each alert that it was to tell.</summary>
    Task SetRefusedAsync(Message message, LedgerCause cause, string why, DateTimeOffset at, CancellationToken ct);

    /// <summary>Drops alerts that ended before then, messages that were handed on, and lines of the ledger.</summary>
    Task ForgetAsync(DateTimeOffset before, CancellationToken ct);
}

/// <param name="Position">Everything up to here is done.</param>
/// <param name="Life">Null: nothing has ever happened.</param>
/// <param name="Judges">Of the rules in <paramref name="Life"/>.</param>
public sealed record AlertMemory(Position Position, LifeState? Life, IReadOnlyList<StoredJudge> Judges);

/// <param name="Position">All up to here has been seen.</param>
public sealed record StoredJudge(string Rule, Position Position, JudgeState State);

/// <param name="Version">1, 2, 3 …: how often it was changed.</param>
public sealed record StoredRule(Rule Rule, int Version, DateTimeOffset Made, DateTimeOffset Changed);

/// <param name="Life">With all of its alerts.</param>
/// <param name="Judges">Those that are to be kept; others stay as they are.</param>
/// <param name="Judged">All judges have seen everything up to the position; those that are not given are as they were.</param>
/// <param name="JudgesGone">Rules whose judges are not needed any more.</param>
/// <param name="Alerts">Those that changed.</param>
/// <param name="Rules">Those that were made, changed (the rule) or deleted (null), by id.</param>
public sealed record AlertChanges(
    Position Position, LifeState Life, IReadOnlyList<StoredJudge> Judges, bool Judged, IReadOnlyList<string> JudgesGone,
    IReadOnlyList<Alert> Alerts, IReadOnlyList<(string Id, Rule? Rule, DateTimeOffset At)> Rules, IReadOnlyList<LedgerEntry> Ledger,
    IReadOnlyList<Message> Messages)
{
    /// <summary>The life that the store has, of which <see cref="Life"/> was made: what is the same object in both is not written again. Null: all is written.</summary>
    public LifeState? Kept { get; init; }
}

/// <summary>All parts that are given must hold.</summary>
public sealed record AlertFilter(AlertStatus? Status = null, Handling? Handling = null, string? Rule = null, Severity? Severity = null, SubjectId? Subject = null);

/// <summary>All parts that are given must hold.</summary>
/// <param name="Kinds">Any of these; empty: all.</param>
public sealed record LedgerFilter(string? Rule = null, string? Alert = null, IReadOnlyList<LedgerKind>? Kinds = null);

/// <param name="Firing">That fire now.</param>
/// <param name="Opened">From the instant that was asked for.</param>
public readonly record struct AlertCount(int Firing, int Opened);
