using NewsMonitor.Host.Api;

namespace NewsMonitor.Host.Live;

/// <summary>The status, once a second: also the sign of life by which a screen knows how old its data is.</summary>
internal sealed class StatusView(StatusBoard status, Moments moments, TimeProvider time, string timeline) : IView
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private long _sent;

    public async Task<ViewState> OpenAsync(CancellationToken ct)
    {
        _sent = time.GetTimestamp();
        var now = (await status.ReadRecentAsync(ct)).At(await moments.GetAsync(timeline, ct));
        return new(now, now.Position, now.Clock);
    }

    public Task<ViewState> NextAsync(CancellationToken ct) =>
        time.GetElapsedTime(_sent) < Beat ? Task.FromResult(new ViewState(null, 0, default)) : OpenAsync(ct);

    public void Dispose()
    {
    }
}
