using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;

namespace NewsMonitor.Grains.Tests.Alerts;

public sealed class AlertsGrainTests : IAsyncLifetime
{
    private AlertWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await AlertWorld.OpenAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task An_article_fires_once_and_what_tells_of_it_too_joins()
    {
        await _world.HappenAsync(new LifeEvent.RuleSet(AlertWorld.Rule(new Condition.Article())));
        await _world.ArticleAsync(title: "Cranes stand still in the harbour");
        await _world.TickAsync();
        _world.Kill();
        await _world.PassAsync(2);
        await _world.ArticleAsync("cnn", title: "Cranes stand still in the harbour of Oslo");
        await _world.PassAsync(10);

        var alert = Assert.Single(await _world.AlertsAsync());
        Assert.Equal((AlertStatus.Firing, 2), (alert.Status, alert.Evidence.Shown.Length));
        Assert.Equal([1], Assert.Single(_world.Sent).Alerts.Single().Steps.Select(step => step.Number));
        Assert.Contains(await _world.LedgerAsync(), entry => entry is { Kind: LedgerKind.Joined, Cause: LedgerCause.Grouping });
    }

    [Fact]
    public async Task What_is_imported_old_or_wrongly_dated_fires_nothing_and_is_in_the_ledger()
    {
        await _world.HappenAsync(new LifeEvent.RuleSet(AlertWorld.Rule(new Condition.Article())));
        var now = _world.Time.GetUtcNow();
        await _world.ArticleAsync(way: Domain.Way.Import, recorded: now.AddHours(-1));
        await _world.ArticleAsync(way: Domain.Way.Import);
        await _world.ArticleAsync(published: now.AddDays(-3));
        await _world.ArticleAsync(published: now.AddDays(3));
        await _world.PassAsync(5);

        Assert.Empty(await _world.AlertsAsync());
        Assert.Empty(_world.Sent);
        Assert.Equal(3, (await _world.LedgerAsync()).Count(entry => entry.Kind is LedgerKind.Stale));     // each reason once in an hour
    }

    [Fact]
    public async Task A_rule_that_is_made_while_articles_are_in_its_window_sees_them()
    {
        await _world.TickAsync();       // somebody listens
        for (var i = 0; i < 6; i++)
        {
            await _world.ArticleAsync($"source{i}");
        }

        await _world.PassAsync(3);
        await _world.HappenAsync(new LifeEvent.RuleSet(AlertWorld.Rule(new Condition.Silence { Lasts = TimeSpan.FromMinutes(15) })));
        await _world.PassAsync(10);
        Assert.Empty(await _world.AlertsAsync());
        await _world.PassAsync(3);
        Assert.Equal(Some.Now.AddMinutes(15), Assert.Single(await _world.AlertsAsync()).OpenedAt);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Hours_in_which_the_program_did_not_run_or_the_machine_slept_are_no_silence(bool isKilled)
    {
        _world.Time.AutoAdvanceAmount = TimeSpan.FromTicks(1);      // as a machine's clock does between two readings
        await _world.HappenAsync(new LifeEvent.RuleSet(AlertWorld.Rule(new Condition.Silence { Lasts = TimeSpan.FromHours(2) })));
        await _world.ArticleAsync();
        await _world.PassAsync(60);
        if (isKilled)
        {
            _world.Kill();
        }

        await _world.SleepAsync(TimeSpan.FromHours(8));
        await _world.PassAsync(59);
        Assert.Empty(await _world.AlertsAsync());
        await _world.PassAsync(2);
        Assert.InRange(Assert.Single(await _world.AlertsAsync()).OpenedAt, Some.Now.AddHours(10), Some.Now.AddHours(10).AddMilliseconds(1));
    }

    [Theory]
    [InlineData(30 * 24 * 60, 120)]     // older than the rule looks back: nobody knows how long it has been silent
    [InlineData(30, 90)]
    public async Task A_silence_rule_that_is_made_after_an_import_counts_from_what_it_says_was_heard(int minutesAgo, int fires)
    {
        await _world.PassAsync(2);
        for (var i = 0; i < 60; i++)
        {
            await _world.PassAsync(1);
        }

        await _world.ArticleAsync(way: Way.Import, published: _world.Time.GetUtcNow().AddMinutes(-minutesAgo));
        await _world.HappenAsync(new LifeEvent.RuleSet(AlertWorld.Rule(new Condition.Silence { Lasts = TimeSpan.FromHours(2) })));
        await _world.PassAsync(fires - 1);
        Assert.Empty(await _world.AlertsAsync());
        await _world.PassAsync(2);
        Assert.Single(await _world.AlertsAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_rule_that_is_made_right_after_such_hours_does_not_count_them_either(bool isKilled)
    {
        await _world.HappenAsync(new LifeEvent.RuleSet(AlertWorld.Rule(new Condition.Burst()) with { Id = "r2" }));
        await _world.ArticleAsync();
        await _world.PassAsync(2);
        if (isKilled)
        {
            _world.Kill();
        }

        await _world.SleepAsync(TimeSpan.FromHours(1.5));
        _world.Kill();                  // a short break is none
        await _world.PassAsync(2);
        await _world.HappenAsync(new LifeEvent.RuleSet(AlertWorld.Rule(new Condition.Silence { Lasts = TimeSpan.FromHours(2) })));
        await _world.PassAsync(117);
        Assert.Empty(await _world.AlertsAsync());
        await _world.PassAsync(1);
        Assert.Single(await _world.AlertsAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_came_just_before_the_first_look_after_such_hours_makes_no_silence_of_them(bool isOfTheSubject)
    {
        await _world.HappenAsync(new LifeEvent.RuleSet(AlertWorld.Rule(new Condition.Silence { Lasts = TimeSpan.FromHours(2) })));
        await _world.HappenAsync(new LifeEvent.RuleSet(AlertWorld.Rule(new Condition.Burst()) with { Id = "r2" }));      // measured by all news
        await _world.ArticleAsync();
        await _world.PassAsync(60);
        _world.Kill();
        _world.Time.Advance(TimeSpan.FromHours(8));
        await (isOfTheSubject ? _world.ArticleAsync() : _world.OthersAsync(1));
        await _world.SleepAsync(TimeSpan.FromSeconds(5));
        await _world.PassAsync(58);
        Assert.Empty(await _world.AlertsAsync());
    }

    [Fact]
    public async Task What_came_before_the_program_was_killed_is_heard_though_it_was_not_looked_at_then()
    {
        _world.Time.AutoAdvanceAmount = TimeSpan.FromTicks(1);
        await _world.HappenAsync(new LifeEvent.RuleSet(AlertWorld.Rule(new Condition.Silence { Lasts = TimeSpan.FromHours(2) })));
        await _world.PassAsync(110);
        await _world.ArticleAsync();
        _world.Kill();
        await _world.SleepAsync(TimeSpan.FromHours(8));
        await _world.PassAsync(118);
        Assert.Empty(await _world.AlertsAsync());
        await _world.PassAsync(3);
        Assert.Single(await _world.AlertsAsync());
    }

    [Fact]
    public async Task What_is_due_is_told_soon_though_the_machines_clock_was_set_back()
    {
        await _world.HappenAsync(new LifeEvent.RuleSet(AlertWorld.Rule(new Condition.Article { Gap = TimeSpan.FromHours(1) }) with { Wait = TimeSpan.FromSeconds(30), Interval = TimeSpan.FromSeconds(30) }));
        await _world.ArticleAsync();
        await _world.TickAsync();
        _world.Time.SetClock(TimeSpan.FromHours(-1));
        await _world.PassAsync(2);
        Assert.Single(_world.Sent);

        _world.Kill();
        await _world.PassAsync(1);
        await _world.ArticleAsync();
        await _world.PassAsync(2);
        Assert.Equal(2, _world.Sent.Count);

        await _world.PassAsync(TimeSpan.FromHours(3));
        await _world.ArticleAsync();
        await _world.PassAsync(1);
        Assert.Equal(3, _world.Sent.Count);
        Assert.InRange(_world.Sent[^1].At, _world.Time.GetUtcNow().AddMinutes(-1), _world.Time.GetUtcNow());
    }

    [Fact]
    public async Task The_past_of_a_rule_is_read_before_its_turn_and_what_comes_meanwhile_is_seen_too()
    {
        var rule = AlertWorld.Rule(new Condition.Silence { Lasts = TimeSpan.FromMinutes(15) });
        await _world.TickAsync();
        await _world.ArticleAsync();
        await _world.PassAsync(3);
        await _world.PrepareAsync(rule);
        _world.Time.Advance(TimeSpan.FromMinutes(1));
        await _world.ArticleAsync();
        _world.ReadingPast = () => throw new InvalidOperationException("The past is read in the turn.");
        await _world.HappenAsync(new LifeEvent.RuleSet(rule));
        await _world.PassAsync(14);
        Assert.Empty(await _world.AlertsAsync());
        await _world.PassAsync(2);
        Assert.Equal(Some.Now.AddMinutes(4 + 15), Assert.Single(await _world.AlertsAsync()).OpenedAt);
    }

    [Fact]
    public async Task The_past_of_a_rule_that_was_not_made_after_all_is_let_go()
    {
        var rule = AlertWorld.Rule(new Condition.Silence { Lasts = TimeSpan.FromMinutes(15) });
        var reads = 0;
        _world.ReadingPast = () =>
        {
            reads++;
            return Task.CompletedTask;
        };
        await _world.TickAsync();
        await _world.PrepareAsync(rule);
        await _world.PrepareAsync(rule);
        Assert.Equal(1, reads);
        await _world.PassAsync(10);
        await _world.PrepareAsync(rule);
        Assert.Equal(2, reads);
    }

    [Fact]
    public async Task A_silence_is_listed_until_a_week_after_its_end_though_none_is_made_since()
    {
        var end = _world.Time.GetUtcNow().AddHours(1);
        await _world.HappenAsync(new LifeEvent.SilenceSet(new("s1", [new("rule", MatchOp.Equal, "r1")], Some.Now, end, "Ann", "a trial")));
        await _world.HappenAsync(new LifeEvent.SilenceSet(new("s2", [new("rule", MatchOp.Equal, "r1")], Some.Now, null, "Ann", "for good")));
        _world.Time.Advance(TimeSpan.FromDays(7));
        Assert.Equal(["s1", "s2"], (await _world.SilencesAsync()).Select(silence => silence.Id).Order());
        _world.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(["s2"], (await _world.SilencesAsync()).Select(silence => silence.Id));
    }

    [Fact]
    public async Task A_rule_that_is_deleted_while_it_fires_tells_nothing_more()
    {
        var rule = AlertWorld.Rule(new Condition.Article()) with { Wait = TimeSpan.FromMinutes(10) };
        await _world.HappenAsync(new LifeEvent.RuleSet(rule));
        await _world.ArticleAsync();
        await _world.PassAsync(1);
        Assert.True(await _world.HappenAsync(new LifeEvent.RuleGone(rule.Id)));
        await _world.ArticleAsync();
        await _world.PassAsync(60);

        Assert.Empty(_world.Sent);
        Assert.Equal(AlertStatus.Resolved, Assert.Single(await _world.AlertsAsync()).Status);
        Assert.Contains(await _world.LedgerAsync(), entry => entry is { Kind: LedgerKind.Dropped, Cause: LedgerCause.RuleOff });
        Assert.Empty(await _world.Log.Alerts.ListRulesAsync(TestContext.Current.CancellationToken));
        Assert.False(await _world.HappenAsync(new LifeEvent.RuleGone(rule.Id)));
    }

    [Fact]
    public async Task A_rule_that_is_changed_in_what_it_watches_ends_its_alerts_and_begins_anew_and_one_that_is_renamed_goes_on()
    {
        var rule = AlertWorld.Rule(new Condition.Article());
        await _world.HappenAsync(new LifeEvent.RuleSet(rule));
        await _world.ArticleAsync(title: "Cranes stand still in the harbour");
        await _world.TickAsync();
        await _world.HappenAsync(new LifeEvent.RuleSet(rule with { Name = "Other name" }));
        await _world.ArticleAsync("cnn", title: "Cranes stand still in the harbour");
        await _world.PassAsync(1);
        Assert.Single(await _world.AlertsAsync());

        await _world.HappenAsync(new LifeEvent.RuleSet(rule with { When = new Condition.Article { Gap = TimeSpan.FromHours(1) } }));
        Assert.Equal(AlertStatus.Resolved, Assert.Single(await _world.AlertsAsync()).Status);
        _world.Kill();
        await _world.ArticleAsync("ap", title: "Cranes stand still in the harbour");
        await _world.PassAsync(1);
        Assert.Equal(2, (await _world.AlertsAsync()).Count);
        Assert.Equal(3, Assert.Single(await _world.Log.Alerts.ListRulesAsync(TestContext.Current.CancellationToken)).Version);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_rule_that_was_stopped_and_begins_anew_tells_what_it_finds_then(bool isSaved)
    {
        var rule = AlertWorld.Rule(new Condition.Article());
        await _world.HappenAsync(new LifeEvent.RuleSet(rule));
        await _world.ArticleAsync();
        await _world.ArticleAsync();
        await _world.PassAsync(1);
        Assert.Equal(2, (await _world.AlertsAsync()).Count);
        await BreakAsync("r1");
        await _world.PassAsync(1);
        Assert.Single(await _world.LedgerAsync(), entry => entry.Kind is LedgerKind.Stopped);

        if (isSaved)
        {
            await _world.HappenAsync(new LifeEvent.RuleSet(rule));
        }
        else
        {
            _world.Kill();
            await _world.PassAsync(1);
            await _world.PassAsync(1);
        }

        await _world.ArticleAsync();
        await _world.PassAsync(1);
        Assert.Equal(3, (await _world.AlertsAsync()).Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_rule_that_was_stopped_had_firing_ends_when_it_begins_anew_and_all_is_calm(bool isSaved)
    {
        var rule = AlertWorld.Rule(new Condition.Burst { Measure = BurstMeasure.Ratio, Threshold = 3, MinArticles = 3, MinSources = 3 });
        await WeeksAsync();
        await _world.HappenAsync(new LifeEvent.RuleSet(rule));
        for (var i = 0; i < 5; i++)
        {
            await _world.ArticleAsync($"source{i}");
            await _world.PassAsync(1);
        }

        Assert.Equal(AlertStatus.Firing, Assert.Single(await _world.AlertsAsync()).Status);
        await StumbleAsync(rule, isSaved, hours: 3);
        await _world.PassAsync(10);
        Assert.Equal(AlertStatus.Firing, Assert.Single(await _world.AlertsAsync()).Status);     // calm, but not yet for long enough
        for (var i = 0; i < 10; i++)
        {
            await _world.PassAsync(1);
        }

        Assert.Equal(AlertStatus.Resolved, Assert.Single(await _world.AlertsAsync()).Status);
        Assert.Single(await _world.LedgerAsync(), entry => entry.Kind is LedgerKind.Fired);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_silence_whose_rule_was_stopped_is_over_if_it_was_heard_meanwhile_and_goes_on_until_it_is(bool isHeard)
    {
        var rule = AlertWorld.Rule(new Condition.Silence { Lasts = TimeSpan.FromHours(2) });
        await _world.HappenAsync(new LifeEvent.RuleSet(rule));
        await _world.PassAsync(125);
        Assert.Equal(AlertStatus.Firing, Assert.Single(await _world.AlertsAsync()).Status);
        await BreakAsync("r1");
        await _world.PassAsync(10);
        if (isHeard)
        {
            await _world.ArticleAsync();
        }

        await _world.PassAsync(10);
        await _world.HappenAsync(new LifeEvent.RuleSet(rule));
        await _world.PassAsync(1);
        Assert.Equal(isHeard ? AlertStatus.Resolved : AlertStatus.Firing, Assert.Single(await _world.AlertsAsync()).Status);
        await _world.ArticleAsync();
        await _world.PassAsync(1);
        Assert.Equal(AlertStatus.Resolved, Assert.Single(await _world.AlertsAsync()).Status);
        var end = Assert.Single(await _world.LedgerAsync(), entry => entry.Kind is LedgerKind.Resolved);
        Assert.StartsWith("it was heard again after 2h", end.Why, StringComparison.Ordinal);

        await _world.PassAsync(121);
        Assert.Equal(AlertStatus.Firing, Assert.Single(await _world.AlertsAsync()).Status);
    }

    [Fact]
    public async Task A_rule_whose_memory_is_broken_is_stopped_and_holds_up_no_other_until_it_is_changed()
    {
        var rule = AlertWorld.Rule(new Condition.Article());
        await _world.HappenAsync(new LifeEvent.RuleSet(rule));
        await _world.HappenAsync(new LifeEvent.RuleSet(rule with { Id = "r2" }));
        await BreakAsync("r1");
        await _world.ArticleAsync();
        await _world.PassAsync(1);
        Assert.Equal("r2", Assert.Single(await _world.AlertsAsync()).Rule);
        Assert.Single(await _world.LedgerAsync(), entry => entry is { Kind: LedgerKind.Stopped, Rule: "r1" });

        await _world.HappenAsync(new LifeEvent.RuleSet(rule with { When = new Condition.Article { Gap = TimeSpan.FromHours(1) } }));
        await _world.ArticleAsync();
        await _world.PassAsync(1);
        Assert.Contains(await _world.AlertsAsync(), alert => alert.Rule == "r1");
    }

    [Fact]
    public async Task What_is_silenced_is_not_told_and_the_ledger_says_by_whom()
    {
        await _world.HappenAsync(new LifeEvent.RuleSet(AlertWorld.Rule(new Condition.Article { Gap = TimeSpan.FromMinutes(10) })));
        var silence = new Silence("s1", [new("rule", MatchOp.Equal, "r1")], Some.Now, Some.Now.AddHours(1), "Ann", "maintenance");
        await _world.HappenAsync(new LifeEvent.SilenceSet(silence));
        _world.Kill();
        await _world.ArticleAsync();
        await _world.PassAsync(30);
        Assert.Empty(_world.Sent);
        Assert.Contains(await _world.LedgerAsync(), entry => entry is { Kind: LedgerKind.Held, Cause: LedgerCause.Silence, By: "s1" });

        await _world.HappenAsync(new LifeEvent.SilenceGone("s1"));
        await _world.ArticleAsync();
        await _world.PassAsync(1);
        Assert.Single(_world.Sent);
    }

    [Fact]
    public async Task A_message_that_cannot_be_written_holds_up_no_other_and_is_in_the_ledger()
    {
        await _world.HappenAsync(new LifeEvent.RuleSet(AlertWorld.Rule(new Condition.Article())));
        _world.Refuses = message => News(message).Any(alert => alert.Evidence.Shown[0].Title == "Cranes stand still in the harbour");
        await _world.ArticleAsync(title: "Cranes stand still in the harbour");
        await _world.ArticleAsync(title: "A storm comes up");
        await _world.PassAsync(1);
        await _world.PassAsync(30);

        Assert.Equal("A storm comes up", Assert.Single(News(Assert.Single(_world.Sent))).Evidence.Shown[0].Title);
        var line = Assert.Single(await _world.LedgerAsync(), entry => entry.Kind is LedgerKind.Undelivered);
        Assert.Equal((LedgerCause.Bound, 1), (line.Cause, Assert.Single(line.Steps)));
        Assert.Empty(await _world.Log.Alerts.ListWaitingAsync(10, TestContext.Current.CancellationToken));

        static IEnumerable<ToldAlert> News(Message message) => message.Alerts.Where(alert => !alert.Steps.IsEmpty);
    }

    [Theory]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(OutOfMemoryException))]
    public async Task What_the_machine_is_to_blame_for_is_tried_again(Type fault)
    {
        await _world.HappenAsync(new LifeEvent.RuleSet(AlertWorld.Rule(new Condition.Article())));
        _world.Refuses = _ => throw (Exception)Activator.CreateInstance(fault)!;
        await _world.ArticleAsync();
        await _world.PassAsync(1);
        Assert.Empty(_world.Sent);
        _world.Refuses = _ => false;
        await _world.PassAsync(1);
        Assert.Single(_world.Sent);
        Assert.DoesNotContain(await _world.LedgerAsync(), entry => entry.Kind is LedgerKind.Undelivered);
    }

    [Fact]
    public async Task After_a_restart_the_log_is_read_from_where_judges_were_kept_last_also_those_that_nothing_came_for()
    {
        await _world.HappenAsync(new LifeEvent.RuleSet(AlertWorld.Rule(new Condition.Article(), Domain.SubjectId.Unlinked(Domain.SubjectKind.Place, "Nowhere"))));
        await _world.HappenAsync(new LifeEvent.RuleSet(AlertWorld.Rule(new Condition.Article()) with { Id = "r2" }));
        for (var i = 0; i < 5; i++)
        {
            await _world.ArticleAsync();
            await _world.PassAsync(2);
        }

        var memory = await _world.Log.Alerts.LoadAsync(TestContext.Current.CancellationToken);
        Assert.Equal([memory.Position, memory.Position], memory.Judges.Select(judge => judge.Position));
        var reads = 0;
        _world.Kill();
        _world.Reading = () =>
        {
            reads++;
            return Task.CompletedTask;
        };
        await _world.TickAsync();
        Assert.Equal(1, reads);
    }

    [Fact]
    public async Task While_much_is_caught_up_with_messages_go_out()
    {
        await _world.HappenAsync(new LifeEvent.RuleSet(AlertWorld.Rule(new Condition.Article())));
        await _world.ArticleAsync();
        _world.Time.Advance(TimeSpan.FromMinutes(1));
        await _world.ArticleAsync();
        await _world.OthersAsync(1_100);
        var sent = new List<int>();
        _world.Reading = () =>
        {
            sent.Add(_world.Sent.Count);
            _world.Time.Advance(TimeSpan.FromSeconds(6));
            return Task.CompletedTask;
        };
        await _world.TickAsync();
        Assert.Equal([0, 1], sent.Take(2));
    }

    [Fact]
    public async Task Whoever_takes_an_alert_is_known_also_when_it_is_long_over()
    {
        await _world.HappenAsync(new LifeEvent.RuleSet(AlertWorld.Rule(new Condition.Article { Gap = TimeSpan.FromMinutes(10) })));
        await _world.ArticleAsync();
        await _world.TickAsync();
        var id = Assert.Single(await _world.AlertsAsync()).Id;
        await _world.HappenAsync(new LifeEvent.Handled(id, Handling.Taken, "Ann"));
        Assert.Equal((Handling.Taken, "Ann"), (Assert.Single(await _world.AlertsAsync()) is var taken ? taken.Handling : default, taken.HandledBy));

        await _world.PassAsync(TimeSpan.FromDays(2));
        Assert.True(await _world.HappenAsync(new LifeEvent.Handled(id, Handling.Done, "Bob")));
        var done = Assert.Single(await _world.AlertsAsync());
        Assert.Equal((AlertStatus.Resolved, Handling.Done, "Bob"), (done.Status, done.Handling, done.HandledBy));
        Assert.Equal("Bob", (await _world.LedgerAsync())[^1].By);
        Assert.False(await _world.HappenAsync(new LifeEvent.Handled("none", Handling.Done, "Bob")));
    }

    /// <summary>Five weeks with an article every six hours.</summary>
    private async Task WeeksAsync()
    {
        for (var i = 0; i < 5 * 7 * 4; i++)
        {
            await _world.ArticleAsync($"source{i % 4}");
            _world.Time.Advance(TimeSpan.FromHours(6));
        }
    }

    /// <summary>The rule stops, and begins anew so many hours later: since it is saved again, or with the program.</summary>
    private async Task StumbleAsync(Rule rule, bool isSaved, int hours)
    {
        await BreakAsync(rule.Id);
        await _world.PassAsync(1);
        Assert.Single(await _world.LedgerAsync(), entry => entry.Kind is LedgerKind.Stopped);
        await _world.PassAsync(TimeSpan.FromHours(hours));
        if (isSaved)
        {
            await _world.HappenAsync(new LifeEvent.RuleSet(rule));
        }
        else
        {
            _world.Kill();
            await _world.PassAsync(1);
        }
    }

    /// <summary>The memory of a rule is one that it cannot go on from.</summary>
    private async Task BreakAsync(string rule)
    {
        var memory = await _world.Log.Alerts.LoadAsync(TestContext.Current.CancellationToken);
        var wrong = JudgeState.Start(AlertWorld.Rule(new Condition.Company()), Some.Now);
        await _world.Log.Alerts.SaveAsync(
            new(memory.Position, memory.Life!, [new(rule, memory.Position, wrong)], Judged: false, [], [], [], [], []), TestContext.Current.CancellationToken);
        _world.Kill();
    }
}
