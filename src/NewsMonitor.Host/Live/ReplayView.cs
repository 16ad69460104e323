using NewsMonitor.Grains;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Host.Api;
using NewsMonitor.Host.Replays;

namespace NewsMonitor.Host.Live;

/// <summary>A replay itself: where its clock is, how fast it goes, how far it has come.</summary>
internal sealed class ReplayView(IReplays replays, string timeline) : IView
{
    private ReplayDto? _shown;

    public Task<ViewState> OpenAsync(CancellationToken ct)
    {
        _shown = null;
        return NextAsync(ct);
    }

    public async Task<ViewState> NextAsync(CancellationToken ct)
    {
        var replay = (await replays.FindAsync(timeline, ct) ?? throw new NoSuchTimelineException(timeline)).ToDto();
        if (replay == _shown)
        {
            return new(null, replay.Position, replay.At);
        }

        _shown = replay;
        return new(replay, replay.Position, replay.At);
    }

    public void Dispose()
    {
    }
}
