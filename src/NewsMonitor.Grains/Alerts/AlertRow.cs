using NewsMonitor.Domain.Alerts;

namespace NewsMonitor.Grains.Alerts;

/// <summary>An alert as lists show it.</summary>
/// <param name="RuleName">As the rule is called now, or was when it was deleted.</param>
/// <param name="Labels">With severity, kind and subject.</param>
/// <param name="Until">When it ends by itself where nothing else comes; null: when its rule says so.</param>
/// <param name="Held">What holds its message back; null: nothing.</param>
public sealed record AlertRow(
    string Id, string Rule, string RuleName, AlertStatus Status, Labels Labels, DateTimeOffset OpenedAt, DateTimeOffset? Until, DateTimeOffset? ResolvedAt,
    int Level, int Sources, AlertEvidence Evidence, Hold? Held, Handling Handling, string? HandledBy, DateTimeOffset? HandledAt)
{
    /// <summary>Articles that a row of a list shows.</summary>
    private const int Shown = 3;

    public static AlertRow Of(Alert alert, string ruleName) => new(
        alert.Id, alert.Rule, ruleName, alert.Status, alert.Labels, alert.OpenedAt, alert.Until, alert.ResolvedAt, alert.Level, alert.Sources, alert.Evidence,
        alert.Held, alert.Handling, alert.HandledBy, alert.HandledAt);

    /// <summary>With the newest articles only.</summary>
    public AlertRow Short() => this with { Evidence = Evidence with { Shown = [.. Evidence.Shown.Take(Shown)] } };
}
