using NewsMonitor.Host.Alerts;

namespace NewsMonitor.Host.Live;

/// <summary>The alerts that fire: all at first, then those that are new or changed, and the order.</summary>
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

        var news = firing.Since(_shown);
        _shown = firing.Number;
        return new(news, firing.Position, firing.Clock);
    }

    public void Dispose()
    {
    }
}
