using NewsMonitor.Host.Alerts;

namespace NewsMonitor.Host.Live;

/// <summary>The alerts that fire, whole at each change: they are few.</summary>
internal sealed class AlertsView(FiringBoard board) : IView
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
        if (await board.ReadAsync(ct) is not { } firing || firing.Number == _shown)
        {
            return new(null, 0, default);
        }

        _shown = firing.Number;
        return new(firing.Alerts, firing.Position, firing.Clock);
    }

    public void Dispose()
    {
    }
}
