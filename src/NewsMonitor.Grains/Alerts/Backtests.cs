using System.Collections.Immutable;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Alerts;

/// <summary>
/// Tries rules on the past: what had come then, in the order in which it came. Nothing is sent, and nothing is written. Two at once; more wait.
/// </summary>
public sealed class Backtests(ISightings sightings, TimeProvider time) : IDisposable
{
    /// <summary>Longest range.</summary>
    public static readonly TimeSpan LongestRange = TimeSpan.FromDays(92);

    /// <summary>After so long one is given up.</summary>
    public static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(2);

    private const int AtOnce = 2;
    private const int CurvePoints = 720;     // 30 days by the hour
    private const int MostThresholds = 200;
    private readonly SemaphoreSlim _slots = new(AtOnce);

    /// <param name="rule">Checked.</param>
    /// <param name="perDay">Firings a day for which a threshold is looked for; null: none is.</param>
    /// <exception cref="TimeoutException">It took longer than <see cref="LongestRun"/>.</exception>
    public async Task<(BacktestResult Result, ImmutableArray<ThresholdChoice> ByThreshold, ThresholdChoice? Threshold)> RunAsync(
        Rule rule, DateTimeOffset from, DateTimeOffset to, double? perDay, CancellationToken ct)
    {
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(ct);
        bounded.CancelAfter(LongestRun);
        try
        {
            await _slots.WaitAsync(bounded.Token);
            try
            {
                var test = await Task.Run(() => FoldAsync(rule, from, to, bounded.Token), bounded.Token);
                return (test.Finish(), test.ByThreshold(MostThresholds), perDay is { } wanted ? test.ThresholdFor(wanted) : null);
            }
            finally
            {
                _slots.Release();
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException($"The backtest took longer than {LongestRun.TotalMinutes} minutes and was given up: a shorter range, or a rarer subject, takes less.");
        }
    }

    /// <summary>Between two points of a range's curve; whole minutes.</summary>
    public static TimeSpan StepOf(TimeSpan range) => TimeSpan.FromMinutes(Math.Max(1, Math.Ceiling(range.TotalMinutes / CurvePoints)));

    public void Dispose() => _slots.Dispose();

    private async Task<Backtest> FoldAsync(Rule rule, DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var subject = rule.On.Subject ?? throw new ArgumentException("A rule that is tried stands on a subject", nameof(rule));
        var warm = from - WarmStart.Reach(rule.When);
        var (histories, past) = Past(rule, subject);
        var test = new Backtest(rule, past, warm, from, to, StepOf(to - from));
        var since = Histories.Needs(rule) ? HourHistory.KeptFrom(Minute.Of(warm)).Start : warm;
        var (now, number) = (time.GetUtcNow(), 0L);
        await sightings.ReadArrivedSightingsAsync(
            since, warm, to < now ? to : now, [subject, .. histories.Subjects], [subject], asLive: true,
            change =>
            {
                if (change.Arrived >= warm)
                {
                    test.Advance(change.Arrived);
                }

                histories.Take(change);
                if (change.Seen is { } seen)
                {
                    test.See(seen with { Number = ++number });      // in order of arrival, where positions need not grow
                }
            },
            ct);
        return test;
    }

    private static (Histories Histories, GrowingPast Past) Past(Rule rule, SubjectId subject)
    {
        var histories = new Histories();
        if (!Histories.Needs(rule))
        {
            return (histories, new(new(), new()));
        }

        histories.Add(SubjectId.All, new());
        if (subject != SubjectId.All)
        {
            histories.Add(subject, new());
        }

        return (histories, histories.Open(subject));
    }
}
