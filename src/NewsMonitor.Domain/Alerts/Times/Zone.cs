using NodaTime;
using NodaTime.TimeZones;

namespace NewsMonitor.Domain.Alerts;

/// <summary>A time zone of the tz database that comes with the program: the same on every machine, and there where the machine has none.</summary>
internal sealed class Zone
{
    private static readonly Duration Ahead = Duration.FromDays(4);
    private readonly DateTimeZone _zone;

    private Zone(DateTimeZone zone) => _zone = zone;

    public static bool IsKnown(string? id) => id is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is not null;

    /// <exception cref="ArgumentException">There is no such zone: rules are checked before they get here.</exception>
    public static Zone Of(string id) =>
        new(DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) ?? throw new ArgumentException($"There is no time zone '{id}'", nameof(id)));

    public LocalDateTime At(DateTimeOffset instant) => Instant.FromDateTimeOffset(instant).InZone(_zone).LocalDateTime;

    /// <summary>Every instant at which the zone's clocks show this: none in a gap, two where they go back.</summary>
    public IEnumerable<DateTimeOffset> Showing(LocalDateTime local)
    {
        var mapping = _zone.MapLocal(local);
        if (mapping.Count > 0)
        {
            yield return mapping.First().ToDateTimeOffset().ToUniversalTime();
        }

        if (mapping.Count > 1)
        {
            yield return mapping.Last().ToDateTimeOffset().ToUniversalTime();
        }
    }

    /// <summary>The first instant at which the zone's clocks show this or, where they pass over it, something later.</summary>
    public DateTimeOffset FirstAtOrAfter(LocalDateTime local) =>
        _zone.ResolveLocal(local, Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter))
            .ToDateTimeOffset().ToUniversalTime();

    /// <summary>The changes of the zone's clocks within four days after an instant, oldest first.</summary>
    public IEnumerable<DateTimeOffset> ChangesAfter(DateTimeOffset instant)
    {
        var from = Instant.FromDateTimeOffset(instant);
        return _zone.GetZoneIntervals(from, from + Ahead).Skip(1).Select(interval => interval.Start.ToDateTimeOffset());
    }
}
