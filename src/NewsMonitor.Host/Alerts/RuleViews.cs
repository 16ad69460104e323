using System.Text.Json;
using System.Text.Json.Nodes;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Alerts;

/// <summary>What is told of a rule beside what it is.</summary>
/// <param name="Version">1, 2, 3 …: how often it was changed.</param>
/// <param name="SubjectName">Of the subject that it stands on; null: no article has named that yet, or it stands on a query.</param>
/// <param name="SubjectKind">Word of its kind; null with the name.</param>
/// <param name="Firing">Alerts of it that fire now.</param>
/// <param name="Alerts">Alerts that it opened in the last 30 days.</param>
internal sealed record RuleState(int Version, DateTimeOffset Made, DateTimeOffset Changed, string? SubjectName, string? SubjectKind, int Firing, int Alerts);

/// <summary>Rules as answers show them.</summary>
internal sealed class RuleViews(IAlertStore store, ILogReader log, TimeProvider time)
{
    private static readonly TimeSpan Counted = TimeSpan.FromDays(30);

    /// <summary>The rules' own members, and beside them those of <see cref="RuleState"/>.</summary>
    public async Task<IReadOnlyList<JsonObject>> ShowAsync(IReadOnlyList<StoredRule> rules, CancellationToken ct)
    {
        var counts = await store.CountAlertsAsync(time.GetUtcNow() - Counted, ct);
        var subjects = await log.ReadSubjectsAsync([.. rules.Select(rule => rule.Rule.On.Subject).OfType<SubjectId>().Distinct()], ct);
        return [.. rules.Select(rule => Show(rule, rule.Rule.On.Subject is { } id ? subjects.GetValueOrDefault(id) : null, counts.GetValueOrDefault(rule.Rule.Id)))];
    }

    private static JsonObject Show(StoredRule stored, SubjectSummary? subject, AlertCount count)
    {
        var shown = JsonSerializer.SerializeToNode(stored.Rule, AlertJson.Options)!.AsObject();
        var state = new RuleState(stored.Version, stored.Made, stored.Changed, subject?.Name, subject?.Kind.Word(), count.Firing, count.Opened);
        foreach (var (name, value) in JsonSerializer.SerializeToNode(state, AlertJson.Options)!.AsObject().ToList())
        {
            shown[name] = value?.DeepClone();
        }

        return shown;
    }
}
