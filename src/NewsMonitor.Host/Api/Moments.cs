using NewsMonitor.Grains;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Host.Live;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Api;

/// <summary>Where the timeline of a call stands, and the log as it is read there. Asking is what keeps a replay alive.</summary>
internal sealed class Moments(ITimelines timelines, ILogReader log, IPast past, LiveSignal signal, TimeProvider time)
{
    /// <param name="timeline">live, or a replay's id; null: live.</param>
    /// <exception cref="NoSuchTimelineException">There is no such replay, or no longer.</exception>
    public async ValueTask<TimelineMoment> GetAsync(string? timeline, CancellationToken ct) =>
        timeline is null or TimelineKey.Live
            ? new(TimelineKey.Live, time.GetUtcNow(), signal.Followed, Generation: 0, AsOf: null, Counts: null)
            : await timelines.FindAsync(timeline, ct) ?? throw new NoSuchTimelineException(timeline);

    public ILogView LogAt(TimelineMoment moment) => moment.AsOf is { } asOf ? past.At(asOf, moment.Counts) : log;
}
