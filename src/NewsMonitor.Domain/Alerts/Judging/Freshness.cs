namespace NewsMonitor.Domain.Alerts;

/// <summary>Whether something that arrived is news. What is not is counted everywhere, and fires nothing.</summary>
public static class Freshness
{
    /// <summary>Why it is no news, for a person to read; null: it is.</summary>
    /// <param name="maxAge">How far before its arrival an article may have happened.</param>
    public static string? Problem(Sighting seen, TimeSpan maxAge) =>
        seen.IsReread || seen.Way is Way.Reread ? "it was only read again" :
        seen.Way is Way.Import ? "it was imported from an archive" :
        seen.DateSuspect ? "its date cannot be right" :
        seen.Arrived - seen.At.Start > maxAge ? "it is older than the rule takes" : null;
}
