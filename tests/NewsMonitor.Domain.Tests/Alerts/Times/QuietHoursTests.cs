using System.Collections.Immutable;
using CsCheck;
using NewsMonitor.Domain.Alerts;

namespace NewsMonitor.Domain.Tests.Alerts.Times;

public sealed class QuietHoursTests
{
    private static Gen<QuietHours> Some =>
        from minutes in Gen.Select(Gen.Int[0, 1439], Gen.Int[0, 1439])
        where minutes.Item1 != minutes.Item2
        from zone in Zones.Names
        from days in Gen.Enum<DayOfWeek>().Array[0, 3]
        select new QuietHours(TimeOnly.MinValue.AddMinutes(minutes.Item1), TimeOnly.MinValue.AddMinutes(minutes.Item2), zone, [.. days.Distinct()]);

    [Fact]
    public void They_hold_while_the_zones_clock_shows_them() => Gen.Select(Some, Zones.Instants).Sample((quiet, at) =>
    {
        var local = Zones.Local(quiet.Zone, at);
        var shown = new TimeOnly(local.Hour, local.Minute);
        bool OnDay(int back) => quiet.Days.IsEmpty || quiet.Days.Contains(local.Date.ToDateTimeUnspecified().AddDays(-back).DayOfWeek);
        var expected = quiet.From < quiet.To
            ? shown >= quiet.From && shown < quiet.To && OnDay(0)
            : (shown >= quiet.From && OnDay(0)) || (shown < quiet.To && OnDay(1));
        Assert.Equal(expected, quiet.IsQuiet(at));
    }, iter: 2000);

    [Fact]
    public void They_end_at_the_first_minute_that_is_not_quiet() => Gen.Select(Some, Zones.Instants).Sample((quiet, at) =>
    {
        var end = at;
        while (quiet.IsQuiet(end))
        {
            end += TimeSpan.FromMinutes(1);
        }

        Assert.Equal(end, quiet.End(at));
    }, iter: 300);

    [Fact]
    public void A_night_over_the_change_of_clocks_ends_by_the_new_time()
    {
        var night = new QuietHours(new(22, 0), new(7, 0), "Europe/London", []);
        Assert.Equal(new(2026, 3, 29, 6, 0, 0, TimeSpan.Zero), night.End(new(2026, 3, 28, 23, 0, 0, TimeSpan.Zero)));
        Assert.Equal(new(2026, 10, 25, 7, 0, 0, TimeSpan.Zero), night.End(new(2026, 10, 24, 23, 0, 0, TimeSpan.Zero)));
    }
}
