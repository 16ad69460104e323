namespace NewsMonitor.Domain.Alerts;

/// <summary>When an article of the past is seen by a rule that is tried on it: the clocks of a replay.</summary>
public enum BacktestClock
{
    /// <summary>When it came, and each change of it when that came. What was imported from an archive, without saying when it had come, is no news.</summary>
    Arrival,

    /// <summary>In its event minute, as it is now: nobody knows when the articles of an archive came.</summary>
    Event,
}
