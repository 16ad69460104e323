using NewsMonitor.Domain;

namespace NewsMonitor.Deliveries;

/// <summary>
/// When a failed delivery is tried again: after 5 s, then after four times as long each time, 4 h at most, each time a fifth more or less, so that
/// what failed together does not come back together. Pure: the same delivery has the same plan after a restart.
/// </summary>
internal static class RetryPlan
{
    public static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(4);

    /// <summary>What a receiver asks for beyond this is not granted.</summary>
    public static readonly TimeSpan LongestHold = TimeSpan.FromHours(1);

    /// <summary>Part of a wait by which it may be shorter or longer.</summary>
    public const double Jitter = 0.2;

    private const double Factor = 4;

    /// <param name="attempts">Made so far, 1 and up.</param>
    /// <param name="retryAfter">What the receiver asked for; null: nothing.</param>
    /// <param name="giveUp">When it is given up.</param>
    /// <returns>Null: the next attempt would be too late.</returns>
    public static DateTimeOffset? Next(string delivery, int attempts, DateTimeOffset now, TimeSpan? retryAfter, DateTimeOffset giveUp)
    {
        var wait = Wait(delivery, attempts);
        if (Hold(retryAfter) is { } asked && asked > wait)
        {
            wait = asked;
        }

        return now + wait <= giveUp ? now + wait : null;
    }

    /// <summary>What is granted of the time that a receiver asked for.</summary>
    public static TimeSpan? Hold(TimeSpan? retryAfter) => retryAfter > LongestHold ? LongestHold : retryAfter;

    public static TimeSpan Wait(string delivery, int attempts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        var plain = Math.Min(First.TotalSeconds * Math.Pow(Factor, attempts - 1), Longest.TotalSeconds);
        var part = StableHash.Spread($"{delivery} {attempts}") / (double)uint.MaxValue;
        return TimeSpan.FromSeconds(plain * (1 - Jitter + (2 * Jitter * part)));
    }
}
