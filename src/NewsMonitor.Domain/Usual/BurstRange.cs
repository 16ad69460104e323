namespace NewsMonitor.Domain;

/// <summary>A window of the past that was a burst.</summary>
/// <param name="At">Its last minute: the clock at which screens show it.</param>
/// <param name="Originals">Those that it was judged by.</param>
/// <param name="Usual">Articles that are usual in it.</param>
/// <param name="Score">3 … 20, where enough sources wrote.</param>
/// <param name="Event">Number of the subject's event that it belongs to: marked windows no more than a day apart are one.</param>
public readonly record struct PastBurst(Minute At, int Articles, int Originals, double Usual, double Score, int Event);

/// <summary>Finds bursts in the windows that fill a range one after the other, each judged as at its last minute: by the hour in a range of a week, by the
/// day in a longer one, whose last minute is more than a week after its first. The last window ends with the range's last full hour.</summary>
public sealed class BurstRange
{
    private const int LongestByHour = Minute.PerWeek;

    private readonly (Minute Clock, WeekShape Shape)[] _windows;
    private readonly HourTable _table = new();

    /// <param name="all">All news, from <see cref="HourHistory.Kept"/> hours before the range on.</param>
    /// <param name="from">First minute of the range.</param>
    /// <param name="to">The minute after its last.</param>
    public BurstRange(HourHistory all, Minute from, Minute to)
    {
        Window = to - 1 - from <= LongestByHour ? WindowLength.Hour : WindowLength.Day;
        var windows = new List<(Minute, WeekShape)>();
        for (var end = to.HourStart; end - (int)Window >= from; end -= (int)Window)
        {
            windows.Add((end - 1, WeekShape.Of(all, end - 1)));
        }

        windows.Reverse();
        _windows = [.. windows];
    }

    public WindowLength Window { get; }

    /// <summary>The subject's marked windows, oldest first. Whether enough sources wrote is not looked at. For one caller at a time.</summary>
    /// <param name="hours">From <see cref="HourHistory.Kept"/> hours before the range on.</param>
    public List<PastBurst> Of(HourHistory hours)
    {
        var marked = new List<PastBurst>();
        var (least, sources) = Burst.Least(Window);
        var full = Full(hours, least);
        if (full.Count == 0)
        {
            return marked;
        }

        _table.Fill(hours);
        foreach (var (window, counts) in full)
        {
            var (clock, shape) = _windows[window];
            if (Baseline.Of(Window, clock, _table, shape, static hour => hour.Originals) is not { } originals
                || Burst.Score(Window, counts.Originals, sources, originals) is not (>= Burst.Marked and var score))
            {
                continue;
            }

            var usual = Baseline.Of(Window, clock, _table, shape, static hour => hour.Articles)!.Value;
            var number = marked is not [.., var before] ? 1 : clock - before.At <= Minute.PerDay ? before.Event : before.Event + 1;
            marked.Add(new(clock, counts.Articles, counts.Originals, usual.Mean, score, number));
        }

        return marked;
    }

    /// <summary>The windows with so many originals, oldest first, which those of most subjects have not.</summary>
    private List<(int Window, HourCounts Counts)> Full(HourHistory hours, int least)
    {
        var full = new List<(int, HourCounts)>();
        var (window, sum) = (-1L, default(HourCounts));
        foreach (var (hour, counts) in hours.Hours)
        {
            if (_windows is not [var first, ..] || hour <= first.Clock - (int)Window)
            {
                continue;
            }

            var at = (hour - (first.Clock + 1 - (int)Window)) / (int)Window;
            Take(at);
            sum += counts;
        }

        Take(next: -1);
        return full;

        void Take(long next)
        {
            if (next == window)
            {
                return;
            }

            if (window >= 0 && window < _windows.Length && sum.Originals >= least)
            {
                full.Add(((int)window, sum));
            }

            (window, sum) = (next, default);
        }
    }
}
