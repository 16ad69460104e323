using System.Collections.Immutable;
using NewsMonitor.Domain.Alerts;

namespace NewsMonitor.Grains.Alerts;

/// <summary>An alert as lists show it.</summary>
/// <param name="RuleName">As the rule is called now, or was when it was deleted.</param>
/// <param name="Group">Alerts of equal groups are told together.</param>
/// <param name="Labels">With severity, kind and subject.</param>
/// <param name="Until">When it ends by itself where nothing else comes; null: when its rule says so.</param>
/// <param name="Step">Number of its newest step.</param>
/// <param name="ToldStep">Number of the newest one that was told at once; 0: none.</param>
/// <param name="Held">What holds its message back; null: nothing.</param>
public sealed record AlertRow(
    string Id, string Rule, string RuleName, string Group, AlertStatus Status, Labels Labels, DateTimeOffset OpenedAt, DateTimeOffset? Until,
    DateTimeOffset? ResolvedAt, int Level, int Sources, int Step, int ToldStep, AlertEvidence Evidence, Hold? Held, Handling Handling, string? HandledBy,
    DateTimeOffset? HandledAt)
{
    /// <summary>Articles that a row of a list shows.</summary>
    private const int Shown = 3;

    /// <summary>Names of the subjects in its labels, by id; without those that the log does not know.</summary>
    public ImmutableSortedDictionary<string, string> Names { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public static AlertRow Of(Alert alert, string ruleName) => new(
        alert.Id, alert.Rule, ruleName, alert.Group, alert.Status, alert.Labels, alert.OpenedAt, alert.Until, alert.ResolvedAt, alert.Level, alert.Sources,
        alert.Step, alert.ToldStep, alert.Evidence, alert.Held, alert.Handling, alert.HandledBy, alert.HandledAt);

    /// <summary>With its newest articles and the first one that is kept, by which a running event goes.</summary>
    public AlertRow Short() => Evidence.Shown.Length <= Shown
        ? this
        : this with { Evidence = Evidence with { Shown = [.. Evidence.Shown.Take(Shown - 1), Evidence.Shown[^1]] } };
}
