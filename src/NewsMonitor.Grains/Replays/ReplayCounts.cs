using System.Collections.Immutable;
using NewsMonitor.Domain;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Replays;

/// <summary>What a replay has counted, for the reads of the log as of its instant, as long as it stands there.</summary>
internal sealed class ReplayCounts(IReplayGrain replay, ReplayMark mark) : IPastCounts
{
    public async Task<IReadOnlyDictionary<int, long>?> CountAsync(IReadOnlyCollection<int> subjects, CancellationToken ct)
    {
        ImmutableArray<int> asked = [.. subjects];
        var articles = await ReplayCalls.AskAsync(() => replay.CountAsync(mark, asked)).WaitAsync(ct);
        return articles is { } counts ? asked.Zip(counts).ToDictionary(pair => pair.First, pair => (long)pair.Second) : null;
    }

    public async Task<IReadOnlyList<SeriesPoint>?> ReadHoursOfAllAsync(Minute from, Minute to, CancellationToken ct)
    {
        var hours = await ReplayCalls.AskAsync(() => replay.GetHoursOfAllAsync(mark, from.Value, to.Value)).WaitAsync(ct);
        return hours is { } known ? [.. known.Select(hour => new SeriesPoint(new(hour.Hour), hour.Counts.FromWire()))] : null;
    }
}
