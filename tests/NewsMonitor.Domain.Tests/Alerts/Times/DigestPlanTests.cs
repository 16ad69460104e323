using CsCheck;
using NewsMonitor.Domain.Alerts;

namespace NewsMonitor.Domain.Tests.Alerts.Times;

public sealed class DigestPlanTests
{
    [Fact]
    public void The_hourly_one_is_due_whenever_the_zones_clock_shows_a_full_hour() => Gen.Select(Zones.Names, Zones.Instants, Gen.Int[0, 59]).Sample((zone, at, seconds) =>
    {
        var after = at + TimeSpan.FromSeconds(seconds);
        var due = at + TimeSpan.FromMinutes(1);
        while (Zones.Local(zone, due).Minute != 0)
        {
            due += TimeSpan.FromMinutes(1);
        }

        Assert.Equal(due, new DigestPlan(DigestEvery.Hour, 0, zone).Next(after));
    }, iter: 1000);

    [Fact]
    public void The_daily_one_is_due_once_on_each_day_of_the_zone() => Gen.Select(Zones.Names, Zones.Instants, Gen.Int[0, 23]).Sample((zone, at, hour) =>
    {
        var plan = new DigestPlan(DigestEvery.Day, hour, zone);
        var (first, second) = (plan.Next(at), plan.Next(plan.Next(at)));
        Assert.True(first > at && first <= at + TimeSpan.FromHours(26));
        Assert.Equal(Zones.Local(zone, first).Date.PlusDays(1), Zones.Local(zone, second).Date);
        Assert.InRange(second - first, TimeSpan.FromHours(22), TimeSpan.FromHours(26));
    }, iter: 1000);

    [Fact]
    public void The_daily_one_is_due_when_the_clock_first_shows_its_hour_or_passes_over_it() => Gen.Select(Zones.Names, Zones.Instants, Gen.Int[0, 23]).Sample((zone, at, hour) =>
    {
        var due = new DigestPlan(DigestEvery.Day, hour, zone).Next(at);
        var (day, minute) = (Zones.Local(zone, due).Date, due);
        while (Zones.Local(zone, minute - TimeSpan.FromMinutes(1)).Date == day)
        {
            minute -= TimeSpan.FromMinutes(1);
        }

        while (Zones.Local(zone, minute).Hour < hour)
        {
            minute += TimeSpan.FromMinutes(1);
        }

        Assert.Equal(minute, due);
    }, iter: 100);

    [Theory]
    [InlineData("2026-03-28T12:00Z", "2026-03-29T07:00Z")]      // a day of 23 hours
    [InlineData("2026-10-24T12:00Z", "2026-10-25T08:00Z")]      // a day of 25 hours
    [InlineData("2026-10-25T08:00Z", "2026-10-26T08:00Z")]
    public void Eight_in_London_is_eight_in_London_all_year(string after, string due) =>
        Assert.Equal(DateTimeOffset.Parse(due, null), new DigestPlan(DigestEvery.Day, 8, "Europe/London").Next(DateTimeOffset.Parse(after, null)));
}
