using System.Text.Json.Serialization;

namespace NewsMonitor.Domain.Alerts;

/// <summary>What can happen to alerts, beside time.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Signalled), "signalled")]
[JsonDerivedType(typeof(RuleSet), "ruleSet")]
[JsonDerivedType(typeof(RuleGone), "ruleGone")]
[JsonDerivedType(typeof(SilenceSet), "silenceSet")]
[JsonDerivedType(typeof(SilenceGone), "silenceGone")]
[JsonDerivedType(typeof(InhibitionSet), "inhibitionSet")]
[JsonDerivedType(typeof(InhibitionGone), "inhibitionGone")]
[JsonDerivedType(typeof(Handled), "handled")]
public abstract record LifeEvent
{
    private LifeEvent()
    {
    }

    public sealed record Signalled(Signal Signal) : LifeEvent;

    /// <summary>A checked rule is new or changed. Where what it watches changed, its alerts end untold and its signals begin anew at 1.</summary>
    public sealed record RuleSet(Rule Rule) : LifeEvent;

    public sealed record RuleGone(string Id) : LifeEvent;

    public sealed record SilenceSet(Silence Silence) : LifeEvent;

    public sealed record SilenceGone(string Id) : LifeEvent;

    public sealed record InhibitionSet(Inhibition Inhibition) : LifeEvent;

    public sealed record InhibitionGone(string Id) : LifeEvent;

    /// <summary>A person saw, took or closed an alert.</summary>
    public sealed record Handled(string Alert, Handling Handling, string By) : LifeEvent;
}
