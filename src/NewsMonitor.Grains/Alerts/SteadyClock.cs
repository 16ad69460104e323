namespace NewsMonitor.Grains.Alerts;

/// <summary>
/// A clock that never goes back. Where the machine's was set back, it goes on at half the pace until that has come up with it: it neither stands still,
/// so that what is due in a minute would wait for hours, nor stays ahead for ever.
/// </summary>
internal sealed class SteadyClock(TimeProvider time)
{
    private long _read = time.GetTimestamp();

    /// <summary>As it was read last.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>How far the machine's clock stands behind it.</summary>
    public TimeSpan Ahead { get; private set; }

    /// <param name="notBefore">A time that was reached already.</param>
    public DateTimeOffset Read(DateTimeOffset notBefore)
    {
        var (machine, stamp) = (time.GetUtcNow(), time.GetTimestamp());
        var reached = notBefore > Now ? notBefore : Now;
        Now = machine >= reached ? machine : reached + time.GetElapsedTime(_read, stamp) / 2;
        (_read, Ahead) = (stamp, Now - machine);
        return Now;
    }
}
