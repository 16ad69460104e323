using System.Collections.Immutable;
using NewsMonitor.Domain.Queries;

namespace NewsMonitor.Domain.Alerts;

/// <summary>What is wrong with a part of a rule, for a person to read.</summary>
/// <param name="Field">Path in the rule's JSON: <c>when.threshold</c>.</param>
public sealed record Problem(string Field, string Reason);

/// <summary>Looks at a rule from outside before anything takes it.</summary>
public static class RuleCheck
{
    public const int MaxName = 200;
    public const int MaxLabels = 20;
    public const int MaxChannels = 20;
    public const int MaxSteps = 20;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Everything that is wrong; empty: the rule can be taken.</summary>
    public static ImmutableArray<Problem> Look(Rule rule)
    {
        var found = new Problems();
        found.If(string.IsNullOrWhiteSpace(rule.Name) || rule.Name.Length > MaxName, "name", $"a name has 1 to {MaxName} characters");
        Target(rule.On, found);
        ConditionCheck.Look(rule.When, found);
        found.Within("for", rule.For, TimeSpan.Zero, Day, whole: Minute);
        found.If(rule.For > TimeSpan.Zero && rule.When is Condition.Article or Condition.Company, "for", $"an {(rule.When is Condition.Article ? "article" : "entity's first appearance")} is a moment: it cannot last");
        found.If(rule.For > TimeSpan.Zero && rule.When is Condition.Silence, "for", "how long a silence must last is said by when.lasts");
        found.If(!Enum.IsDefined(rule.Severity), "severity", "info, warning or critical");
        OwnLabels(rule.Labels, found);
        found.If(rule.Channels.Length > MaxChannels, "channels", $"a rule has at most {MaxChannels} channels");
        found.If(rule.Channels.Distinct(StringComparer.Ordinal).Count() < rule.Channels.Length, "channels", "a channel is named twice");
        found.If(rule.Channels.Any(string.IsNullOrWhiteSpace), "channels", "a channel has no id");
        found.If(rule.GroupBy.Length > MaxLabels || !rule.GroupBy.All(Labels.IsName), "groupBy", $"at most {MaxLabels} names of labels");
        Times(rule, found);
        found.If(rule.SourceSteps.Length > MaxSteps || !Problems.Rises(rule.SourceSteps, from: 2), "sourceSteps", $"at most {MaxSteps} numbers, each above the one before, from 2 on");
        return found.All;
    }

    private static void Target(RuleTarget on, Problems found)
    {
        if (on.Subject is null == on.Query is null)
        {
            found.Add("on", "a rule stands on a subject or on a query, one of both");
        }
        else if (on.Query is { } query)
        {
            found.If(!Query.TryParse(query, out _, out var error), "on.query", error?.ToString() ?? "");
        }
    }

    private static void OwnLabels(Labels labels, Problems found)
    {
        found.If(labels.All.Count > MaxLabels, "labels", $"a rule has at most {MaxLabels} labels");
        foreach (var (name, value) in labels.All)
        {
            found.If(!Labels.IsName(name), "labels", $"'{name}' cannot be the name of a label: letters, digits and underscores");
            found.If(LabelNames.Reserved.Contains(name), "labels", $"'{name}' is set by the program");
            found.If(value.Length > Labels.MaxValue, "labels", $"the value of '{name}' has more than {Labels.MaxValue} characters");
        }
    }

    private static void Times(Rule rule, Problems found)
    {
        found.Within("wait", rule.Wait, TimeSpan.Zero, TimeSpan.FromHours(1), whole: TimeSpan.FromSeconds(1));
        found.Within("interval", rule.Interval, Minute, Day, whole: TimeSpan.FromSeconds(1));
        found.Within("maxAge", rule.MaxAge, TimeSpan.FromMinutes(10), TimeSpan.FromDays(30), whole: Minute);
        if (rule.Repeat is { } repeat)
        {
            found.Within("repeat", repeat, rule.Interval, TimeSpan.FromDays(30), whole: TimeSpan.FromSeconds(1));
            found.If(rule.When is Condition.Article, "repeat", "an article is told once");
        }

        if (rule.RateLimit is { } rate)
        {
            found.If(rate.Messages is < 1 or > 1_000, "rateLimit.messages", "1 to 1,000 messages");
            found.Within("rateLimit.per", rate.Per, Minute, TimeSpan.FromDays(7), whole: TimeSpan.FromSeconds(1));
        }

        if (rule.QuietHours is { } quiet)
        {
            found.If(quiet.From == quiet.To, "quietHours", "they would never end: from and to are the same");
            found.If(!Whole(quiet.From) || !Whole(quiet.To), "quietHours", "from and to are whole minutes");
            found.Zone("quietHours.zone", quiet.Zone);
            found.If(!quiet.Days.IsDefaultOrEmpty && (quiet.Days.Distinct().Count() < quiet.Days.Length || !quiet.Days.All(Enum.IsDefined)), "quietHours.days", "days of the week, each once");
        }

        if (rule.Digest is { } digest)
        {
            found.If(!Enum.IsDefined(digest.Every), "digest.every", "hour or day");
            found.If(digest.Hour is < 0 or > 23, "digest.hour", "0 to 23");
            found.Zone("digest.zone", digest.Zone);
        }

        found.If(rule.DigestOnly && rule.Digest is null, "digestOnly", "says that all goes to the digest, and there is none");

        static bool Whole(TimeOnly time) => time.Ticks % TimeSpan.TicksPerMinute == 0;
    }
}
