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
                _newest = new(firing.Number, firing.Position, firing.Clock, firing.Total, firing.Unseen, [.. rows.Select(row => Write(row, firing.Number))]);
            }

            return _newest;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>The row as it was written last, where nothing of it changed.</summary>
    private FiringRow Write(AlertRow row, long number)
    {
        var json = AlertJson.Write(row);
        return _newest?.Rows.FirstOrDefault(known => known.Id == row.Id && known.Json == json) ?? new(row.Id, json, number);
    }

    private Task<FiringAlerts?> NewerAsync(CancellationToken ct) =>
        grains.GetGrain<IAlertsGrain>(TimelineKey.Live).GetFiringAsync(_newest?.Number ?? Nothing).WaitAsync(ct);
}

/// <param name="Number">Grows with each change.</param>
/// <param name="Rows">Newest first.</param>
internal sealed record FiringState(long Number, long Position, DateTimeOffset Clock, int Total, int Unseen, IReadOnlyList<FiringRow> Rows)
{
    /// <summary>What is new since a number: rows that changed, and the order.</summary>
    public AlertsStateDto Since(long number) => new(
        Total, Unseen, [.. Rows.Where(row => row.Changed > number).Select(row => JsonElement.Parse(row.Json))], [.. Rows.Select(row => row.Id)]);
}

/// <param name="Json">As it goes to browsers.</param>
/// <param name="Changed">The number at which it became so.</param>
internal sealed record FiringRow(string Id, string Json, long Changed);
