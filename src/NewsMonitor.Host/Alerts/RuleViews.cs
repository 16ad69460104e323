using System.Text.Json;
using System.Text.Json.Nodes;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Host.Topics;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Alerts;

/// <summary>What is told of a rule beside what it is.</summary>
/// <param name="Version">1, 2, 3 …: how often it was changed.</param>
/// <param name="Subject">What is counted for it: the subject that it stands on, or the topic that its query makes.</param>
/// <param name="SubjectName">Of the subject that it stands on; null: no article has named that yet, or it stands on a query.</param>
/// <param name="SubjectKind">Word of its kind; null with the name.</param>
/// <param name="Firing">Alerts of it that fire now.</param>
/// <param name="Alerts">Alerts that it opened in the last 30 days.</param>
/// <param name="Progress">How much of the past is counted by its topic, 0 … 1; null: all is, or it stands on no topic of one's own.</param>
/// <param name="Problems">Why it cannot do all that it says: channels and topics that are gone or off, a past that cannot be counted; null: it can.</param>
internal sealed record RuleState(
    int Version, DateTimeOffset Made, DateTimeOffset Changed, string Subject, string? SubjectName, string? SubjectKind, int Firing, int Alerts, double? Progress,
    IReadOnlyList<Problem>? Problems);

/// <summary>Rules as answers show them.</summary>
internal sealed class RuleViews(IAlertStore store, ILogReader log, IChannelStore channels, CustomTopics topics, TimeProvider time)
{
    private static readonly TimeSpan Counted = TimeSpan.FromDays(30);

    /// <summary>The rules' own members, and beside them those of <see cref="RuleState"/>.</summary>
    public async Task<IReadOnlyList<JsonObject>> ShowAsync(IReadOnlyList<StoredRule> rules, CancellationToken ct)
    {
        var counts = await store.CountAlertsAsync(time.GetUtcNow() - Counted, ct);
        var subjects = await log.ReadSubjectsAsync([.. rules.Select(rule => rule.Rule.On.Subject).OfType<SubjectId>().Distinct()], ct);
        var known = (await channels.ListAsync(ct)).ToDictionary(channel => channel.Id, StringComparer.Ordinal);
        var shown = new List<JsonObject>(rules.Count);
        foreach (var stored in rules)
        {
            var rule = stored.Rule;
            var topic = rule.Subject.IsCustom ? await topics.FindAsync(rule.Subject, ct) : null;
            var (subject, count) = (rule.On.Subject is { } id ? subjects.GetValueOrDefault(id) : null, counts.GetValueOrDefault(rule.Id));
            var problems = ProblemsOf(rule, topic, known).ToList();
            shown.Add(Show(stored, new(
                stored.Version, stored.Made, stored.Changed, rule.Subject.Value, subject?.Name, subject?.Kind.Word(), count.Firing, count.Opened, topic?.Progress,
                problems.Count > 0 ? problems : null)));
        }

        return shown;
    }

    /// <summary>Channels of the rule that there are not, as problems of its field.</summary>
    /// <param name="before">What the rule was: what it names already is not asked about again.</param>
    public async Task<IReadOnlyList<Problem>> LookAsync(Rule rule, Rule? before, CancellationToken ct)
    {
        var known = (await channels.ListAsync(ct)).Select(channel => channel.Id).Concat(before?.Channels ?? []);
        return [.. rule.Channels.Except(known, StringComparer.Ordinal).Select(id => new Problem("channels", $"there is no channel '{id}'"))];
    }

    internal static IEnumerable<Problem> ProblemsOf(Rule rule, CustomTopicDto? topic, Dictionary<string, DeliveryChannel> channels)
    {
        if (topic?.Deleted is not null || (topic is null && rule.Subject.IsCustom))
        {
            yield return new("on.subject", "its topic was deleted: nothing is counted for it any more");
        }
        else if (topic?.Fault is { } fault)
        {
            yield return new(rule.On.Query is null ? "on.subject" : "on.query", $"its past cannot be counted: {fault}");
        }

        foreach (var id in rule.Channels)
        {
            if (!channels.TryGetValue(id, out var channel))
            {
                yield return new("channels", $"channel '{id}' was removed: nobody is told there");
            }
            else if (channel.OffReason is { } off)
            {
                yield return new("channels", $"channel “{channel.Name}” is off: {off}");
            }
        }
    }

    private static JsonObject Show(StoredRule stored, RuleState state)
    {
        var shown = JsonSerializer.SerializeToNode(stored.Rule, AlertJson.Options)!.AsObject();
        foreach (var (name, value) in JsonSerializer.SerializeToNode(state, AlertJson.Options)!.AsObject().ToList())
        {
            shown[name] = value?.DeepClone();
        }

        return shown;
    }
}
