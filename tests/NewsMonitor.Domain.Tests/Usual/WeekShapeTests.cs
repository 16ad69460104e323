namespace NewsMonitor.Domain.Tests.Usual;

public sealed class WeekShapeTests
{
    private static readonly Minute Clock = new Minute(29_000_000).HourStart + 17;

    [Fact]
    public void A_week_without_an_article_is_where_the_log_begins()
    {
        var all = new HourHistory();
        Fill(all, weeksBack: 9, hours: 100);                    // an old import
        Fill(all, weeksBack: 3, hours: 3 * 168);
        Assert.Equal(3, WeekShape.Of(all, Clock).WeeksBefore(Clock.HourStart));
        Assert.Equal(0, WeekShape.Of(all, Clock + 2 * Minute.PerWeek).WeeksBefore(Clock.HourStart + 2 * Minute.PerWeek));
    }

    [Fact]
    public void Quiet_days_are_no_hole()
    {
        var all = new HourHistory();
        Fill(all, weeksBack: 5, hours: 10);
        Fill(all, weeksBack: 4, hours: 10);
        Fill(all, weeksBack: 3, hours: 3 * 168);
        Assert.Equal(5, WeekShape.Of(all, Clock).WeeksBefore(Clock.HourStart));
    }

    [Fact]
    public void The_log_is_as_long_as_it_goes_without_a_hole_eight_weeks_at_most()
    {
        var all = new HourHistory();
        Fill(all, weeksBack: 3, hours: 10);
        Fill(all, weeksBack: 2, hours: 2 * 168);
        Assert.Equal(3 * Minute.PerWeek + 17, WeekShape.Of(all, Clock).MinutesBefore(Clock));
        Fill(all, weeksBack: 9, hours: 6 * 168);
        Assert.Equal(8 * Minute.PerWeek, WeekShape.Of(all, Clock).MinutesBefore(Clock));
        Assert.Equal(0, WeekShape.Of(new(), Clock).MinutesBefore(Clock));
    }

    [Fact]
    public void The_shares_of_a_week_add_up_to_one_and_follow_all_news()
    {
        var all = new HourHistory();
        Fill(all, weeksBack: 4, hours: 4 * 168);
        all.Add(Clock - Minute.PerWeek, new Counts(168, 168, 168, 0, 0, 0, 0, 0));
        var shape = WeekShape.Of(all, Clock);
        Assert.Equal(1, shape.Share(Clock.HourStart, 168), 1e-9);
        Assert.Equal((4 + 168) / (4 * 168d + 168), shape.Share(Clock.HourStart, 1), 1e-9);
        Assert.Equal(shape.Share(Clock.HourStart, 1), shape.Share(Clock.HourStart + Minute.PerWeek, 1));
    }

    [Fact]
    public void Without_a_log_every_hour_is_alike_and_no_week_is_known()
    {
        var shape = WeekShape.Of(new(), Clock);
        Assert.Equal(1 / 168d, shape.Share(Clock.HourStart, 1), 1e-12);
        Assert.Equal(0, shape.WeeksBefore(Clock.HourStart));
    }

    private static void Fill(HourHistory all, int weeksBack, int hours)
    {
        var first = Clock.HourStart - (long)weeksBack * Minute.PerWeek;
        for (var hour = 0; hour < hours; hour++)
        {
            all.Add(first + hour * 60L, new Counts(1, 1, 1, 0, 1, 0, 0, 0));
        }
    }
}
