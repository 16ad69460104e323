using System.Collections.Immutable;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Grains.Alerts;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Alerts;

/// <summary>Alerts with the names of the subjects that their labels know by id.</summary>
internal sealed class AlertNames(IAlerts alerts, ILogReader log)
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
