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
        var leaves = isFull ? LeastWatched(open) ?? throw TooMany() : null;
        _starting++;
        _leaving.UnionWith(leaves is null ? [] : [leaves]);
        try
        {
            var id = TimelineKey.NewReplay();
            var made = await GrainOf(id).StartAsync(request);
            _ids.Add(id);

            // Only now: a request that is refused takes nobody's replay away.
            while (leaves is not null && !await ReplayCalls.AskAsync(GrainOf(leaves).EndUnwatchedAsync))
            {
                // Somebody has come back to it meanwhile.
                _leaving.Remove(leaves);
                leaves = LeastWatched(await ReadAsync());
                if (leaves is null)
                {
                    await ReplayCalls.AskAsync(GrainOf(id).EndAsync);
                    _ids.Remove(id);
                    throw TooMany();
                }

                _leaving.Add(leaves);
            }

            _ids.RemoveAll(other => other == leaves);
            return made;
        }
        finally
        {
            _starting--;
            _leaving.ExceptWith(leaves is null ? [] : [leaves]);
        }
    }

    public async Task<ImmutableArray<Replay>> ListAsync() => [.. Enumerable.Reverse(await ReadAsync())];

    /// <summary>The one that nobody has watched for longest; null: all are watched, or leave already.</summary>
    private string? LeastWatched(List<Replay> open) =>
        open.Where(replay => !replay.IsWatched && _ids.Contains(replay.Id) && !_leaving.Contains(replay.Id)).MaxBy(replay => replay.Idle)?.Id;

    private ReplayRefusedException TooMany() => new(
        $"{options.Value.Replays} replays are open, as many as there may be at once, and somebody watches each of them: end one of them first.", field: null);

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
