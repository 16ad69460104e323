using CsCheck;

namespace NewsMonitor.Domain.Tests.Usual;

public sealed class BurstTests
{
    private static readonly Minute Clock = new Minute(29_000_000).HourStart + 40;
    private static readonly Baseline Quiet = Baseline.Of([0, 0, 0, 0, 0, 0, 0, 0], 0, part: 1);
    private static readonly Counts One = new(1, 1, 1, 0, 1, 0, 0, 0);

    [Theory]
    [InlineData(WindowLength.Quarter, 3, 2)]
    [InlineData(WindowLength.Hour, 5, 3)]
    [InlineData(WindowLength.Day, 8, 3)]
    [InlineData(WindowLength.Week, 15, 3)]
    public void Few_articles_or_few_sources_never_burst(WindowLength window, int originals, int sources)
    {
        Assert.True(Burst.Score(window, originals, sources, Quiet) > 0);
        Assert.Equal(0, Burst.Score(window, originals - 1, sources, Quiet));
        Assert.Equal(0, Burst.Score(window, originals, sources - 1, Quiet));
    }

    [Fact]
    public void While_learning_there_is_no_score() => Assert.Null(Burst.Score(WindowLength.Hour, 50, 9, usual: null));

    [Fact]
    public void A_score_is_in_tenths_and_ends_at_twenty()
    {
        Assert.Equal(3.1, Burst.Score(WindowLength.Hour, 7, 3, Quiet));
        Assert.Equal(20, Burst.Score(WindowLength.Hour, 100_000, 3, Quiet));
    }

    [Fact]
    public void Nothing_is_said_to_be_rarer_than_the_log_is_long()
    {
        const int Days = 23 * Minute.PerDay;
        Assert.Equal(100, Burst.Rarity(2, WindowLength.Hour, Days));
        Assert.Equal(23 * 24, Burst.Rarity(20, WindowLength.Hour, Days));
        Assert.Equal(23 / 7d, Burst.Rarity(20, WindowLength.Week, Days));
        Assert.Equal(1, Burst.Rarity(20, WindowLength.Week, known: Minute.PerDay));
        Assert.Null(Burst.Rarity(0, WindowLength.Hour, Days));
        Assert.Null(Burst.Rarity(score: null, WindowLength.Hour, Days));
    }

    [Fact]
    public void The_stretch_begins_where_a_look_at_every_minute_before_would_have_begun_it() =>
        Gen.Select(Gen.Int[0, 1700], Gen.Int[1, 6]).Array[0, 400].Sample(articles =>
        {
            var windows = new SubjectWindows(Clock);
            foreach (var (back, source) in articles)
            {
                windows.Add(Clock - back * back / 1700, source, One);   // more of them lately
            }

            var (history, shape) = (new HourHistory(), FullShape());
            Minute? since = null;
            for (var back = 0; back < Minute.PerDay && ScoreAt(windows, Clock - back, history, shape) >= 3; back++)
            {
                since = Clock - back;
            }

            Assert.Equal(since, Burst.Since(windows, history, shape));
        }, iter: 50);

    private static double? ScoreAt(SubjectWindows windows, Minute at, HourHistory history, WeekShape shape)
    {
        var cells = windows.Cells(at - 60, at);
        var originals = 0;
        foreach (var cell in cells)
        {
            originals += cell.Counts.SureOriginals;
        }

        return Burst.Score(
            WindowLength.Hour, originals, SourceCount.Of(cells).Originals, Baseline.Of(WindowLength.Hour, at, history, shape, h => h.Originals));
    }

    private static WeekShape FullShape()
    {
        var all = new HourHistory();
        for (var hour = 0; hour < HourHistory.Kept; hour++)
        {
            all.Add(Clock - hour * 60L, One);
        }

        return WeekShape.Of(all, Clock);
    }
}
