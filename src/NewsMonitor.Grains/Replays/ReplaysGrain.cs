using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using NewsMonitor.Grains.Contracts;

namespace NewsMonitor.Grains.Replays;

/// <summary>Makes replays one after the other, so that their number is kept. Forgets those that are gone when it is asked.</summary>
[KeepAlive]
internal sealed class ReplaysGrain(IOptions<GrainsOptions> options) : Grain, IReplaysGrain
{
    private readonly List<string> _ids = [];                    // oldest first

    public async Task<Replay> CreateAsync(ReplayRequest request)
    {
        var open = await ReadAsync();
        var isFull = open.Count >= options.Value.Replays;
        var ended = open.Find(replay => replay.State == ReplayState.Ended);
        if (isFull && ended is null)
        {
            throw new ReplayRefusedException($"{open.Count} replays are open, as many as there may be at once: end one of them first.", field: null);
        }

        var id = TimelineKey.NewReplay();
        var made = await GrainOf(id).StartAsync(request);
        _ids.Add(id);
        if (isFull)
        {
            // Only now: a request that is refused takes nobody's replay away.
            await GrainOf(ended!.Id).EndAsync();
            _ids.Remove(ended.Id);
        }

        return made;
    }

    public async Task<ImmutableArray<Replay>> ListAsync() => [.. Enumerable.Reverse(await ReadAsync())];

    private async Task<List<Replay>> ReadAsync()
    {
        var open = new List<Replay>();
        foreach (var id in _ids.ToList())
        {
            if (await GrainOf(id).GetAsync(renew: false) is { } replay)
            {
                open.Add(replay);
            }
            else
            {
                _ids.Remove(id);
            }
        }

        return open;
    }

    private IReplayGrain GrainOf(string id) => GrainFactory.GetGrain<IReplayGrain>(id);
}
