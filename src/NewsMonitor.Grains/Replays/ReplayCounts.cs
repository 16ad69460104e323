using System.Collections.Immutable;
using NewsMonitor.Domain;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Replays;

/// <summary>What a replay has counted, for the reads of the log as of its instant. It may have moved on since: then it is as of a moment later.</summary>
internal sealed class ReplayCounts(IReplayGrain replay) : IPastCounts
{
    public async Task<IReadOnlyDictionary<int, long>> CountAsync(IReadOnlyCollection<int> subjects, CancellationToken ct)
    {
        ImmutableArray<int> asked = [.. subjects];
        var articles = await replay.CountAsync(asked).WaitAsync(ct);
        return asked.Zip(articles).ToDictionary(pair => pair.First, pair => (long)pair.Second);
    }

    public async Task<IReadOnlyList<SeriesPoint>> ReadHoursOfAllAsync(Minute from, Minute to, CancellationToken ct) =>
        [.. (await replay.GetHoursOfAllAsync(from.Value, to.Value).WaitAsync(ct)).Select(hour => new SeriesPoint(new(hour.Hour), hour.Counts.FromWire()))];
}
