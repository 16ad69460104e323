using System.Collections.Immutable;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Grains.Alerts;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Alerts;

/// <summary>Alerts with the names of the subjects that their labels know by id.</summary>
internal sealed class AlertNames(IAlerts alerts, IAlertStore store, ILogReader log)
{
    public async Task<IReadOnlyList<AlertRow>> OfAsync(IReadOnlyList<Alert> found, CancellationToken ct) => await OfAsync(await alerts.NameAsync(found, ct), ct);

    /// <summary>In the same order.</summary>
    public async Task<IReadOnlyList<AlertRow>> OfAsync(IReadOnlyList<AlertRow> rows, CancellationToken ct)
    {
        var known = await log.ReadSubjectsAsync([.. rows.SelectMany(row => SubjectsOf(row.Labels)).Distinct()], ct);
        return [.. rows.Select(row => row with
        {
            Names = row.Names.SetItems(SubjectsOf(row.Labels).Distinct().Where(known.ContainsKey).Select(subject => KeyValuePair.Create(subject.Value, known[subject].Name))),
        })];
    }

    /// <summary>Names of the rules and subjects that matchers ask for by id.</summary>
    public async Task<IReadOnlyDictionary<(string Label, string Value), string>> OfAsync(IReadOnlyList<Matcher> matchers, CancellationToken ct)
    {
        var rules = await store.ReadRuleNamesAsync([.. matchers.Where(matcher => matcher.Name == LabelNames.Rule).Select(matcher => matcher.Value)], ct);
        var asked = matchers.Where(matcher => matcher.Name is LabelNames.Subject or LabelNames.Company)
            .Select(matcher => SubjectId.TryParse(matcher.Value, out var id) ? (matcher.Name, Id: id) : default).Where(one => one.Name is not null).Distinct().ToArray();
        var known = await log.ReadSubjectsAsync([.. asked.Select(one => one.Id).Distinct()], ct);
        return rules.Select(rule => (Label: (LabelNames.Rule, rule.Key), Name: rule.Value))
            .Concat(asked.Where(one => known.ContainsKey(one.Id)).Select(one => (Label: (one.Name, one.Id.Value), known[one.Id].Name)))
            .ToDictionary(one => one.Label, one => one.Name);
    }

    /// <summary>What a rule stands on, and who came beside it.</summary>
    public static IEnumerable<SubjectId> SubjectsOf(Labels labels)
    {
        foreach (var label in new[] { LabelNames.Subject, LabelNames.Company })
        {
            if (SubjectId.TryParse(labels[label], out var subject))
            {
                yield return subject;
            }
        }
    }
}
