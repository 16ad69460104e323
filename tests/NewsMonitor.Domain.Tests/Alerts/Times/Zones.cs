using CsCheck;
using NodaTime;

namespace NewsMonitor.Domain.Tests.Alerts.Times;

/// <summary>Zones with all that clocks do: none, an hour in spring and autumn, half an hour, at midnight, backwards in winter; and instants near it.</summary>
internal static class Zones
{
    internal static Gen<string> Names =>
        Some.OneOf("UTC", "Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/Santiago", "Asia/Beirut", "Europe/Dublin");

    internal static Gen<DateTimeOffset> Instants => Gen.OneOf(
        Gen.Int[0, 60 * 24 * 800].Select(minutes => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes)),
        Gen.Select(Some.OneOf(new DateTime(2026, 3, 28), new DateTime(2026, 10, 24), new DateTime(2026, 3, 7), new DateTime(2026, 10, 31), new DateTime(2026, 4, 4), new DateTime(2026, 9, 5)), Gen.Int[0, 60 * 48])
            .Select((day, minutes) => new DateTimeOffset(day, TimeSpan.Zero).AddMinutes(minutes)));

    internal static LocalDateTime Local(string zone, DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(DateTimeZoneProviders.Tzdb[zone]).LocalDateTime;
}
