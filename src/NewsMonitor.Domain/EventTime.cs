namespace NewsMonitor.Domain;

/// <summary>Where an article belongs in time, decided once, by its first version.</summary>
/// <param name="At">The event minute.</param>
/// <param name="DateSuspect">The date it came with could not be right; it counts at its arrival and never in a burst score.</param>
public readonly record struct EventTime(Minute At, bool DateSuspect)
{
    /// <summary>Minutes an article may be dated past its arrival; it is held and counts once the clock reaches its minute.</summary>
    public const int Ahead = 10;

    /// <summary>Days an article may be dated before its arrival on a live way in.</summary>
    public const int Behind = 30;

    /// <param name="doubted">Another log, where it was live, took the date for wrong.</param>
    public static EventTime Of(DateTimeOffset? publishedAt, DateTimeOffset arrival, Way way, bool doubted = false)
    {
        var arrived = Minute.Of(arrival);
        if (doubted || publishedAt is not { } published)
        {
            return new(arrived, doubted);
        }

        var at = Minute.Of(published);
        var impossible = at > arrived + Ahead || published.Year < 1980;
        var stale = way != Way.Import && arrival - published > TimeSpan.FromDays(Behind);
        return impossible || stale ? new(arrived, true) : new(at, false);
    }
}
