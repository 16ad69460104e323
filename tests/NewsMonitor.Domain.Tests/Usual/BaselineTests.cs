namespace NewsMonitor.Domain.Tests.Usual;

public sealed class BaselineTests
{
    private static readonly Minute Clock = new Minute(29_000_000).HourStart + 29;

    // Worked by hand twice when the formula was chosen; n and the score it gets before rounding to tenths.
    [Theory]
    [InlineData(new[] { 3, 4, 2, 5, 3, 4, 3, 2 }, 3.2, 3.27, 0.184, 12, 2.4)]
    [InlineData(new[] { 3, 4, 2, 5, 3, 4, 3, 2 }, 3.2, 3.27, 0.184, 20, 5.0)]
    [InlineData(new[] { 0, 0, 0, 0, 0, 0, 0, 0 }, 0, 0.5, 1.25, 5, 2.25)]
    [InlineData(new[] { 0, 0, 0, 0, 0, 0, 0, 0 }, 0, 0.5, 1.25, 7, 3.1)]
    [InlineData(new[] { 0, 0, 0, 0, 0, 0, 0, 0 }, 0, 0.5, 1.25, 8, 3.5)]
    [InlineData(new[] { 30, 28, 41, 35, 26, 33, 30, 29 }, 31, 31.5, 0.150, 60, 1.5)]
    [InlineData(new[] { 30, 28, 41, 35, 26, 33, 30, 29 }, 31, 31.5, 0.150, 120, 4.9)]
    public void Worked_values(int[] weeks, double expected, double mean, double spread, int n, double score)
    {
        var baseline = Baseline.Of(weeks, expected, part: 1);
        Assert.Equal(mean, baseline.Mean, mean < 10 ? 0.005 : 0.05);
        Assert.Equal(spread, baseline.Spread, 0.0005);
        Assert.Equal(score, -Math.Log10(baseline.Distribution.Tail(n)), 0.05);
    }

    [Fact]
    public void An_old_scandal_does_not_hide_a_new_one() =>
        Assert.InRange(Baseline.Of([2, 2, 500, 2, 2, 2, 2, 2], 2, part: 1).Mean, 2, 4);

    [Fact]
    public void A_short_window_is_compared_with_the_hour_of_its_middle_and_those_beside_it()
    {
        var hour = Clock.HourStart;
        Assert.Equal((hour - 60 - 60, 3), Baseline.HoursOf(WindowLength.Hour, hour + 28));   // the middle is one minute before the hour
        Assert.Equal((hour - 60, 3), Baseline.HoursOf(WindowLength.Hour, hour + 29));
        Assert.Equal((hour - 60 - 60, 3), Baseline.HoursOf(WindowLength.Quarter, hour + 6));
        Assert.Equal((hour - 60, 3), Baseline.HoursOf(WindowLength.Quarter, hour + 7));
    }

    [Fact]
    public void A_long_window_is_compared_with_as_many_hours_to_the_nearest_full_one()
    {
        var hour = Clock.HourStart;
        Assert.Equal((hour - 24 * 60, 24), Baseline.HoursOf(WindowLength.Day, hour + 28));
        Assert.Equal((hour - 23 * 60, 24), Baseline.HoursOf(WindowLength.Day, hour + 29));
        Assert.Equal((hour - 24 * 60, 24), Baseline.HoursOf(WindowLength.Day, hour - 1));
        Assert.Equal((hour - 168 * 60, 168), Baseline.HoursOf(WindowLength.Week, hour));
    }

    [Fact]
    public void The_hours_of_earlier_weeks_are_those_weeks_ago()
    {
        var (history, all) = (new HourHistory(), new HourHistory());
        for (var week = 1; week <= 8; week++)
        {
            history.Add(Clock - week * (long)Minute.PerWeek, Articles(10 * week));
        }

        for (var hour = 1; hour <= HourHistory.Kept; hour++)
        {
            all.Add(Clock - hour * 60L, Articles(1));
        }

        var shape = WeekShape.Of(all, Clock);
        var actual = Baseline.Of(WindowLength.Day, Clock, history, shape, h => h.Articles);
        var expected = Baseline.Of([10, 20, 30, 40, 50, 60, 70, 80], 360 / 8d * 24 / 168, part: 1);
        Assert.Equal(expected.Mean, actual!.Value.Mean, 1e-9);
        Assert.Equal(expected.Spread, actual.Value.Spread, 1e-9);
    }

    [Fact]
    public void Under_two_weeks_of_log_nothing_is_usual()
    {
        var all = new HourHistory();
        for (var hour = 0; hour < 14 * 24; hour++)
        {
            all.Add(Clock - hour * 60L, Articles(1));
        }

        Assert.Null(Baseline.Of(WindowLength.Hour, Clock, all, WeekShape.Of(all, Clock), h => h.Articles));
        for (var hour = 14 * 24; hour < 14 * 24 + 3; hour++)
        {
            all.Add(Clock - hour * 60L, Articles(1));
        }

        Assert.NotNull(Baseline.Of(WindowLength.Hour, Clock, all, WeekShape.Of(all, Clock), h => h.Articles));
        Assert.Null(Baseline.Of(WindowLength.Week, Clock, all, WeekShape.Of(all, Clock), h => h.Articles));
    }

    private static Counts Articles(int count) => new(count, count, count, 0, count, 0, 0, 0);
}
