using System.Globalization;

namespace NewsMonitor.Host.Commands;

/// <summary>Times as the console says them.</summary>
internal static class Wording
{
    /// <summary>", about 12 s left", to stand behind other words; empty where that is not known, or nothing is left to wait for.</summary>
    public static string Left(TimeSpan? left) => left is { } span && Math.Ceiling(span.TotalSeconds) is >= 1 and var seconds
        ? string.Create(CultureInfo.InvariantCulture, $", about {(seconds < 120 ? $"{seconds:0} s" : $"{seconds / 60:N0} min")} left")
        : "";
}
