using System.Collections.Immutable;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Domain.Queries;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Alerts;

/// <summary>
/// Tries rules on the past, by one of two clocks: as it came, or each article when it was published. Nothing is sent, and nothing is written. Two at once; more wait, up to a hundred.
/// </summary>
public sealed class Backtests(ISightings sightings, TimeProvider time) : IDisposable
{
    /// <summary>Longest range.</summary>
    public static readonly TimeSpan LongestRange = TimeSpan.FromDays(92);

    /// <summary>After so long one that runs is given up.</summary>
    public static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(2);

    /// <summary>After so long one that waits for others is given up.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    /// <summary>Further ones are not taken.</summary>
    public const int MostWaiting = 100;

    private const int AtOnce = 2;
    private const int CurvePoints = 720;     // 30 days by the hour
    private const int MostThresholds = 200;
    private readonly SemaphoreSlim _slots = new(AtOnce);
    private int _waiting;

    /// <summary>Takes each message that would have been sent.</summary>
    internal Action<Message> Told { get; init; } = _ => { };

    /// <param name="rule">Checked.</param>
    /// <param name="perDay">Firings a day for which a threshold is looked for; null: none is.</param>
    /// <exception cref="TimeoutException">It took longer than <see cref="LongestRun"/>, waited longer than <see cref="LongestWait"/>, or would have waited behind too many; the message says which.</exception>
    public async Task<(BacktestResult Result, ImmutableArray<ThresholdChoice> ByThreshold, ThresholdChoice? Threshold)> RunAsync(
        Rule rule, DateTimeOffset from, DateTimeOffset to, BacktestClock clock, double? perDay, CancellationToken ct)
    {
        await WaitAsync(ct);
        try
        {
            return await WithinAsync(
                LongestRun, bounded => Task.Run(() => TryAsync(bounded), bounded),
                $"The backtest took longer than {LongestRun.TotalMinutes} minutes and was given up: a shorter range, or a rarer subject, takes less.", ct);
        }
        finally
        {
            _slots.Release();
        }

        async Task<(BacktestResult Result, ImmutableArray<ThresholdChoice> ByThreshold, ThresholdChoice? Threshold)> TryAsync(CancellationToken bounded)
        {
            var test = await FoldAsync(rule, from, to, clock, bounded);
            return (test.Finish(), test.ByThreshold(MostThresholds, bounded), perDay is { } wanted ? test.ThresholdFor(wanted, bounded) : null);
        }
    }

    /// <summary>Between two points of a range's curve; whole minutes.</summary>
    public static TimeSpan StepOf(TimeSpan range) => TimeSpan.FromMinutes(Math.Max(1, Math.Ceiling(range.TotalMinutes / CurvePoints)));

    public void Dispose() => _slots.Dispose();

    private async Task WaitAsync(CancellationToken ct)
    {
        try
        {
            if (Interlocked.Increment(ref _waiting) > MostWaiting)
            {
                throw new TimeoutException($"{MostWaiting} others wait to try rules on the past, {AtOnce} at once: try again later.");
            }

            await WithinAsync(
                LongestWait, async bounded =>
                {
                    await _slots.WaitAsync(bounded);
                    return true;
                },
                $"Others try rules on the past, {AtOnce} at once, and it was not this one's turn within {LongestWait.TotalMinutes} minutes: try again later.", ct);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private async Task<T> WithinAsync<T>(TimeSpan limit, Func<CancellationToken, Task<T>> work, string otherwise, CancellationToken ct)
    {
        using var clock = new CancellationTokenSource(limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, clock.Token);
        try
        {
            return await work(both.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException(otherwise);
        }
    }

    private async Task<Backtest> FoldAsync(Rule rule, DateTimeOffset from, DateTimeOffset to, BacktestClock clock, CancellationToken ct)
    {
        var warm = from - WarmStart.Reach(rule.When);
        var (moves, (histories, past)) = (new EarlyMoves(), Past(rule));
        var test = new Backtest(rule, past, warm, from, to, StepOf(to - from)) { Told = Told };
        var since = Histories.Needs(rule) ? HourHistory.KeptFrom(Minute.Of(warm)).Start : warm;
        var (end, number) = (time.GetUtcNow() is var now && to < now ? to : now, 0L);
        var query = rule.On.Query is { } text ? Query.Parse(text) : null;
        await (clock is BacktestClock.Event ? ReadDatedAsync() : ReadArrivedAsync());
        return test;

        Task ReadArrivedAsync() => query is null
            ? sightings.ReadArrivedSightingsAsync(since, warm, end, [rule.Subject, .. histories.Subjects], [rule.Subject], asLive: true, Take, ct)
            : sightings.ReadMatchedSightingsAsync(query, rule.Subject, since, warm, end, [.. histories.Subjects.Where(subject => subject != rule.Subject)], Take, ct);

        Task ReadDatedAsync()
        {
            // Whole minutes: what is of the minute in which the range ends came before its end, as far as anybody knows.
            var (first, seenFrom, last) = (Minute.Of(since), Minute.Of(warm.AddMinutes(1).AddTicks(-1)), Minute.Of(end.AddMinutes(1).AddTicks(-1)));
            var withAll = rule.Subject != SubjectId.All && histories.Has(SubjectId.All);
            return query is null
                ? sightings.ReadDatedSightingsAsync(rule.Subject, first, seenFrom, last, withAll, Take, ct)
                : sightings.ReadMatchedDatedSightingsAsync(query, rule.Subject, first, seenFrom, last, withAll, Take, ct);
        }

        void Take(SubjectSighting change)
        {
            if (change.Arrived >= warm)
            {
                test.Advance(change.Arrived);
            }

            histories.Take(change);
            if (change.Seen is { } seen)
            {
                test.See(moves.Place(seen) with { Number = ++number });     // in order of arrival, where positions need not grow
            }
        }
    }

    private static (Histories Histories, GrowingPast Past) Past(Rule rule)
    {
        var histories = new Histories();
        if (!Histories.Needs(rule))
        {
            return (histories, new(new(), new()));
        }

        histories.Add(SubjectId.All, new());
        if (rule.Subject != SubjectId.All)
        {
            histories.Add(rule.Subject, new());
        }

        return (histories, histories.Open(rule.Subject));
    }
}
