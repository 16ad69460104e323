using CsCheck;

namespace NewsMonitor.Domain.Tests.Counting;

/// <summary>One thing that happens to windows: a share comes (or goes), or the clock moves.</summary>
internal abstract record Step
{
    internal sealed record Share(int Offset, int Source, Counts Counts) : Step;

    internal sealed record Move(int Minutes) : Step;

    /// <summary>Shares late, on time and ahead, of both signs; clocks that stand, creep and leap.</summary>
    internal static Gen<Step[]> Some => Gen.Frequency(
        (5, Gen.Select(Offsets, Gen.Int[1, 4], Amounts, (offset, source, counts) => (Step)new Share(offset, source, counts))),
        (2, Gen.OneOf(Gen.Int[-3, 20], Gen.Int[50, 70], Gen.Int[1000, 12000]).Select(minutes => (Step)new Move(minutes)))).Array[0, 60];

    private static Gen<int> Offsets => Gen.OneOf(Gen.Int[-20, 10], Gen.Int[-1500, 0], Gen.Int[-10100, 12], Gen.Const(-10080), Gen.Const(-10079), Gen.Const(-60));

    private static Gen<Counts> Amounts => Gen.Select(Gen.Int[-2, 3], Gen.Int[-2, 2], Gen.Int[-1000, 1000], Gen.Bool, (articles, mood, score, suspect) =>
        new Counts(articles, articles, articles * 3, mood < 0 ? articles : 0, mood == 0 ? articles : 0, mood > 0 ? articles : 0, score, suspect ? articles : 0));
}

/// <summary>The twin: keeps everything that ever came and counts it again each time.</summary>
internal sealed class NaiveWindows(Minute clock)
{
    private readonly List<WindowCell> _all = [];

    public Minute Clock { get; private set; } = clock;

    public void Do(Step step)
    {
        switch (step)
        {
            case Step.Share share:
                _all.Add(new(Clock + share.Offset, share.Source, share.Counts));
                break;
            case Step.Move move when move.Minutes > 0:
                Clock += move.Minutes;
                break;
        }
    }

    public Counts this[WindowLength window] => In(window).Aggregate(default(Counts), (sum, cell) => sum + cell.Counts);

    public int Sources(WindowLength window) => In(window).GroupBy(c => c.Source).Count(g => g.Sum(c => c.Counts.Articles) > 0);

    public int SureSources(WindowLength window) => In(window).GroupBy(c => c.Source).Count(g => g.Sum(c => c.Counts.Originals - c.Counts.SuspectOriginals) > 0);

    public IEnumerable<int> Spark(WindowLength window, int steps) =>
        Enumerable.Range(1, steps).Select(step => In(window).Where(c =>
            c.At > Clock - (int)window + (step - 1) * ((int)window / steps) && c.At <= Clock - (int)window + step * ((int)window / steps)).Sum(c => c.Counts.Articles));

    private IEnumerable<WindowCell> In(WindowLength window) => _all.Where(c => c.At <= Clock && c.At > Clock - (int)window);
}
