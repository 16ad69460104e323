using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Alerts;

/// <summary>
/// What a rule's judge begins with: the log's last hours fill its window and its memory of who is known, as if it had been there; what it would have
/// fired then is not told. What holds still fires at its next look.
/// </summary>
internal sealed class WarmStart(ISightings sightings)
{
    private static readonly TimeSpan LongestMemory = TimeSpan.FromDays(90);

    /// <summary>How far back a condition looks.</summary>
    public static TimeSpan Reach(Condition when) => when switch
    {
        Condition.Burst burst => TimeSpan.FromMinutes((int)burst.Window),
        Condition.Sentiment shift => TimeSpan.FromMinutes((int)shift.Window),
        Condition.Company company => company.Memory < LongestMemory ? company.Memory : LongestMemory,
        Condition.Silence silence => silence.Lasts,
        Condition.Article article => article.Gap,
        _ => TimeSpan.Zero,
    };

    public async Task<JudgeState> ReadAsync(Rule rule, DateTimeOffset at, CancellationToken ct)
    {
        var start = JudgeState.Start(rule, at);
        if (rule.When is Condition.Article)
        {
            return start;
        }

        var warm = at - Reach(rule.When);
        var run = new RuleRun(rule, null, JudgeState.Start(rule, warm));
        var (number, position) = (0L, 0L);
        await sightings.ReadArrivedSightingsAsync(
            warm, warm, at, [rule.Subject], [rule.Subject], asLive: false,
            change =>
            {
                if (change.Seen is { } seen)
                {
                    position = Math.Max(position, seen.Number);
                    run.Judge.See(seen with { Number = ++number });     // in order of arrival, where positions need not grow
                }
            },
            ct);
        run.Judge.Advance(at);
        return number > 0 ? start with { Number = position, Watch = Anew(run.Judge.State.Watch, at) } : start;
    }

    private static WatchState Anew(WatchState watch, DateTimeOffset at) => watch switch
    {
        WatchState.Window window => window with { Track = Track.Start(at) },
        WatchState.Silence silence => silence with { Track = Track.Start(at) },
        _ => watch,
    };
}
