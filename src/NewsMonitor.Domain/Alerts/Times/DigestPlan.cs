using System.Text.Json.Serialization;
using NodaTime;

namespace NewsMonitor.Domain.Alerts;

public enum DigestEvery
{
    Hour = 0,
    Day = 1,
}

/// <summary>When a digest goes out, by a zone's clock.</summary>
/// <param name="Every">At each full hour, or once a day.</param>
/// <param name="Hour">0 … 23: hour of the daily one. On a day on which it is passed over, the first minute after it; where it is shown twice, the first.</param>
/// <param name="Zone">Name in the tz database.</param>
public sealed record DigestPlan([property: JsonRequired] DigestEvery Every, int Hour, [property: JsonRequired] string Zone)
{
    /// <summary>For what overflows a rule that has no digest of its own.</summary>
    public static DigestPlan Hourly { get; } = new(DigestEvery.Hour, 0, "UTC");

    /// <summary>The first time after an instant at which the digest is due.</summary>
    public DateTimeOffset Next(DateTimeOffset after) => Every is DigestEvery.Day ? NextDay(after) : NextHour(after);

    private DateTimeOffset NextDay(DateTimeOffset after)
    {
        var zone = Alerts.Zone.Of(Zone);
        var today = zone.At(after).Date;
        return Enumerable.Range(-1, 4).Select(days => zone.FirstAtOrAfter(today.PlusDays(days).At(new LocalTime(Hour, 0)))).Where(due => due > after).Min();
    }

    private DateTimeOffset NextHour(DateTimeOffset after)
    {
        var zone = Alerts.Zone.Of(Zone);
        foreach (var from in zone.ChangesAfter(after).Prepend(after))
        {
            var change = zone.ChangesAfter(from).FirstOrDefault(DateTimeOffset.MaxValue);
            var past = TimeSpan.FromTicks(zone.At(from).TickOfDay % TimeSpan.TicksPerHour);
            var due = past == TimeSpan.Zero && from > after ? from : from + TimeSpan.FromHours(1) - past;
            if (due < change)
            {
                return due;
            }
        }

        throw new InvalidOperationException($"Clocks of {Zone} show no full hour within days after {after:O}");
    }
}
