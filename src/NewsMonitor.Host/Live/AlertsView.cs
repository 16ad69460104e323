using System.Text.Json;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Host.Api;

namespace NewsMonitor.Host.Live;

/// <summary>The alerts that fire, whole at each change: they are few.</summary>
internal sealed class AlertsView(IGrainFactory grains) : IView
{
    private const long Nothing = -1;
    private long _shown = Nothing;

    public async Task<ViewState> OpenAsync(CancellationToken ct)
    {
        _shown = Nothing;
        return await NextAsync(ct);
    }

    public async Task<ViewState> NextAsync(CancellationToken ct)
    {
        if (await grains.GetGrain<IAlertsGrain>(TimelineKey.Live).GetFiringAsync(_shown).WaitAsync(ct) is not { } firing)
        {
            return new(null, 0, default);
        }

        _shown = firing.Number;
        using var rows = JsonDocument.Parse(firing.Rows);
        return new(new AlertsStateDto(firing.Total, rows.RootElement.Clone()), firing.Position, firing.Clock);
    }

    public void Dispose()
    {
    }
}
