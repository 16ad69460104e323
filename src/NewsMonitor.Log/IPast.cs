using NewsMonitor.Domain;

namespace NewsMonitor.Log;

/// <summary>The log as it was.</summary>
public interface IPast
{
    /// <summary>The reads of the screens as of an instant. Costs nothing until it is asked.</summary>
    ILogView At(AsOf asOf);
}

/// <summary>What a past screen knows.</summary>
public abstract record AsOf
{
    private AsOf()
    {
    }

    /// <summary>
    /// What was known then: of the positions up to <paramref name="Head"/> those whose time is not after the instant, in commit order. A version's
    /// time is its (recorded) arrival, that of a reading is when the log took it.
    /// </summary>
    public sealed record Arrival(DateTimeOffset Instant, Position Head) : AsOf;

    /// <summary>What counts now, of the event minutes up to this one.</summary>
    public sealed record Event(Minute Minute) : AsOf;
}
