namespace NewsMonitor.Host.Sample;

/// <summary>
/// Turns story time into real time for one playing of the feed that began at <paramref name="start"/>: the first 60 hours lie before it, hour
/// for hour; the last twelve are played in some ten minutes.
/// </summary>
internal sealed class SampleClock(DateTimeOffset start)
{
    /// <summary>Story seconds in a real second of the live part, before a gap is bounded.</summary>
    private const double Pace = 72;

    // Under a second the eye cannot follow; over six, a newcomer thinks that it has stopped.
    private static readonly TimeSpan ShortestGap = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestGap = TimeSpan.FromSeconds(6);

    /// <summary>The instant of a story time before <see cref="SampleFeed.LiveFrom"/>.</summary>
    public DateTimeOffset Past(TimeSpan offset) => start - SampleFeed.LiveFrom + offset;

    /// <summary>The start of the playing in which an arrival of the past part at <paramref name="offset"/> was recorded at <paramref name="arrival"/>.</summary>
    public static DateTimeOffset StartOf(TimeSpan offset, DateTimeOffset arrival) => arrival - offset + SampleFeed.LiveFrom;

    /// <summary>How long to wait for an arrival of the live part, after the one before it.</summary>
    public static TimeSpan Gap(TimeSpan before, TimeSpan offset)
    {
        var gap = (offset - before) / Pace;
        return gap < ShortestGap ? ShortestGap : gap > LongestGap ? LongestGap : gap;
    }
}
