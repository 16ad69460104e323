using System.Globalization;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Sources;

/// <summary>How a feed is, in a word and a sentence. Pure.</summary>
internal sealed record SourceHealth(string Word, string Words)
{
    /// <summary>A feed is silent once nothing new came for so many times its usual gap …</summary>
    private const int SilentGaps = 8;

    /// <summary>… but not before this: feeds rest at night.</summary>
    private static readonly TimeSpan SilentAtLeast = TimeSpan.FromHours(12);

    /// <summary>A source is late when half of its articles reach us later than this after publication.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(30);

    public static SourceHealth Well { get; } = new("well", "");

    public bool IsWell => Word is "well" or "new" or "paused";

    public static SourceHealth Of(FeedSource feed, TimeSpan? delay, DateTimeOffset now)
    {
        var health = feed.Health;
        if (feed.Paused)
        {
            return new("paused", "Paused by you. It is not polled until you resume it.");
        }

        if (health.Gone)
        {
            return new("gone", "The server says that this feed is gone for good (410). It is polled no more; remove it, or poll it by hand to try again.");
        }

        if (health.LastPoll is null)
        {
            return new("new", "Not yet polled.");
        }

        if (health.Failures > 0)
        {
            return new("failing", health.LastError ?? "The last poll failed.");
        }

        if (health.LastNewItem is { } newest && health.Rhythm is { } rhythm && now - newest > Longer(rhythm * SilentGaps, SilentAtLeast))
        {
            return new("silent", $"Nothing new for {Span(now - newest)}; usually something every {Span(rhythm)}.");
        }

        return delay > Late ? new("late", $"Articles reach us {Span(delay.Value)} after publication.") : Well;
    }

    private static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => "under a minute",
        { TotalHours: < 1 } => Count(span.TotalMinutes, "min"),
        { TotalDays: < 2 } => Count(span.TotalHours, "h"),
        _ => Count(span.TotalDays, "days"),
    };

    private static string Count(double amount, string unit) => Math.Round(amount).ToString(CultureInfo.InvariantCulture) + " " + unit;
}
