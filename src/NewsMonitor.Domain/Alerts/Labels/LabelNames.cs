using System.Collections.Frozen;

namespace NewsMonitor.Domain.Alerts;

/// <summary>Labels that every alert gets from its rule and its event; a rule's own labels may not take their names.</summary>
public static class LabelNames
{
    /// <summary>Id of the rule.</summary>
    public const string Rule = "rule";
    /// <summary>What the rule stands on: a subject's id. None where it stands on a query.</summary>
    public const string Subject = "subject";
    /// <summary>Kind of the condition: article, burst, sentiment, company, silence.</summary>
    public const string Kind = "kind";
    /// <summary>info, warning, critical.</summary>
    public const string Severity = "severity";
    /// <summary>The running event that an article began; kind article.</summary>
    public const string Event = "event";
    /// <summary>Source of the article that began it; kinds article and company.</summary>
    public const string Source = "source";
    /// <summary>The new entity; kind company.</summary>
    public const string Company = "company";

    public static FrozenSet<string> Reserved { get; } = FrozenSet.ToFrozenSet([Rule, Subject, Kind, Severity, Event, Source, Company]);
}
