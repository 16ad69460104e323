using CsCheck;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Domain.Tests.Alerts.Judging;

namespace NewsMonitor.Domain.Tests.Alerts.Backtests;

public sealed class BacktestTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void It_fires_and_tells_what_a_live_run_does() =>
        Gen.Select(Sightings.Any, Some.OneOf<Condition>(new Condition.Burst { Threshold = 1, MinArticles = 2, MinSources = 1 }, new Condition.Article { Gap = Hour }, new Condition.Silence { Lasts = TimeSpan.FromMinutes(15) })).Sample((sightings, when) =>
        {
            var rule = Some.Rule(when) with { RateLimit = new(3, Hour) };
            var end = Some.At(3000);
            var sent = new List<Message>();
            var backtest = new Backtest(rule, FixedPast.Quiet, Some.Start, Some.Start, end, Hour) { Told = sent.Add };
            Array.ForEach(sightings, backtest.See);
            var result = backtest.Finish();

            // A live run, looked at every minute and restarted each time.
            var (judge, life, messages, fired) = (JudgeState.Start(rule, Some.Start), AlertLife.Apply(new() { Clock = Some.Start }, new LifeEvent.RuleSet(rule), Some.Start).State, new List<Message>(), 0);
            var next = 0;
            for (var minute = 1; minute < 3000; minute++)
            {
                for (; next < sightings.Length && sightings[next].Arrived < Some.At(minute); next++)
                {
                    Live(judge => judge.See(sightings[next]));
                }

                Live(judge => judge.Advance(Some.At(minute)));
                Take(AlertLife.Advance(life, Some.At(minute)));
            }

            Assert.Equal(AlertJson.Write(messages), AlertJson.Write(sent.Where(message => message.At <= Some.At(2999))));
            Assert.Equal(
                (sent.Count, sent.Sum(message => message.Alerts.Count(alert => !alert.Steps.IsEmpty)), sent.Sum(message => message.Channels.Length), sent.Count),
                (result.Messages, result.News, result.ByChannel.Values.Sum(), result.ByDay.Values.Sum()));
            Assert.Equal(fired, result.Fired.Count(firing => firing.At <= Some.At(2999)));

            void Live(Func<Judge, Judged> what)
            {
                var live = new Judge(rule, FixedPast.Quiet, judge);
                foreach (var signal in what(live).Signals)
                {
                    Take(AlertLife.Apply(life, new LifeEvent.Signalled(signal), signal.At));
                }

                judge = live.State;
            }

            void Take(LifeOutcome outcome)
            {
                life = outcome.State;
                messages.AddRange(outcome.Messages);
                fired += outcome.Ledger.Count(entry => entry.Kind is LedgerKind.Fired or LedgerKind.Reopened);
            }
        }, iter: 10);

    [Fact]
    public void The_number_of_firings_with_another_threshold_is_what_a_rule_with_it_fires() => Gen.Select(Sightings.Any, Gen.Int[1, 30]).Sample((sightings, tenths) =>
    {
        var firings = Run(sightings, tenths / 10d, out _).Firings;
        Run(sightings, 1, out var backtest);
        Assert.Equal(firings, backtest.FiringsAt(tenths / 10d));
    }, iter: 50);

    [Fact]
    public void The_table_of_thresholds_has_what_each_fires_the_highest_first_and_no_more_than_asked() => Gen.Select(Sightings.Any, Gen.Int[1, 40]).Sample((sightings, most) =>
    {
        Run(sightings, 1, out var backtest);
        var table = backtest.ByThreshold(most, TestContext.Current.CancellationToken);
        Assert.All(table, choice => Assert.Equal(backtest.FiringsAt(choice.Threshold), choice.Firings));
        Assert.Equal(table.OrderByDescending(choice => choice.Threshold), table);
        Assert.True(table.Length <= most + 1);
        Assert.True(table.IsEmpty || table[0].Firings == 0);
    }, iter: 30);

    [Fact]
    public void No_threshold_of_the_grid_comes_closer_to_what_was_asked() => Gen.Select(Sightings.Any, Gen.Int[0, 8]).Sample((sightings, wanted) =>
    {
        Run(sightings, 1, out var backtest);
        var (days, asked) = (3000 / 1440d, wanted / (3000 / 1440d));
        if (backtest.ThresholdFor(asked, TestContext.Current.CancellationToken) is not { } choice)
        {
            Assert.Equal(0, backtest.FiringsAt(0.1));
            return;
        }

        Assert.Equal(choice.Firings, backtest.FiringsAt(choice.Threshold));

        // Between two of the grid's thresholds where a rule is calm again differs, and so may how often it fires.
        var grid = backtest.ByThreshold(1_000, TestContext.Current.CancellationToken);
        Assert.All(grid, other => Assert.True(Math.Abs(choice.Firings - asked * days) <= Math.Abs(other.Firings - asked * days) + 1e-9));
        var same = grid.Where(other => other.Firings == choice.Firings).Select(other => other.Threshold);
        Assert.Equal(choice.Firings < wanted ? same.Min() : same.Max(), choice.Threshold);
    }, iter: 30);

    /// <summary>But for imports: where one says that a source spoke meanwhile, how long it was taken to be silent before is not looked at with every threshold.</summary>
    [Fact]
    public void Silences_are_counted_with_other_thresholds_also_where_they_last_beyond_the_range() => Gen.Select(Sightings.Any, Gen.Int[15, 900], Gen.Int[15, 900]).Sample((sightings, asked, other) =>
    {
        Assert.Equal(Silences(other).Firings, Silences(asked).Backtest.FiringsAt(other));

        (int Firings, Backtest Backtest) Silences(int minutes)
        {
            var backtest = new Backtest(Some.Rule(new Condition.Silence { Lasts = TimeSpan.FromMinutes(minutes) }), FixedPast.Quiet, Some.Start, Some.Start, Some.At(3000), Hour);
            Array.ForEach(Array.FindAll(sightings, seen => seen.Way is not Way.Import), backtest.See);
            return (backtest.Finish().Firings, backtest);
        }
    }, iter: 100);

    [Fact]
    public void The_curve_has_the_highest_value_of_each_step() => Sightings.Any.Sample(sightings =>
    {
        var rule = Some.Rule(new Condition.Silence { Lasts = TimeSpan.FromMinutes(15) });
        var backtest = new Backtest(rule, FixedPast.Quiet, Some.Start, Some.Start, Some.At(3000), Hour);
        Array.ForEach(sightings, backtest.See);
        var judge = new Judge(rule, FixedPast.Quiet, JudgeState.Start(rule, Some.Start));
        var samples = sightings.Where(seen => seen.Arrived < Some.At(3000)).SelectMany(seen => judge.See(seen).Samples).ToList();
        var last = Some.At(3000).AddTicks(-1);
        samples.AddRange(judge.Advance(last).Samples);
        samples.Add(new(last, (last - Assert.IsType<WatchState.Silence>(judge.State.Watch).Last).TotalMinutes, true, null));
        Assert.Equal(
            samples.GroupBy(sample => (int)(sample.At - Some.Start).TotalHours).OrderBy(step => step.Key).Select(step => (Some.At(step.Key * 60), step.Max(sample => sample.Value))),
            backtest.Finish().Curve.Select(point => (point.At, point.Value)));
    }, iter: 50);

    [Fact]
    public void The_curve_prefers_what_a_rule_could_fire_on() => Sightings.Any.Sample(sightings =>
    {
        Run(sightings, 1, out var backtest);
        var rule = RuleOf(1);
        var judge = new Judge(rule, FixedPast.Quiet, JudgeState.Start(rule, Some.Start));
        var samples = sightings.Where(seen => seen.Arrived < Some.At(3000)).SelectMany(seen => judge.See(seen).Samples).ToList();
        samples.AddRange(judge.Advance(Some.At(3000).AddTicks(-1)).Samples);
        var expected = samples.GroupBy(sample => (int)(sample.At - Some.Start).TotalHours).OrderBy(step => step.Key).Select(step =>
        {
            var means = step.Where(sample => sample.Enough && sample.Value is not null).ToList();
            return (At: Some.At(step.Key * 60), Value: (means.Count > 0 ? means : step.ToList()).Max(sample => sample.Value), Enough: means.Count > 0);
        });
        Assert.Equal(expected, backtest.Finish().Curve.Select(point => (point.At, point.Value, point.Enough && point.Value is not null)));
    }, iter: 30);

    [Fact]
    public void What_matched_and_is_no_news_is_counted_apart() => Sightings.Any.Sample(sightings =>
    {
        var result = Run(sightings, 1, out _);
        var came = sightings.Where(seen => seen.Counts.Articles > 0 && seen.Arrived < Some.At(3000)).ToList();
        Assert.Equal((came.Count, came.Count(Sightings.IsStale)), (result.Articles, result.Stale));
    }, iter: 50);

    [Fact]
    public void What_comes_before_the_range_fills_the_windows_and_is_not_counted()
    {
        var rule = Some.Rule(new Condition.Burst { Threshold = 1, MinArticles = 5, MinSources = 3 }) with { Channels = ["mail", "desk"] };
        var backtest = new Backtest(rule, FixedPast.Quiet, Some.Start, Some.At(3), Some.At(1440), Hour);
        for (var number = 1; number <= 9; number++)
        {
            backtest.See(Some.Sighting(number, number, $"source{number}"));
        }

        var result = backtest.Finish();
        Assert.Equal((1, 7, 2), (result.Firings, result.Articles, result.ByChannel.Count));
        Assert.Equal(Some.At(5), result.Fired.Single().At);
        Assert.Equal(5, result.Fired.Single().Evidence.Articles);
        Assert.Equal(result.Messages, result.ByDay["2026-11-02"]);
    }

    private static Rule RuleOf(double threshold) => Some.Rule(new Condition.Burst { Threshold = threshold, MinArticles = 2, MinSources = 1, Calm = new() { For = TimeSpan.FromMinutes(5) } });

    private static BacktestResult Run(Sighting[] sightings, double threshold, out Backtest backtest)
    {
        backtest = new(RuleOf(threshold), FixedPast.Quiet, Some.Start, Some.Start, Some.At(3000), Hour);
        Array.ForEach(sightings, backtest.See);
        return backtest.Finish();
    }
}
