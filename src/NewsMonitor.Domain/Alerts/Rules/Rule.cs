using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace NewsMonitor.Domain.Alerts;

public enum Severity
{
    Info = 0,
    Warning = 1,
    Critical = 2,
}

/// <summary>What a rule stands on: one of both.</summary>
/// <param name="Subject">A topic, an entity, a custom topic, a source or all.</param>
/// <param name="Query">A query, as text.</param>
public sealed record RuleTarget(SubjectId? Subject, string? Query);

/// <summary>At most so many messages at once in any stretch of this length; what is more goes to the digest.</summary>
public sealed record RateLimit([property: JsonRequired] int Messages, [property: JsonRequired] TimeSpan Per);

/// <summary>What somebody wants to be told, and how. Checked by <see cref="RuleCheck"/>; what follows takes checked rules.</summary>
public sealed record Rule
{
    /// <summary>Given by whoever keeps the rules; never used again for another.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required RuleTarget On { get; init; }

    /// <summary>What is counted for it: its subject, or the topic that its query makes.</summary>
    [JsonIgnore]
    public SubjectId Subject => On.Subject ?? SubjectId.OfRule(Id);

    public required Condition When { get; init; }

    /// <summary>A rule that is switched off sees nothing and says nothing.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>How long the condition must hold without a break before the alert fires. 0 … 24 h; whole minutes; default 0.</summary>
    public TimeSpan For { get; init; }

    public Severity Severity { get; init; } = Severity.Warning;

    /// <summary>Carried by each of its alerts.</summary>
    public Labels Labels { get; init; } = Labels.None;

    /// <summary>Ids of the channels that are told; empty: it is seen in the dashboard only.</summary>
    public ImmutableArray<string> Channels { get; init; } = [];

    /// <summary>Alerts with equal values of these labels share their messages; empty: all of the rule do.</summary>
    public ImmutableArray<string> GroupBy { get; init; } = [];

    /// <summary>From a group's first alert to its first message, so that what comes together is told together. 0 … 1 h; default 30 s.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Between two messages of a group at least. 1 min … 24 h; default 5 min.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>A reminder where nothing new came and an alert still fires. <see cref="Interval"/> … 30 d; null, the default: none.</summary>
    public TimeSpan? Repeat { get; init; }

    public RateLimit? RateLimit { get; init; }

    public QuietHours? QuietHours { get; init; }

    /// <summary>When what overflows, or all, is told; null: what overflows is told each full hour.</summary>
    public DigestPlan? Digest { get; init; }

    /// <summary>Everything goes to the digest.</summary>
    public bool DigestOnly { get; init; }

    /// <summary>Whether the end of an alert is told too. An event that is merely over (article, company) ends in silence.</summary>
    public bool SendResolved { get; init; } = true;

    /// <summary>Independent sources at each of which a firing alert is told again, rising.</summary>
    public ImmutableArray<int> SourceSteps { get; init; } = [5, 10, 20, 50, 100];

    /// <summary>
    /// An article whose event time lies further before its arrival is old and fires nothing. 10 min … 30 d; default 48 h, since some sources give
    /// the day alone.
    /// </summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromHours(48);

    /// <summary>Labels that all of its alerts have.</summary>
    public Labels AllLabels() => Labels.With(LabelNames.Rule, Id).With(LabelNames.Subject, Subject.Value)
        .With(LabelNames.Kind, When.Word).With(LabelNames.Severity, Severity.ToString().ToLowerInvariant());

    /// <summary>The other sees the same and judges it in the same way: what this one's judge keeps goes on for it.</summary>
    public bool WatchesLike(Rule other) => Watched(this) == Watched(other);

    private static string Watched(Rule rule) =>
        AlertJson.Write(new Rule { Id = rule.Id, Name = "", On = rule.On, When = rule.When, For = rule.For, MaxAge = rule.MaxAge, Enabled = rule.Enabled });
}
