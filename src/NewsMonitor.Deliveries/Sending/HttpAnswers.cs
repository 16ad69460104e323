using System.Globalization;

namespace NewsMonitor.Deliveries;

/// <summary>What a receiver's HTTP status means. Pure.</summary>
internal static class HttpAnswers
{
    public static SendResult Read(int status, string words, TimeSpan? retryAfter) => status switch
    {
        >= 200 and < 300 => new(SendOutcome.Delivered, status, words),
        410 => new(SendOutcome.Gone, status, Or(words, NoReason(status))),
        >= 300 and < 400 => new(SendOutcome.Refused, status, Or(words, "The receiver redirects, which is not followed: give the channel the new address.")),

        // It understood us and does not want this. All others may be a receiver that is being set up, moved or repaired.
        400 or 405 or 413 or 415 or 422 => new(SendOutcome.Refused, status, Or(words, NoReason(status))),
        _ => new(SendOutcome.Later, status, Or(words, NoReason(status)), retryAfter > TimeSpan.Zero ? retryAfter : null),
    };

    private static string NoReason(int status) => string.Create(CultureInfo.InvariantCulture, $"It answered {status} and gave no reason.");

    private static string Or(string words, string ours) => words.Length > 0 ? words : ours;
}
