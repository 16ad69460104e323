using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace NewsMonitor.Domain.Alerts;

/// <summary>
/// Hours by a zone's clock in which nothing is sent: what comes up is held and told when they end. Where clocks go back, an hour that is shown
/// twice is quiet twice.
/// </summary>
/// <param name="From">First quiet minute.</param>
/// <param name="To">First minute that is no longer quiet; on the next day where it is before <paramref name="From"/>. Never equal to it.</param>
/// <param name="Zone">Name in the tz database: <c>Europe/London</c>.</param>
/// <param name="Days">Days on which they begin; empty: every day.</param>
public sealed record QuietHours(
    [property: JsonRequired] TimeOnly From, [property: JsonRequired] TimeOnly To, [property: JsonRequired] string Zone, ImmutableArray<DayOfWeek> Days)
{
    public ImmutableArray<DayOfWeek> Days { get; init; } = Days.IsDefault ? [] : Days;

    public bool IsQuiet(DateTimeOffset at) => IsQuiet(Alerts.Zone.Of(Zone).At(at));

    /// <summary>The first instant, not before this one, that is not quiet.</summary>
    public DateTimeOffset End(DateTimeOffset at)
    {
        if (!IsQuiet(at))
        {
            return at;
        }

        var zone = Alerts.Zone.Of(Zone);
        var (today, to) = (zone.At(at).Date, LocalTime.FromTimeOnly(To));
        return Enumerable.Range(0, 4).SelectMany(days => zone.Showing(today.PlusDays(days).At(to)))
            .Concat(zone.ChangesAfter(at))
            .Where(end => end > at && !IsQuiet(zone.At(end)))
            .Min();
    }

    private bool IsQuiet(LocalDateTime local)
    {
        var (time, from, to) = (local.TimeOfDay, LocalTime.FromTimeOnly(From), LocalTime.FromTimeOnly(To));
        return from < to
            ? time >= from && time < to && Begins(local.Date)
            : (time >= from && Begins(local.Date)) || (time < to && Begins(local.Date.PlusDays(-1)));
    }

    private bool Begins(LocalDate date) => Days.IsDefaultOrEmpty || Days.Contains((DayOfWeek)((int)date.DayOfWeek % 7));     // NodaTime's Sunday is 7

    public bool Equals(QuietHours? other) =>
        other is not null && (From, To, Zone) == (other.From, other.To, other.Zone) && Days.AsSpan().SequenceEqual(other.Days.AsSpan());

    public override int GetHashCode() => HashCode.Combine(From, To, Zone);
}
