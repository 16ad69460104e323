using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using NewsMonitor.Grains.Contracts;

namespace NewsMonitor.Grains.Replays;

/// <summary>Makes replays and keeps their number. Several start at once, since one over a long log takes seconds: what starts counts as open. Forgets
/// those that are gone when it is asked.</summary>
[KeepAlive]
internal sealed class ReplaysGrain(IOptions<GrainsOptions> options) : Grain, IReplaysGrain
{
    private readonly List<string> _ids = [];                    // oldest first
    private readonly HashSet<string> _leaving = [];             // for one that starts
    private int _starting;

    public async Task<Replay> CreateAsync(ReplayRequest request)
    {
        var open = await ReadAsync();
        var isFull = _ids.Count(id => !_leaving.Contains(id)) + _starting >= options.Value.Replays;
        var ended = isFull ? open.Find(replay => replay.State == ReplayState.Ended && _ids.Contains(replay.Id) && !_leaving.Contains(replay.Id)) : null;
        if (isFull && ended is null)
        {
            throw new ReplayRefusedException(
                $"{options.Value.Replays} replays are open, as many as there may be at once: end one of them first.", field: null);
        }

        _starting++;
        _leaving.UnionWith(ended is null ? [] : [ended.Id]);
        try
        {
            var id = TimelineKey.NewReplay();
            var made = await GrainOf(id).StartAsync(request);
            _ids.Add(id);
            if (ended is not null)
            {
                // Only now: a request that is refused takes nobody's replay away.
                await ReplayCalls.AskAsync(GrainOf(ended.Id).EndAsync);
                _ids.Remove(ended.Id);
            }

            return made;
        }
        finally
        {
            _starting--;
            _leaving.ExceptWith(ended is null ? [] : [ended.Id]);
        }
    }

    public async Task<ImmutableArray<Replay>> ListAsync() => [.. Enumerable.Reverse(await ReadAsync())];

    private async Task<List<Replay>> ReadAsync()
    {
        var open = new List<Replay>();
        foreach (var id in _ids.ToList())
        {
            if (await ReplayCalls.AskAsync(() => GrainOf(id).GetAsync(renew: false)) is { } replay)
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
