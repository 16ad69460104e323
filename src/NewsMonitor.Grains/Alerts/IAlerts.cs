using NewsMonitor.Domain.Alerts;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Alerts;

/// <summary>The rules and alerts of the live timeline, for all who ask or change something. What was kept is read from <see cref="IAlertStore"/>.</summary>
public interface IAlerts
{
    /// <summary>A person did something. Answered once it is kept. False: the rule, silence, inhibition or alert that it is about is not there, or no longer the
    /// version that it is a change of.</summary>
    Task<bool> HappenAsync(LifeEvent happened, CancellationToken ct);

    /// <summary>Those that were over within the last week too, by their beginning.</summary>
    Task<IReadOnlyList<Silence>> ListSilencesAsync(CancellationToken ct);

    Task<IReadOnlyList<Inhibition>> ListInhibitionsAsync(CancellationToken ct);

    /// <summary>Alerts as lists show them, in the same order.</summary>
    Task<IReadOnlyList<AlertRow>> NameAsync(IReadOnlyList<Alert> alerts, CancellationToken ct);
}

internal sealed class Alerts(IGrainFactory grains, IAlertStore store) : IAlerts
{
    private IAlertsGrain Grain => grains.GetGrain<IAlertsGrain>(TimelineKey.Live);

    public async Task<bool> HappenAsync(LifeEvent happened, CancellationToken ct)
    {
        if (happened is LifeEvent.RuleSet(var rule))
        {
            await Grain.PrepareAsync(AlertJson.Write(rule)).WaitAsync(ct);
        }

        return await Grain.HappenAsync(AlertJson.Write(happened)).WaitAsync(ct);
    }

    public async Task<IReadOnlyList<Silence>> ListSilencesAsync(CancellationToken ct) =>
        [.. AlertJson.Read<Silence[]>((await Grain.GetMutesAsync().WaitAsync(ct)).Silences).OrderBy(silence => silence.From)];

    public async Task<IReadOnlyList<Inhibition>> ListInhibitionsAsync(CancellationToken ct) =>
        AlertJson.Read<Inhibition[]>((await Grain.GetMutesAsync().WaitAsync(ct)).Inhibitions);

    public async Task<IReadOnlyList<AlertRow>> NameAsync(IReadOnlyList<Alert> alerts, CancellationToken ct)
    {
        var names = await store.ReadRuleNamesAsync([.. alerts.Select(alert => alert.Rule)], ct);
        return [.. alerts.Select(alert => AlertRow.Of(alert, names.GetValueOrDefault(alert.Rule, alert.Rule)))];
    }
}
