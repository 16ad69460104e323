using NewsMonitor.Domain;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Replays;

internal sealed class Timelines(IGrainFactory grains, TimeProvider time) : ITimelines
{
    public async Task<TimelineMoment?> FindAsync(string timeline, CancellationToken ct)
    {
        if (timeline == TimelineKey.Live)
        {
            var followed = await grains.GetGrain<IFollowerGrain>(TimelineKey.Live).GetFollowedAsync().WaitAsync(ct);
            return new(timeline, time.GetUtcNow(), followed, 0, null, null);
        }

        if (!TimelineKey.IsReplay(timeline))
        {
            return null;
        }

        var grain = grains.GetGrain<IReplayGrain>(timeline);
        if (await ReplayCalls.AskAsync(() => grain.GetAsync(renew: true)).WaitAsync(ct) is not { } replay)
        {
            return null;
        }

        AsOf asOf = replay.Clock == ReplayClock.Arrival
            ? new AsOf.Arrival(replay.At, new(replay.Head))
            : new AsOf.Event(Minute.Of(replay.At));
        return new(timeline, replay.At, replay.Position, replay.Generation, asOf, new ReplayCounts(grain, new(replay.Generation, replay.At)), replay.Articles, replay.Sources);
    }
}
