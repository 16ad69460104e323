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
    public sealed record RuleSet(Rule Rule) : LifeEvent
    {
        /// <summary>The version of the rule that this is a change of: whoever keeps rules does nothing where that is no longer the newest. Null: whichever it is.</summary>
        public int? Of { get; init; }
    }

    public sealed record RuleGone(string Id) : LifeEvent;

    public sealed record SilenceSet(Silence Silence) : LifeEvent
    {
        /// <summary>What it matches, for the ledger, with what people call the values; null: only rules are called by their names.</summary>
        public string? Words { get; init; }
    }

    public sealed record SilenceGone(string Id) : LifeEvent
    {
        /// <summary>Who lifted it; null: not said.</summary>
        public string? By { get; init; }
    }

    public sealed record InhibitionSet(Inhibition Inhibition) : LifeEvent;

    public sealed record InhibitionGone(string Id) : LifeEvent;

    /// <summary>A person saw, took or closed an alert, or took that back.</summary>
    /// <param name="By">Who says so.</param>
    /// <param name="Who">Who is on it, where that is somebody else (what was taken back was theirs); null: who says so.</param>
    public sealed record Handled(string Alert, Handling Handling, string By, string? Who = null) : LifeEvent
    {
        /// <summary>For the ledger.</summary>
        public string Why() => Handling.ToString().ToLowerInvariant() + (Handling is Handling.New || Who is null || Who == By ? "" : $", by {Who}");

        /// <summary>The alert as it is after it.</summary>
        public Alert Apply(Alert alert, DateTimeOffset at) => Handling is Handling.New
            ? alert with { Handling = Handling.New, HandledBy = null, HandledAt = null }
            : alert with { Handling = Handling, HandledBy = Who ?? By, HandledAt = at };
    }
}
