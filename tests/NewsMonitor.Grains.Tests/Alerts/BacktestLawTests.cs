using System.Globalization;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Log.Tests.Past;

namespace NewsMonitor.Grains.Tests.Alerts;

/// <summary>Random feeds through live rules whose grain is killed again and again, and through a backtest of the log afterwards.</summary>
public sealed class BacktestLawTests(ITestOutputHelper output)
{
    private const int Batches = 60;
    private const int WeeksBefore = 4;
    private static readonly SentimentFinding[] Moods = [new(0.8, 0.1, 0.1), new(0.1, 0.8, 0.1), new(0.1, 0.1, 0.8)];
    private static readonly SubjectId Oslo = SubjectId.Unlinked(SubjectKind.Place, "Oslo");

    private static int Sequences => int.TryParse(Environment.GetEnvironmentVariable("NEWSMONITOR_SEQUENCES"), CultureInfo.InvariantCulture, out var n) ? n : 3;

    public static TheoryData<string> Conditions =>
    [
        """{"kind":"article","gap":"1h"}""",
        """{"kind":"burst","window":"1h","measure":"ratio","threshold":1.5,"minArticles":2,"minSources":2,"calm":{"for":"5m"}}""",
        """{"kind":"burst","window":"24h","threshold":0.3,"raise":[0.6,1],"minArticles":3,"minSources":2}""",
        """{"kind":"sentiment","window":"24h","threshold":0.1,"direction":"either","minArticles":5}""",
        """{"kind":"company","minArticles":1,"minSources":1,"within":"2h","memory":"1d"}""",
        """{"kind":"silence","lasts":"3h"}""",
    ];

    [Theory]
    [MemberData(nameof(Conditions))]
    public async Task A_backtest_tells_what_a_live_run_told(string when)
    {
        var firings = 0;
        for (var seed = 1; seed <= Sequences; seed++)
        {
            output.WriteLine($"seed {seed}");
            await using var world = await AlertWorld.OpenAsync();
            var (feed, random) = (new RandomFeed(seed, recorded: false, Some.Now), new Random(seed));
            var rule = AlertWorld.Rule(AlertJson.Read<Condition>(when), Oslo) with
            {
                RateLimit = new(3, TimeSpan.FromHours(1)),
                Repeat = when.Contains("article\"", StringComparison.Ordinal) ? null : TimeSpan.FromHours(6),
            };
            await PrepareAsync(rule.When);
            var from = world.Time.GetUtcNow();
            await world.HappenAsync(new LifeEvent.RuleSet(rule));
            for (var i = 0; i < Batches; i++)
            {
                await world.PassAsync(NextPause());
                await CommitAsync();
                if (random.Next(3) == 0)
                {
                    world.Kill();
                }

                if (random.Next(3) > 0)
                {
                    await world.TickAsync();
                }
            }

            await world.PassAsync(TimeSpan.FromHours(2));
            var to = world.Time.GetUtcNow() - TimeSpan.FromMinutes(1);
            var (tested, sent) = await world.BacktestAsync(rule, from, to);
            Assert.Equal(AlertJson.Write(sent.OrderBy(message => message.At).ThenBy(message => message.Id, StringComparer.Ordinal)), AlertJson.Write(world.Sent.Where(message => message.At < to)));
            var ledger = await world.LedgerAsync();
            Assert.Equal(
                tested.Fired.Select(firing => (firing.At, firing.Alert)),
                ledger.Where(entry => entry.Kind is LedgerKind.Fired or LedgerKind.Reopened && entry.At < to).Select(entry => (entry.At, entry.Alert!)));
            output.WriteLine($"{tested.Firings} firings, {tested.Messages} messages, {tested.Articles} articles");
            firings += tested.Firings;

            // What is measured by what was before has some weeks of it, and then a day of rest, so that nothing holds when the rule is made.
            async Task PrepareAsync(Condition condition)
            {
                if (condition is Condition.Silence)
                {
                    await world.TickAsync();        // somebody listens
                    await world.ArticleAsync("source0");
                    world.Time.Advance(TimeSpan.FromMinutes(1));
                }

                if (condition is Condition.Burst or Condition.Sentiment)
                {
                    for (var i = 0; i < WeeksBefore * 7 * 3; i++)
                    {
                        world.Time.Advance(TimeSpan.FromHours(random.Next(1, 16)));
                        await CommitAsync();
                    }

                    world.Time.Advance(TimeSpan.FromHours(26));
                }
            }

            TimeSpan NextPause() => random.Next(20) switch
            {
                < 14 => TimeSpan.FromSeconds(random.Next(900)),
                < 19 => TimeSpan.FromMinutes(random.Next(30, 500)),
                _ => TimeSpan.FromHours(random.Next(10, 30)),
            };

            async Task CommitAsync()
            {
                await feed.CommitAsync(world.Log, feed.NextBatch(world.Time.GetUtcNow()), TestContext.Current.CancellationToken);
                for (var fresh = random.Next(3); fresh > 0; fresh--)
                {
                    await world.ArticleAsync($"source{random.Next(6)}", sentiment: Moods[random.Next(3)], others: [$"Place {random.Next(12)}"]);
                }
            }
        }

        Assert.True(firings > 0, "nothing fired: the law was not tried");
    }
}
