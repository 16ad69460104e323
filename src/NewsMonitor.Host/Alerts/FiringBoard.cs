using System.Text.Json;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Grains.Alerts;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Host.Api;

namespace NewsMonitor.Host.Alerts;

/// <summary>What fires, as browsers are told it: named and written once for all connections of this process.</summary>
internal sealed class FiringBoard(IGrainFactory grains, AlertNames names) : IDisposable
{
    private const long Nothing = -1;

    private readonly SemaphoreSlim _turn = new(1);
    private FiringState? _newest;

    /// <summary>The newest state; null: rules are not led yet.</summary>
    public async Task<FiringState?> ReadAsync(CancellationToken ct)
    {
        if (await NewerAsync(ct) is null)
        {
            return _newest;
        }

        await _turn.WaitAsync(ct);
        try
        {
            if (await NewerAsync(ct) is { } firing)
            {
                var rows = await names.OfAsync(AlertJson.Read<AlertRow[]>(firing.Rows), ct);
                _newest = new(firing.Number, firing.Position, firing.Clock, new(firing.Total, firing.Unseen, JsonSerializer.SerializeToElement(rows, AlertJson.Options)));
            }

            return _newest;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private Task<FiringAlerts?> NewerAsync(CancellationToken ct) =>
        grains.GetGrain<IAlertsGrain>(TimelineKey.Live).GetFiringAsync(_newest?.Number ?? Nothing).WaitAsync(ct);
}

/// <param name="Number">Grows with each change.</param>
internal sealed record FiringState(long Number, long Position, DateTimeOffset Clock, AlertsStateDto Alerts);
