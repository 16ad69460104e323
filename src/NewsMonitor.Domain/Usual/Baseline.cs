namespace NewsMonitor.Domain;

/// <summary>
/// What is usual for a subject in a window at such an hour of the week: a negative binomial. The formula weighs the same hours of up to eight
/// weeks (newer weigh more, an old scandal is cut) against the subject's rate spread as all news is; its parts are from EARS, the improved
/// Farrington algorithm and the Gnip white paper on trends.
/// </summary>
/// <param name="Mean">μ: at least 0.5.</param>
/// <param name="Spread">δ: variance is μ + δμ².</param>
public readonly record struct Baseline(double Mean, double Spread)
{
    /// <summary>Weeks below which nothing is known to be usual.</summary>
    public const int MinWeeks = 2;

    private const double Fading = 0.9;
    private const double PriorWeeks = 2;
    private const double PriorSpread = 0.25;
    private const double PriorSpreadWeeks = 8;
    private const double Floor = 0.5;

    public NegativeBinomial Distribution => new(Mean, Spread);

    /// <summary>The baseline of a window that ends at the clock; null while learning.</summary>
    /// <param name="of">Which count: articles or originals.</param>
    public static Baseline? Of(WindowLength window, Minute clock, IHourSums history, WeekShape shape, Func<HourCounts, int> of)
    {
        var (first, hours) = HoursOf(window, clock);
        var count = shape.WeeksBefore(first);
        if (count < MinWeeks)
        {
            return null;
        }

        Span<int> weeks = stackalloc int[count];
        for (var j = 0; j < count; j++)
        {
            weeks[j] = of(history.Sum(first - (j + 1L) * Minute.PerWeek, hours));
        }

        // The weeks before the hours that are judged: what happens now is not yet usual.
        var perWeek = of(history.Sum(first - (long)count * Minute.PerWeek, count * Minute.PerWeek / Minute.PerHour)) / (double)count;
        return Of(weeks, perWeek * shape.Share(first, hours), (double)window / (hours * Minute.PerHour));
    }

    /// <param name="weeks">c: counts of the same hours 1, 2 … J weeks ago; J ≥ 2.</param>
    /// <param name="expected">μ0: count to expect in those hours from the subject's rate and the week's shape.</param>
    /// <param name="part">w/L: length of the window over that of the hours.</param>
    public static Baseline Of(ReadOnlySpan<int> weeks, double expected, double part)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(weeks.Length, MinWeeks, nameof(weeks));
        var cut = 3 * Median(weeks) + 3;
        var (weight, weights, sum) = (1d, 0d, 0d);
        foreach (var count in weeks)
        {
            weights += weight;
            sum += weight * Math.Min(count, cut);
            weight *= Fading;
        }

        var mean = Math.Max(Floor, part * (sum + PriorWeeks * expected) / (weights + PriorWeeks));
        var spread = (weights * Overdispersion(weeks, cut, weights, sum / weights) + PriorSpreadWeeks * PriorSpread) / (weights + PriorSpreadWeeks);
        return new(mean, spread + 1 / (1 + sum + PriorWeeks * expected));   // the last part: our ignorance of the mean
    }

    /// <summary>The whole hours that stand for a window: for a short one, the hour of its middle and those beside it; else as many as it has,
    /// ending at the full hour nearest to its end.</summary>
    public static (Minute First, int Hours) HoursOf(WindowLength window, Minute clock)
    {
        var length = (int)window;
        return length < 3 * Minute.PerHour
            ? ((clock + 1 - (length + 1) / 2).HourStart - Minute.PerHour, 3)
            : ((clock + 1 + Minute.PerHour / 2).HourStart - length, length / Minute.PerHour);
    }

    private static double Overdispersion(ReadOnlySpan<int> weeks, double cut, double weights, double average)
    {
        if (average <= 0)
        {
            return PriorSpread;
        }

        var (weight, variance) = (1d, 0d);
        foreach (var count in weeks)
        {
            var off = Math.Min(count, cut) - average;
            variance += weight * off * off;
            weight *= Fading;
        }

        variance *= weeks.Length / (weeks.Length - 1d) / weights;
        return Math.Clamp((variance - average) / (average * average), 0, 2);
    }

    private static double Median(ReadOnlySpan<int> values)
    {
        Span<int> sorted = stackalloc int[values.Length];
        values.CopyTo(sorted);
        sorted.Sort();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2d;
    }
}
