using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Tests.Alerts;

/// <summary>Rules on a query: what it matches counts as a topic that comes and goes with the rule.</summary>
public sealed class QueryRuleTests : IAsyncLifetime
{
    private const string Cranes = "crane* AND NOT bird*";
    private static readonly SubjectId Topic = SubjectId.OfRule("r1");
    private static readonly SentimentFinding[] Moods = [new(0.8, 0.1, 0.1), new(0.1, 0.8, 0.1), new(0.1, 0.1, 0.8)];
    private static readonly string[] Words = ["cranes", "harbour", "birds", "strike", "ships", "storm"];

    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;
    private AlertWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await AlertWorld.OpenAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task It_fires_at_once_on_what_matches_and_shows_where()
    {
        await _world.ArticleAsync(title: "Cranes of yesterday");
        await _world.HappenAsync(new LifeEvent.RuleSet(AlertWorld.Rule(new Condition.Article(), Cranes)));
        await _world.ArticleAsync(title: "Birds and cranes on the lake");
        await _world.ArticleAsync(title: "Cranes stand still");
        await _world.PassAsync(1);
        await _world.CountTopicsAsync();
        await _world.PassAsync(1);

        var alert = Assert.Single(await _world.AlertsAsync());
        Assert.Equal(Topic.Value, alert.Labels[LabelNames.Subject]);
        var passage = Assert.Single(Assert.Single(alert.Evidence.Shown).Passages);
        Assert.Equal(("Cranes stand still", "Cranes"), (passage.Text, Assert.Single(passage.Words)));
        Assert.DoesNotContain(await _world.LedgerAsync(), entry => entry.Kind is LedgerKind.Stale);      // the past is counted, and is no old news
        Assert.Equal(2, (await _world.Log.Topics.FindAsync(Topic, _ct))!.Articles);
        Assert.Empty(await _world.Log.Topics.ListAsync(_ct));
    }

    [Fact]
    public async Task What_is_measured_by_the_past_begins_when_that_is_counted_also_after_a_kill()
    {
        await _world.TickAsync();       // somebody listens
        await _world.ArticleAsync(title: "Cranes turn");
        for (var i = 0; i < 5; i++)
        {
            await _world.PassAsync(2);
        }

        await _world.HappenAsync(new LifeEvent.RuleSet(AlertWorld.Rule(new Condition.Silence { Lasts = TimeSpan.FromMinutes(15) }, Cranes)));
        await _world.PassAsync(2);
        _world.Kill();
        await _world.PassAsync(1);
        Assert.DoesNotContain(await _world.LedgerAsync(), entry => entry.Kind is LedgerKind.Began);
        await _world.CountTopicsAsync();
        await _world.PassAsync(1);
        Assert.Single(await _world.LedgerAsync(), entry => entry.Kind is LedgerKind.Began);
        Assert.Empty(await _world.AlertsAsync());
        _world.Kill();
        await _world.PassAsync(2);
        Assert.Equal(Some.Now.AddMinutes(15), Assert.Single(await _world.AlertsAsync()).OpenedAt);
        Assert.Single(await _world.LedgerAsync(), entry => entry.Kind is LedgerKind.Began);
    }

    [Fact]
    public async Task While_a_topics_past_is_counted_anew_nothing_is_more_than_usual()
    {
        for (var i = 0; i < 5 * 7 * 4; i++)
        {
            await _world.ArticleAsync($"source{i % 4}", title: "Cranes turn");
            _world.Time.Advance(TimeSpan.FromHours(6));
        }

        await _world.HappenAsync(new LifeEvent.RuleSet(AlertWorld.Rule(new Condition.Burst { Measure = BurstMeasure.Ratio, Threshold = 3, MinArticles = 3, MinSources = 3 }, Cranes)));
        await _world.CountTopicsAsync();
        await _world.PassAsync(1);
        await _world.Log.Topics.PutOfRuleAsync(Topic, new("Rule", Domain.Queries.Query.Parse("cranes OR storm")), _ct);
        await BurstAsync();
        Assert.Empty(await _world.AlertsAsync());

        await _world.CountTopicsAsync();
        await _world.PassAsync(1);
        await BurstAsync();
        Assert.Single(await _world.AlertsAsync());

        async Task BurstAsync()
        {
            for (var i = 0; i < 5; i++)
            {
                await _world.ArticleAsync($"source{i}", title: $"Storm number {i}");
                await _world.PassAsync(1);
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_counted_anew_is_judged_when_all_of_that_is_read(bool isCountedAfterTheRead)
    {
        for (var i = 0; i < 5 * 7 * 4; i++)
        {
            await _world.ArticleAsync("source0", title: "Cranes turn");
            for (var storm = 0; storm < 3; storm++)
            {
                await _world.ArticleAsync($"source{storm}", title: "A storm");
            }

            _world.Time.Advance(TimeSpan.FromHours(6));
        }

        var burst = new Condition.Burst { Window = WindowLength.Day, Measure = BurstMeasure.Ratio, Threshold = 2, MinArticles = 3, MinSources = 3 };
        await _world.HappenAsync(new LifeEvent.RuleSet(AlertWorld.Rule(burst, Cranes)));
        await _world.CountTopicsAsync();
        await _world.PassAsync(1);
        await _world.PassAsync(1);
        Assert.Single(await _world.LedgerAsync(), entry => entry.Kind is LedgerKind.Began);

        // Of the past little is counted when as many come as are usual.
        await _world.Log.Topics.PutOfRuleAsync(Topic, new("Rule", Domain.Queries.Query.Parse("cranes OR storm")), _ct);
        await _world.CountTopicsAsync(most: 10);
        for (var i = 0; i < 5; i++)
        {
            await _world.ArticleAsync($"source{i}", title: $"Storm number {i}");
            _world.Time.Advance(TimeSpan.FromMinutes(1));
        }

        if (isCountedAfterTheRead)
        {
            _world.Read = () => _world.CountTopicsAsync();
        }
        else
        {
            await _world.CountTopicsAsync();
        }

        await _world.PassAsync(1);
        await _world.PassAsync(1);
        Assert.Empty(await _world.AlertsAsync());

        for (var i = 0; i < 40; i++)
        {
            await _world.ArticleAsync($"source{i % 5}", title: $"Storm and cranes number {i}");
        }

        await _world.PassAsync(1);
        Assert.Single(await _world.AlertsAsync());
    }

    [Fact]
    public async Task Each_look_asks_of_all_topics_at_once()
    {
        foreach (var id in new[] { "r1", "r2", "r3", "r4" })
        {
            await _world.HappenAsync(new LifeEvent.RuleSet(AlertWorld.Rule(new Condition.Burst(), Cranes) with { Id = id }));
        }

        await _world.CountTopicsAsync();
        await _world.PassAsync(1);
        Assert.Equal(4, (await _world.LedgerAsync()).Count(entry => entry.Kind is LedgerKind.Began));
        var before = _world.Asked;
        await _world.PassAsync(1);
        Assert.Equal(2, _world.Asked - before);     // before what is new is read, and after it
    }

    [Fact]
    public async Task What_fires_while_a_topics_past_is_counted_anew_goes_on()
    {
        for (var i = 0; i < 5 * 7 * 4; i++)
        {
            await _world.ArticleAsync($"source{i % 4}", title: "Cranes turn");
            _world.Time.Advance(TimeSpan.FromHours(6));
        }

        var calm = new Calm { For = TimeSpan.FromMinutes(5) };
        await _world.HappenAsync(new LifeEvent.RuleSet(AlertWorld.Rule(new Condition.Burst { Measure = BurstMeasure.Ratio, Threshold = 3, MinArticles = 3, MinSources = 3, Calm = calm }, Cranes)));
        await _world.CountTopicsAsync();
        await _world.PassAsync(1);
        for (var i = 0; i < 5; i++)
        {
            await _world.ArticleAsync($"source{i}", title: $"Cranes number {i}");
            await _world.PassAsync(1);
        }

        Assert.Equal(AlertStatus.Firing, Assert.Single(await _world.AlertsAsync()).Status);
        await _world.Log.Topics.PutOfRuleAsync(Topic, new("Rule", Domain.Queries.Query.Parse("crane* OR storm")), _ct);
        await PassAsync(20);
        await _world.CountTopicsAsync();
        await PassAsync(2);
        Assert.DoesNotContain(await _world.LedgerAsync(), entry => entry.Kind is LedgerKind.Resolved);
        await PassAsync(60);
        Assert.Single(await _world.LedgerAsync(), entry => entry.Kind is LedgerKind.Resolved);

        async Task PassAsync(int minutes)
        {
            for (; minutes > 0; minutes--)
            {
                await _world.PassAsync(1);
            }
        }
    }

    [Fact]
    public async Task Another_query_takes_its_place_and_the_topic_goes_with_the_rule()
    {
        var rule = AlertWorld.Rule(new Condition.Article(), Cranes);
        await _world.HappenAsync(new LifeEvent.RuleSet(rule));
        await _world.HappenAsync(new LifeEvent.RuleSet(rule with { On = new(null, "storm") }));
        await _world.ArticleAsync(title: "Cranes stand still");
        await _world.ArticleAsync(title: "A storm comes up");
        await _world.PassAsync(1);
        Assert.Equal("A storm comes up", Assert.Single(Assert.Single(await _world.AlertsAsync()).Evidence.Shown).Title);

        await _world.HappenAsync(new LifeEvent.RuleSet(rule with { On = new(Some.Oslo, null) }));
        Assert.NotNull((await _world.Log.Topics.FindAsync(Topic, _ct))!.Deleted);
        await _world.HappenAsync(new LifeEvent.RuleSet(rule));
        Assert.Null((await _world.Log.Topics.FindAsync(Topic, _ct))!.Deleted);
        await _world.HappenAsync(new LifeEvent.RuleGone(rule.Id));
        Assert.NotNull((await _world.Log.Topics.FindAsync(Topic, _ct))!.Deleted);
    }

    [Fact]
    public async Task What_a_kill_left_between_a_rule_and_its_topic_is_put_right()
    {
        await _world.HappenAsync(new LifeEvent.RuleSet(AlertWorld.Rule(new Condition.Article(), Cranes)));
        await _world.Log.Topics.PutOfRuleAsync(Topic, new("Rule", Domain.Queries.Query.Parse("storm")), _ct);
        await _world.Log.Topics.PutOfRuleAsync(SubjectId.OfRule("never-kept"), new("x", Domain.Queries.Query.Parse("storm")), _ct);
        _world.Kill();
        await _world.TickAsync();
        var topic = Assert.Single(await _world.Log.Topics.ListOfRulesAsync(_ct));
        Assert.Equal((Topic, Domain.Queries.Query.Parse(Cranes).ToString()), (topic.Subject, topic.Query));
    }

    [Theory]
    [InlineData("""{"kind":"article","gap":"1h"}""")]
    [InlineData("""{"kind":"burst","window":"1h","measure":"ratio","threshold":1.5,"minArticles":2,"minSources":2,"calm":{"for":"5m"}}""")]
    [InlineData("""{"kind":"sentiment","window":"24h","threshold":0.1,"direction":"either","minArticles":5}""")]
    [InlineData("""{"kind":"company","minArticles":1,"minSources":1,"within":"2h","memory":"1d"}""")]
    [InlineData("""{"kind":"silence","lasts":"3h"}""")]
    public async Task A_backtest_of_the_query_tells_what_the_rule_told_live_and_what_one_on_a_topic_of_it_would(string when)
    {
        var random = new Random(7);
        var rule = AlertWorld.Rule(AlertJson.Read<Condition>(when), Cranes);
        for (var i = 0; i < 300; i++)
        {
            _world.Time.Advance(TimeSpan.FromHours(random.Next(1, 5)));
            await NextAsync();
        }

        await _world.ArticleAsync("source0", "Cranes again");
        _world.Time.Advance(rule.When is Condition.Silence ? TimeSpan.FromMinutes(1) : TimeSpan.FromHours(26));
        var from = _world.Time.GetUtcNow();
        await _world.HappenAsync(new LifeEvent.RuleSet(rule));
        await _world.CountTopicsAsync();
        await _world.TickAsync();
        for (var i = 0; i < 120; i++)
        {
            await _world.PassAsync(random.Next(10) < 8 ? TimeSpan.FromSeconds(random.Next(900)) : TimeSpan.FromHours(random.Next(1, 9)));
            await NextAsync();
            if (random.Next(5) == 0)
            {
                _world.Kill();
            }
        }

        await _world.PassAsync(TimeSpan.FromHours(2));
        var to = _world.Time.GetUtcNow() - TimeSpan.FromMinutes(1);
        var (_, byQuery) = await _world.BacktestAsync(rule, from, to);
        Assert.NotEmpty(byQuery);
        Assert.Equal(Written(_world.Sent.Where(message => message.At < to)), Written(byQuery));
        Assert.Equal(Written(byQuery), Written((await _world.BacktestAsync(rule with { On = new(Topic, null) }, from, to)).Sent));

        Task NextAsync() => _world.ArticleAsync(
            $"source{random.Next(6)}", string.Join(' ', random.GetItems(Words, 2)) + $" {random.Next(1000)}", sentiment: Moods[random.Next(3)], others: [$"Place {random.Next(12)}"]);
    }

    [Fact]
    public async Task What_was_read_again_is_asked_by_what_was_found_then_as_a_topic_counts_it()
    {
        var (rule, from) = (AlertWorld.Rule(new Condition.Article(), "entity:\"Bergen\""), _world.Time.GetUtcNow());
        await _world.ArticleAsync(title: "Cranes turn", id: "lost", others: "Bergen");
        await _world.RereadAsync("lost");
        await _world.ArticleAsync(title: "Ferries wait", id: "found");
        await _world.RereadAsync("found", "Bergen");
        await _world.PassAsync(10);
        var (_, byQuery) = await _world.BacktestAsync(rule, from, _world.Time.GetUtcNow());
        Assert.Equal("Ferries wait", Assert.Single(Assert.Single(Assert.Single(byQuery).Alerts).Evidence.Shown).Title);

        await _world.HappenAsync(new LifeEvent.RuleSet(rule));
        await _world.CountTopicsAsync();
        Assert.Equal(Written(byQuery), Written((await _world.BacktestAsync(rule with { On = new(Topic, null) }, from, _world.Time.GetUtcNow())).Sent));
    }

    [Fact]
    public async Task A_backtest_has_what_matched_then_though_it_was_edited_or_withdrawn_since()
    {
        var rule = AlertWorld.Rule(new Condition.Article(), Cranes);
        await _world.HappenAsync(new LifeEvent.RuleSet(rule));
        var from = _world.Time.GetUtcNow();
        await _world.ArticleAsync("bbc", "Cranes stand still", id: "edited");
        await _world.PassAsync(500);
        await _world.ArticleAsync("ap", "Two tall cranes fall", id: "withdrawn");
        await _world.ArticleAsync("bbc", "A storm", id: "later");
        await _world.PassAsync(500);
        await _world.ArticleAsync("bbc", "Ferries stand still", id: "edited");
        await _world.Log.CommitAsync([new Submission.Withdrawal(new("ap", "withdrawn"), Way.Push)], _ct);
        await _world.ArticleAsync("bbc", "Cranes in a storm", id: "later");
        await _world.PassAsync(500);

        var (tested, sent) = await _world.BacktestAsync(rule, from, _world.Time.GetUtcNow());
        Assert.Equal(3, tested.Firings);
        Assert.Equal(Written(_world.Sent), Written(sent));
    }

    private static string Written(IEnumerable<Message> messages) => AlertJson.Write(messages.OrderBy(message => message.At).ThenBy(message => message.Id, StringComparer.Ordinal));
}
