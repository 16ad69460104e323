using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;

namespace NewsMonitor.Grains.Alerts;

/// <summary>A rule that is switched on, with its judge.</summary>
internal sealed class RuleRun(Rule rule, GrowingPast? past, JudgeState state)
{
    private static readonly HourHistory None = new();

    public Rule Rule { get; } = rule;

    /// <summary>Null: its condition is not measured by what was before.</summary>
    public GrowingPast? Past { get; } = past;

    public Judge Judge { get; } = new(rule, past ?? new GrowingPast(None, None), state);

    /// <summary>Its judge's state is not what was kept last.</summary>
    public bool IsChanged { get; set; }
}
