using NewsMonitor.Grains.Contracts;

namespace NewsMonitor.Grains.Replays;

internal sealed class Replays(IGrainFactory grains) : IReplays
{
    public Task<Replay> CreateAsync(ReplayRequest request, CancellationToken ct) =>
        grains.GetGrain<IReplaysGrain>(TimelineKey.Replays).CreateAsync(request).WaitAsync(ct);

    public async Task<IReadOnlyList<Replay>> ListAsync(CancellationToken ct) =>
        await grains.GetGrain<IReplaysGrain>(TimelineKey.Replays).ListAsync().WaitAsync(ct);

    public Task<Replay?> FindAsync(string id, CancellationToken ct) =>
        Find(id) is { } replay ? ReplayCalls.AskAsync(() => replay.GetAsync(renew: true)).WaitAsync(ct) : Task.FromResult<Replay?>(null);

    public Task<Replay?> ChangeAsync(string id, ReplayChange change, CancellationToken ct) =>
        Find(id) is { } replay ? ReplayCalls.AskAsync(() => replay.ChangeAsync(change)).WaitAsync(ct) : Task.FromResult<Replay?>(null);

    public async Task<IReadOnlyList<ReplayBurst>?> ReadBurstsAsync(string id, CancellationToken ct)
    {
        if (Find(id) is not { } replay)
        {
            return null;
        }

        try
        {
            return await ReplayCalls.AskAsync(replay.GetBurstsAsync).WaitAsync(ct);
        }
        catch (NoSuchTimelineException)
        {
            return null;
        }
    }

    public Task<bool> EndAsync(string id, CancellationToken ct) =>
        Find(id) is { } replay ? ReplayCalls.AskAsync(replay.EndAsync).WaitAsync(ct) : Task.FromResult(false);

    private IReplayGrain? Find(string id) => TimelineKey.IsReplay(id) ? grains.GetGrain<IReplayGrain>(id) : null;
}
