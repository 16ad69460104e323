using System.Globalization;
using NewsMonitor.Log;

namespace NewsMonitor.Intake;

/// <summary>When a feed is asked next, and what its health says. Pure: the jitter is given, 0 … 1.</summary>
internal static class FeedSchedule
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);
    private const int MostDoublings = 12;
    private const int DatesLookedAt = 20;

    public static FeedHealth Succeeded(FeedHealth was, TimeSpan interval, DateTimeOffset now, double jitter) => was with
    {
        LastPoll = now,
        LastSuccess = now,
        // Up to a tenth later: feeds that were added together should not be asked together for ever.
        NextPoll = now + interval * (1 + jitter / 10),
        Failures = 0,
        FailingSince = null,
        LastError = null,
        Gone = false,
    };

    /// <summary>Twice as long after each failure, a fifth more or less, 24 h at most; never before the server wants it.</summary>
    public static FeedHealth Failed(FeedHealth was, Fetched.Failed failure, TimeSpan interval, DateTimeOffset now, double jitter)
    {
        var failures = was.Failures + 1;
        var delay = Min(interval * Math.Pow(2, Math.Min(failures, MostDoublings)) * (0.8 + jitter * 0.4), Longest);
        var asked = failure.NotBefore is { } at ? Min(at - now, Longest) : TimeSpan.Zero;
        var next = now + (asked > delay ? asked : delay);
        return was with
        {
            LastPoll = now,
            NextPoll = failure.Gone ? null : next,
            Failures = failures,
            FailingSince = was.FailingSince ?? now,
            LastError = failure.Gone ? failure.Words + " It is asked no more." : $"{failure.Words} Next try {Clock(next, now)}.",
            Gone = failure.Gone,
        };
    }

    /// <summary>Median gap between the newest items by their own dates; null: fewer than three are dated.</summary>
    public static TimeSpan? Rhythm(IEnumerable<DateTimeOffset?> dates, DateTimeOffset now)
    {
        var newest = dates.OfType<DateTimeOffset>().Where(d => d <= now).OrderDescending().Take(DatesLookedAt).ToList();
        if (newest.Count < 3)
        {
            return null;
        }

        var gaps = newest.Zip(newest.Skip(1), (later, earlier) => later - earlier).Order().ToList();
        return gaps[gaps.Count / 2];
    }

    private static string Clock(DateTimeOffset at, DateTimeOffset now) =>
        at.ToUniversalTime().ToString(at.UtcDateTime.Date == now.UtcDateTime.Date ? "HH:mm 'UTC'" : "d MMM HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
