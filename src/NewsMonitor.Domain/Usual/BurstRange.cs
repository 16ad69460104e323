namespace NewsMonitor.Domain;

/// <summary>A window of the past that was a burst.</summary>
/// <param name="At">Its last minute: the clock at which screens show it.</param>
/// <param name="Originals">Those that it was judged by.</param>
/// <param name="Usual">Articles that are usual in it.</param>
/// <param name="Score">3 … 20, where enough sources wrote.</param>
/// <param name="Event">Number of the subject's event that it belongs to: marked windows no more than a day apart are one.</param>
public readonly record struct PastBurst(Minute At, int Articles, int Originals, double Usual, double Score, int Event);

/// <summary>Finds bursts in the windows that fill a range one after the other, each judged as at its last minute: by the hour in a range of a week, by the
/// day in a longer one. The last window ends with the range's last full hour.</summary>
public sealed class BurstRange
{
    private const int LongestByHour = Minute.PerWeek;

    private readonly (Minute Clock, WeekShape Shape)[] _windows;

    /// <param name="all">All news, from <see cref="HourHistory.Kept"/> hours before the range on.</param>
    /// <param name="from">First minute of the range.</param>
    /// <param name="to">The minute after its last.</param>
    public BurstRange(HourHistory all, Minute from, Minute to)
    {
        Window = to - from <= LongestByHour ? WindowLength.Hour : WindowLength.Day;
        var windows = new List<(Minute, WeekShape)>();
        for (var end = to.HourStart; end - (int)Window >= from; end -= (int)Window)
        {
            windows.Add((end - 1, WeekShape.Of(all, end - 1)));
        }

        windows.Reverse();
        _windows = [.. windows];
    }

    public WindowLength Window { get; }

    /// <summary>The subject's marked windows, oldest first. Whether enough sources wrote is not looked at.</summary>
    /// <param name="hours">From <see cref="HourHistory.Kept"/> hours before the range on.</param>
    public IEnumerable<PastBurst> Of(HourHistory hours)
    {
        var (least, sources) = Burst.Least(Window);
        var (number, last) = (0, default(Minute?));
        foreach (var (clock, shape) in _windows)
        {
            var counts = hours.Sum(clock + 1 - (int)Window, (int)Window / Minute.PerHour);
            if (counts.Originals < least
                || Baseline.Of(Window, clock, hours, shape, static hour => hour.Originals) is not { } originals
                || Burst.Score(Window, counts.Originals, sources, originals) is not (>= Burst.Marked and var score))
            {
                continue;
            }

            number += last is { } before && clock - before <= Minute.PerDay ? 0 : 1;
            last = clock;
            var usual = Baseline.Of(Window, clock, hours, shape, static hour => hour.Articles)!.Value;
            yield return new(clock, counts.Articles, counts.Originals, usual.Mean, score, number);
        }
    }
}
