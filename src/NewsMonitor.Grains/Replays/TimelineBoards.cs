using NewsMonitor.Grains.Boards;
using NewsMonitor.Grains.Contracts;

namespace NewsMonitor.Grains.Replays;

/// <summary>Asks whoever counts on the timeline.</summary>
internal sealed class TimelineBoards(LiveBoards live, IGrainFactory grains) : IBoards
{
    public Task<Board> GetBoardAsync(string timeline, BoardQuery query, CancellationToken ct)
    {
        if (timeline == TimelineKey.Live)
        {
            return live.GetBoardAsync(query, ct);
        }

        BoardQuestion.Parse(query);                             // a bad question is the caller's mistake, here and not in a grain
        return TimelineKey.IsReplay(timeline)
            ? ReplayCalls.AskAsync(() => grains.GetGrain<IReplayGrain>(timeline).GetBoardAsync(query)).WaitAsync(ct)
            : Task.FromException<Board>(new NoSuchTimelineException(timeline));
    }
}
