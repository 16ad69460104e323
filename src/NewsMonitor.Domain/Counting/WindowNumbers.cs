namespace NewsMonitor.Domain;

/// <summary>What is usual, in articles.</summary>
/// <param name="Low">9 windows in 10 lie between this and <paramref name="High"/>.</param>
public readonly record struct Usual(double Mean, double Low, double High)
{
    private const double Below = 0.05;
    private const double Above = 0.95;

    public static Usual Of(Baseline baseline) =>
        new(baseline.Mean, baseline.Distribution.Quantile(Below), baseline.Distribution.Quantile(Above));
}

/// <summary>Everything that is shown of one window of one subject.</summary>
/// <param name="Score">Mean of the known scores, −1 … 1; null: none known.</param>
/// <param name="Usual">Null while learning.</param>
/// <param name="Burst">Null while learning.</param>
/// <param name="Rarity">About once in so many windows, at most as many as the log is long; null while learning or where nothing bursts.</param>
public readonly record struct WindowNumbers(
    Counts Counts, int Sources, double? Score, NetInterval? Net, Usual? Usual, double? Burst, double? Rarity)
{
    public double? Ratio => Usual is { } usual ? Counts.Articles / usual.Mean : null;

    public static WindowNumbers Of(WindowLength window, SubjectWindows windows, HourHistory history, WeekShape shape)
    {
        var counts = windows[window];
        var sources = SourceCount.Of(windows.Cells(window));
        var articles = Baseline.Of(window, windows.Clock, history, shape, static h => h.Articles);
        var originals = Baseline.Of(window, windows.Clock, history, shape, static h => h.Originals);
        var burst = Domain.Burst.Score(window, counts.SureOriginals, sources.Originals, originals);
        return new(
            counts, sources.Articles, MeanScore(counts), NetInterval.Of(counts), articles is { } usual ? Domain.Usual.Of(usual) : null,
            burst, Domain.Burst.Rarity(burst, window, shape.MinutesBefore(windows.Clock)));
    }

    public static double? MeanScore(Counts counts) =>
        counts.Negative + counts.Neutral + counts.Positive is > 0 and var known ? counts.ScoreMilli / 1000d / known : null;

    /// <summary>Net of the window less net of the 672 whole hours before it; null unless both have five articles.</summary>
    public static double? SentimentChange(WindowLength window, SubjectWindows windows, HourHistory history)
    {
        const int Hours = 28 * 24;
        var before = history.Sum((windows.Clock + 1 - (int)window).HourStart - Hours * Minute.PerHour, Hours);
        return NetInterval.Of(windows[window]) is { } now && before.Articles >= NetInterval.MinArticles
            ? now.Net - before.Net / (double)before.Articles
            : null;
    }
}
