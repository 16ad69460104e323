namespace NewsMonitor.Deliveries;

/// <summary>What an attempt came to.</summary>
/// <param name="Status">What the receiver answered: of HTTP or SMTP; null: it did not.</param>
/// <param name="Words">The first bytes of its answer, or what went wrong.</param>
/// <param name="RetryAfter">How long the receiver wants to be left alone; null: it did not say.</param>
public sealed record SendResult(SendOutcome Outcome, int? Status, string Words, TimeSpan? RetryAfter = null);

public enum SendOutcome
{
    Delivered = 0,

    /// <summary>Not now: trying again may help.</summary>
    Later = 1,

    /// <summary>Trying the same again does not help.</summary>
    Refused = 2,

    /// <summary>The receiver wants nothing more, ever.</summary>
    Gone = 3,
}
