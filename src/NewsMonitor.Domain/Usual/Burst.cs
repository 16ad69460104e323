namespace NewsMonitor.Domain;

/// <summary>How surprising a window's originals are: −log10 of the chance of as many by luck. 2: more than usual; 3: burst; 5: strong.</summary>
public static class Burst
{
    /// <summary>Scores end here: beyond it a chance says nothing more.</summary>
    public const double Max = 20;

    /// <summary>From here on a board marks a burst.</summary>
    public const double Marked = 3;

    private const int Longest = Minute.PerDay;

    /// <summary>Originals and distinct sources below which no window bursts.</summary>
    public static (int Originals, int Sources) Least(WindowLength window) => window switch
    {
        WindowLength.Quarter => (3, 2),
        WindowLength.Hour => (5, 3),
        WindowLength.Day => (8, 3),
        WindowLength.Week => (15, 3),
        _ => throw new ArgumentOutOfRangeException(nameof(window), window, "not a window"),
    };

    /// <summary>0 … 20 in tenths; null while learning.</summary>
    /// <param name="originals">Of the window, suspect dates left out.</param>
    /// <param name="sources">Distinct sources among them.</param>
    /// <param name="usual">Baseline of the originals; null while learning.</param>
    public static double? Score(WindowLength window, int originals, int sources, Baseline? usual)
    {
        if (usual is not { } baseline)
        {
            return null;
        }

        var least = Least(window);
        return originals < least.Originals || sources < least.Sources
            ? 0
            : Math.Round(Math.Clamp(-Math.Log10(baseline.Distribution.Tail(originals)), 0, Max), 1, MidpointRounding.AwayFromZero);
    }

    /// <summary>
    /// About once in so many windows is one with such a score, 10^score; null while learning or at 0. Never more windows than the known log is
    /// long: one in 10^12 is the formula's word, and nobody has watched for so long. A bounded one means "less than once in that time".
    /// </summary>
    /// <param name="score">As <see cref="Score"/> tells it.</param>
    /// <param name="known">Minutes of log before the window's end, as <see cref="WeekShape.MinutesBefore"/> tells them.</param>
    public static double? Rarity(double? score, WindowLength window, long known) =>
        score > 0 ? Math.Min(Math.Pow(10, score.Value), Math.Max(1, known / (double)window)) : null;

    /// <summary>The first minute of the stretch, up to the clock, in which the hour's score has been 3 or more; null: it is not now. A stretch
    /// of more than 24 h is told as 24 h.</summary>
    public static Minute? Since(SubjectWindows windows, HourHistory history, WeekShape shape)
    {
        var originals = windows[WindowLength.Hour].SureOriginals;
        var (least, _) = Least(WindowLength.Hour);
        if (originals < least)
        {
            return null;
        }

        var clock = windows.Clock;
        var minutes = new int[Longest + (int)WindowLength.Hour];    // originals by minute, newest first
        foreach (ref readonly var cell in windows.Cells(clock - minutes.Length, clock))
        {
            minutes[(int)(clock - cell.At)] += cell.Counts.SureOriginals;
        }

        Baseline? usual = null;
        var (usualOf, since) = (default(Minute?), default(Minute?));
        for (var back = 0; back < Longest && originals >= least; back++)
        {
            var at = clock - back;
            var (hour, _) = Baseline.HoursOf(WindowLength.Hour, at);
            if (hour != usualOf)
            {
                usual = Baseline.Of(WindowLength.Hour, at, history, shape, static h => h.Originals);
                usualOf = hour;
            }

            var sources = SourceCount.Of(windows.Cells(at - (int)WindowLength.Hour, at)).Originals;
            if (Score(WindowLength.Hour, originals, sources, usual) is not >= Marked)
            {
                break;
            }

            since = at;
            originals += minutes[back + (int)WindowLength.Hour] - minutes[back];
        }

        return since;
    }
}
