using NewsMonitor.Domain.Alerts;

namespace NewsMonitor.Domain.Tests.Alerts.Life;

public sealed class AlertLifeTests
{
    private static readonly Rule Rule = Some.Rule();
    private static readonly QuietHours Noon = new(new(9, 0), new(12, 0), "UTC", []);

    [Fact]
    public void What_fires_within_the_wait_is_told_together_and_what_follows_after_the_interval()
    {
        var messages = Play(Rule, 60, Some.Fires(1, key: "a"), Some.Fires(2, key: "b", after: 0.2), Some.Fires(3, key: "c", after: 1)).Messages;
        Assert.Equal([0.5, 5.5], messages.Select(After));
        Assert.Equal(["a", "b"], News(messages[0]));
        Assert.Equal(["c"], News(messages[1]));
        Assert.Equal(3, messages[1].Alerts.Length);
    }

    [Fact]
    public void A_message_has_all_news_and_of_the_others_so_many_as_a_notice_carries()
    {
        var messages = Play(Rule, 60, [.. Enumerable.Range(1, 70).Select(number => Some.Fires(number, key: $"k{number}")), Some.Fires(71, key: "new", after: 1)]).Messages;
        Assert.Equal([(70, 70, 0), (1, Message.MaxCarried, 21)], messages.Select(message => (News(message).Length, message.Alerts.Length, message.More)));
        Assert.Equal("new", messages[1].Alerts[0].Labels["event"]);
    }

    [Fact]
    public void Articles_that_join_say_nothing_until_a_level_or_a_step_of_sources_is_reached()
    {
        var story = Play(Rule, 120, Some.Fires(1, sources: 3), Some.Fires(2, after: 6, sources: 4), Some.Fires(3, after: 12, sources: 5), Some.Fires(4, after: 18, sources: 9), Some.Fires(5, after: 24, level: 2, sources: 9));
        Assert.Equal([LedgerKind.Fired, LedgerKind.Spread, LedgerKind.Raised], story.Messages.Select(message => message.Alerts.Single().Steps.Single().Kind));
        Assert.Equal(["article2", "article4"], story.Ledger.Where(entry => entry.Kind is LedgerKind.Joined).Select(entry => entry.By));
        Assert.Equal(5, story.State.Alerts.Values.Single().Evidence.Shown.Length);
    }

    [Fact]
    public void An_alert_that_is_over_and_fires_again_within_a_day_is_the_same_alert()
    {
        var story = Play(Rule, 60 * 48, Some.Fires(1), Some.Ends(2, after: 10), Some.Fires(3, after: 100), Some.Ends(4, after: 110), Some.Fires(5, after: 60 * 26));
        Assert.Equal(
            [LedgerKind.Fired, LedgerKind.Resolved, LedgerKind.Reopened, LedgerKind.Resolved, LedgerKind.Fired],
            story.Messages.Select(message => message.Alerts.Single().Steps.Single().Kind));
        Assert.Single(story.Messages.Take(4).Select(message => message.Alerts.Single().Alert).Distinct());
        Assert.NotEqual(story.Messages[0].Alerts[0].Alert, story.Messages[4].Alerts[0].Alert);
    }

    [Fact]
    public void What_is_over_before_its_message_is_due_is_not_told_unless_it_is_a_moment()
    {
        var lasting = Play(Rule, 60, Some.Fires(1), Some.Ends(2, after: 0.2));
        Assert.Empty(lasting.Messages);
        Assert.Equal(LedgerCause.OverBefore, lasting.Ledger[^1].Cause);
        var moment = Play(Rule, 60, Some.Fires(1, until: 0.2));
        Assert.Equal(AlertStatus.Resolved, Assert.Single(moment.Messages).Alerts.Single().Status);
    }

    [Fact]
    public void A_moment_that_is_over_says_nothing() => Assert.Single(Play(Rule, 600, Some.Fires(1, until: 60)).Messages);

    [Fact]
    public void An_alert_that_goes_on_is_told_again_after_the_repeat()
    {
        var messages = Play(Rule with { Repeat = TimeSpan.FromHours(1) }, 130, Some.Fires(1)).Messages;
        Assert.Equal([0.5, 60.5, 120.5], messages.Select(After));
        Assert.Equal(LedgerKind.Reminded, messages[1].Alerts.Single().Steps.Single().Kind);
    }

    [Fact]
    public void A_reminder_that_goes_to_the_digest_comes_once_in_a_repeat()
    {
        var story = Play(Rule with { Repeat = TimeSpan.FromHours(1), RateLimit = new(1, TimeSpan.FromDays(1)) }, 200, Some.Fires(1));
        Assert.Equal([60.5, 120.5, 180.5], story.Ledger.Where(entry => entry.Kind is LedgerKind.Reminded).Select(entry => (entry.At - Some.Start).TotalMinutes));
    }

    [Fact]
    public void A_silence_holds_and_what_still_fires_when_it_ends_is_told_then()
    {
        var silence = new Silence("s", [new("event", MatchOp.Equal, "a")], Some.Start, Some.At(32), "ann", "known");
        var story = Play(Rule, 60, [new LifeEvent.SilenceSet(silence)], Some.Fires(1, key: "a"), Some.Fires(2, key: "b"), Some.Fires(3, key: "c", after: 1));
        Assert.Equal([0.5, 5.5, 35.5], story.Messages.Select(After));
        Assert.Equal([["b"], ["c"], ["a"]], story.Messages.Select(News));
        Assert.Equal(("s", "silenced: known"), story.Ledger.Where(entry => entry.Kind is LedgerKind.Held).Select(entry => (entry.By, entry.Why)).Single());
    }

    [Fact]
    public void What_a_silence_will_hold_again_before_the_next_look_waits_for_its_end()
    {
        var silence = new Silence("s", [new("event", MatchOp.Equal, "a")], Some.Start, Some.At(60), "ann", "known");
        var run = new LifeRun(Play(Rule, 1, [new LifeEvent.SilenceSet(silence)], Some.Fires(1, key: "a")).State);
        run.Apply(new LifeEvent.SilenceSet(silence with { From = Some.At(3), To = Some.At(90) }), Some.At(1));
        Assert.Equal(Some.At(90.5), run.NextWake);
        run.Advance(Some.At(4));
        Assert.Equal(AlertLife.NextWake(run.State), run.NextWake);
    }

    [Fact]
    public void Silences_that_are_long_over_are_forgotten_and_those_that_still_hold_never()
    {
        var state = new LifeState { Clock = Some.Start };
        void Silence(string id, int from, int? to) => state = AlertLife.Apply(
            state, new LifeEvent.SilenceSet(new(id, [new("event", MatchOp.Equal, "a")], Some.At(from), to is { } end ? Some.At(end) : null, "ann", "known")), Some.At(from)).State;
        Silence("open", 0, null);
        Silence("long", 0, 60 * 24 * 30);
        for (var i = 0; i < 1_100; i++)
        {
            Silence($"short{i}", i, i + 1);
        }

        Assert.Equal(["long", "open", "short1099"], state.Silences.Keys.Where(id => id is "long" or "open" or "short1099" or "short98"));
        Assert.InRange(state.Silences.Count, 1_000, 1_003);
        Silence("later", 60 * 24 * 8, null);
        Assert.Equal(["later", "long", "open"], state.Silences.Keys);
    }

    [Fact]
    public void The_ledger_says_in_words_what_is_silenced_and_who_lifts_it()
    {
        var silence = new Silence("s", [new("rule", MatchOp.Equal, Rule.Id), new("subject", MatchOp.Like, ".*"), new("event", MatchOp.NotEqual, "a")], Some.Start, null, "ann", "known");
        var story = Play(Rule with { Name = "Port watch" }, 1,
            [new LifeEvent.SilenceSet(silence), new LifeEvent.SilenceGone("s") { By = "bob" }, new LifeEvent.SilenceSet(silence) { Words = "subject is Rome" }, new LifeEvent.SilenceGone("s") { By = "ann" }]);
        Assert.Equal(
            ["ann silences rule is Port watch and event is not a: known", "bob lifts the silence of ann: known", "ann silences subject is Rome: known", "ann lifts the silence again: known"],
            story.Ledger.Where(entry => entry.By == "s").Select(entry => entry.Why));
    }

    [Fact]
    public void The_ledger_says_how_late_something_was_told_and_with_how_many()
    {
        var story = Play(Rule, 60, Some.Fires(1, key: "a"), Some.Fires(2, key: "b", after: 1), Some.Fires(3, key: "c", after: 2));
        Assert.Equal(
            ["told after 3m30s, with 1 other", "told after 4m30s, with 1 other", "told at once"],
            story.Ledger.Where(entry => entry.Kind is LedgerKind.Told).Select(entry => entry.Why).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_over_while_it_is_silenced_is_never_told()
    {
        var silence = new Silence("s", [new("event", MatchOp.Equal, "a")], Some.Start, Some.At(32), "ann", "known");
        var story = Play(Rule, 60, [new LifeEvent.SilenceSet(silence)], Some.Fires(1, key: "a"), Some.Ends(2, key: "a", after: 10));
        Assert.Empty(story.Messages);
        Assert.Equal((LedgerKind.Dropped, LedgerCause.Silence), (story.Ledger[^1].Kind, story.Ledger[^1].Cause));
    }

    [Fact]
    public void An_alert_inhibits_another_while_it_fires()
    {
        var inhibition = new Inhibition("i", [new("event", MatchOp.Equal, "big")], [new("event", MatchOp.Equal, "small")], ["rule"]);
        var story = Play(Rule, 60, [new LifeEvent.InhibitionSet(inhibition)], Some.Fires(1, key: "big"), Some.Fires(2, key: "small"), Some.Ends(3, key: "big", after: 12));
        Assert.Equal([["big"], ["big", "small"]], story.Messages.Select(News));
        Assert.Equal([0.5, 15.5], story.Messages.Select(After));
    }

    [Fact]
    public void Quiet_hours_hold_and_at_their_end_what_is_over_is_told_as_over()
    {
        var story = Play(Rule with { QuietHours = Noon }, 600, Some.Fires(1, key: "a", after: 90), Some.Fires(2, key: "b", after: 100), Some.Ends(3, key: "a", after: 200));
        var told = Assert.Single(story.Messages);
        Assert.Equal(240, After(told));
        Assert.Equal([("a", AlertStatus.Resolved), ("b", AlertStatus.Firing)], told.Alerts.Select(alert => (alert.Labels["event"], alert.Status)).Order());
        Assert.Equal(2, story.Ledger.Count(entry => entry is { Kind: LedgerKind.Held, Cause: LedgerCause.QuietHours }));
    }

    [Fact]
    public void What_overflows_the_rate_limit_is_told_in_the_digest_of_the_full_hour()
    {
        var rule = Rule with { GroupBy = ["event"], RateLimit = new(2, TimeSpan.FromHours(1)) };
        var story = Play(rule, 120, [.. Enumerable.Range(1, 5).Select(number => Some.Fires(number, key: $"k{number}", after: number))]);
        Assert.Equal([MessageKind.Alerts, MessageKind.Alerts, MessageKind.Digest], story.Messages.Select(message => message.Kind));
        Assert.Equal(60, After(story.Messages[2]));
        Assert.Equal(["k3", "k4", "k5"], News(story.Messages[2]));
        Assert.All(story.Ledger.Where(entry => entry.Kind is LedgerKind.ToDigest), entry => Assert.Equal(LedgerCause.Rate, entry.Cause));
    }

    [Fact]
    public void Rules_with_one_plan_and_the_same_channels_share_a_digest()
    {
        var daily = new DigestPlan(DigestEvery.Day, 8, "Europe/London");
        var (a, b) = (Some.Rule(id: "a") with { Digest = daily, DigestOnly = true }, Some.Rule(id: "b") with { Digest = daily, DigestOnly = true });
        var story = Play(a, 60 * 48, [new LifeEvent.RuleSet(b)], Some.Fires(1, "a"), Some.Fires(1, "b"));
        var digest = Assert.Single(story.Messages);
        Assert.Equal(Some.Start.AddDays(1), digest.At);
        Assert.Equal(["a", "b"], digest.Alerts.Select(alert => alert.Rule).Order());
    }

    [Fact]
    public void A_digest_goes_to_the_channels_that_its_rule_has_when_it_goes_out_together_with_what_others_tell_there()
    {
        var hourly = new DigestPlan(DigestEvery.Hour, 0, "UTC");
        Rule Digest(string id, params string[] channels) => Some.Rule(id: id) with { Digest = hourly, DigestOnly = true, Channels = [.. channels] };
        var (moved, stays, there) = (Digest("a", "desk"), Digest("b", "desk"), Digest("c", "mail"));
        var state = Play(moved, 10, [new LifeEvent.RuleSet(stays), new LifeEvent.RuleSet(there)], Some.Fires(1, "a"), Some.Fires(1, "b"), Some.Fires(1, "c")).State;
        state = AlertLife.Apply(state, new LifeEvent.RuleSet(moved with { Channels = ["mail"] }), Some.At(20)).State;
        state = AlertJson.Read<LifeState>(AlertJson.Write(AlertLife.Apply(state, new LifeEvent.Signalled(Some.Ends(2, "a")), Some.At(30)).State));
        var told = AlertLife.Advance(state, Some.At(90)).Messages;
        Assert.Equal([("desk", "b"), ("mail", "a,c")], told.Select(digest =>
            (string.Join(',', digest.Channels), string.Join(',', digest.Alerts.Select(alert => alert.Rule).Order(StringComparer.Ordinal)))).Order());
        Assert.Equal(2, told.SelectMany(digest => digest.Alerts).Single(alert => alert.Rule == "a").Steps.Length);
    }

    [Fact]
    public void A_digest_of_a_rule_that_tells_no_channel_any_more_is_for_the_dashboard_alone()
    {
        var digest = Rule with { Digest = new(DigestEvery.Hour, 0, "UTC"), DigestOnly = true };
        var state = AlertLife.Apply(Play(digest, 10, Some.Fires(1)).State, new LifeEvent.RuleSet(digest with { Channels = [] }), Some.At(20)).State;
        Assert.Empty(Assert.Single(AlertLife.Advance(state, Some.At(90)).Messages).Channels);
    }

    [Fact]
    public void A_digest_whose_hour_is_quiet_goes_out_when_the_quiet_hours_end()
    {
        var rule = Rule with { QuietHours = new(new(22, 0), new(7, 0), "UTC", []), Digest = new(DigestEvery.Day, 6, "UTC"), DigestOnly = true };
        var story = Play(rule, 60 * 72, Some.Fires(1, key: "a"), Some.Fires(2, key: "b", after: 60 * 24));
        Assert.Equal([Some.Start.AddHours(23), Some.Start.AddHours(47)], story.Messages.Select(message => message.At));
        Assert.Equal([["a"], ["b"]], story.Messages.Select(News));
    }

    [Fact]
    public void What_waits_for_a_digest_is_dropped_when_its_rule_is_deleted_switched_off_or_changed()
    {
        var digest = Rule with { Digest = new(DigestEvery.Day, 6, "UTC"), DigestOnly = true };
        foreach (var change in new LifeEvent[] { new LifeEvent.RuleGone("ports"), new LifeEvent.RuleSet(digest with { Enabled = false }), new LifeEvent.RuleSet(digest with { When = new Condition.Silence() }) })
        {
            var after = AlertLife.Apply(Play(digest, 60, Some.Fires(1)).State, change, Some.At(61));
            Assert.Empty(after.State.Digests);
            var dropped = Assert.Single(after.Ledger, entry => entry.Kind is LedgerKind.Dropped);
            Assert.Equal((1, true), (dropped.Steps.Single(), dropped.Cause is LedgerCause.RuleOff or LedgerCause.RuleChanged));
            Assert.Empty(AlertLife.Advance(after.State, Some.At(60 * 72)).Messages);
        }
    }

    [Fact]
    public void What_is_silenced_while_it_waits_for_a_digest_is_told_in_the_next_one_if_it_fires_and_never_if_it_is_over()
    {
        var digest = Rule with { Digest = new(DigestEvery.Hour, 0, "UTC"), DigestOnly = true };
        var silence = new Silence("s", [new("rule", MatchOp.Equal, "ports")], Some.At(10), Some.At(90), "ann", "known");
        var state = Play(digest, 5, Some.Fires(1, key: "a"), Some.Fires(2, key: "b")).State;
        state = AlertLife.Apply(state, new LifeEvent.SilenceSet(silence), Some.At(6)).State;
        state = AlertLife.Apply(state, new LifeEvent.Signalled(Some.Ends(3, key: "b")), Some.At(50)).State;
        var after = AlertLife.Advance(state, Some.At(60 * 12));
        var told = Assert.Single(after.Messages);
        Assert.Equal((Some.At(120), "a"), (told.At, News(told).Single()));
        Assert.Equal(
            ["silenced: known", "silenced: known, and over", "silenced: known, and over"],
            after.Ledger.Where(entry => entry.Cause is LedgerCause.Silence).Select(entry => entry.Why).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_rule_that_is_switched_off_or_changed_ends_its_alerts_untold()
    {
        foreach (var changed in new[] { Rule with { Enabled = false }, Rule with { When = new Condition.Silence() } })
        {
            var story = Play(Rule, 60, [], Some.Fires(1));
            Assert.Single(story.State.Alerts);
            var after = AlertLife.Apply(story.State, new LifeEvent.RuleSet(changed), Some.At(60));
            Assert.Empty(after.State.Alerts);
            Assert.Empty(after.Messages);
            Assert.Equal(AlertStatus.Resolved, after.Changed.Single().Status);
            Assert.Equal(0, after.State.Rules["ports"].Signal);
        }
    }

    [Fact]
    public void A_rule_that_tells_otherwise_goes_on_with_its_alerts()
    {
        var story = Play(Rule, 60, Some.Fires(1));
        var after = AlertLife.Apply(story.State, new LifeEvent.RuleSet(Rule with { Name = "Harbours", Channels = ["mail"] }), Some.At(60));
        Assert.Single(after.State.Alerts);
        Assert.Equal(1, after.State.Rules["ports"].Signal);
    }

    [Fact]
    public void An_alert_that_fires_again_after_its_rule_groups_otherwise_is_in_its_new_group_alone()
    {
        var state = Play(Rule, 1, Some.Fires(1)).State;
        state = AlertLife.Apply(state, new LifeEvent.Signalled(Some.Ends(2)), Some.At(2)).State;
        state = AlertLife.Apply(state, new LifeEvent.RuleSet(Rule with { GroupBy = ["severity"] }), Some.At(3)).State;
        state = AlertLife.Apply(state, new LifeEvent.Signalled(Some.Fires(3, labels: Some.Fires(3).Labels.With("severity", "warning"))), Some.At(4)).State;
        Assert.Equal(state.Alerts.Values.Single().Group, Assert.Single(state.Groups).Key);
        state = AlertLife.Apply(state, new LifeEvent.Signalled(Some.Ends(4)), Some.At(10)).State;
        state = AlertLife.Advance(state, Some.At(60 * 30)).State;
        Assert.Empty(state.Alerts);
        Assert.Null(AlertLife.NextWake(state));
    }

    [Fact]
    public void An_alert_that_fires_again_has_the_labels_that_its_rule_gives_by_then()
    {
        var (warning, critical) = (Some.Fires(1).Labels.With("severity", "warning"), Some.Fires(1).Labels.With("severity", "critical"));
        var silence = new Silence("s", [new("severity", MatchOp.Equal, "warning")], Some.At(20), null, "ann", "known");
        var story = Play(
            Rule with { GroupBy = ["severity"] }, 120, Some.Fires(1, labels: warning), Some.Fires(2, after: 6, level: 2, labels: critical), Some.Ends(3, after: 12), Some.Fires(4, after: 60, labels: critical));
        Assert.Equal(["warning", "warning", "warning", "critical"], story.Messages.Select(message => message.Alerts.Single().Labels["severity"]));
        Assert.Equal(["warning", "warning", "warning", "critical"], story.Messages.Select(message => message.Labels["severity"]));
        Assert.Single(Play(Rule, 120, [new LifeEvent.SilenceSet(silence)], Some.Fires(1, labels: warning), Some.Ends(2, after: 6), Some.Fires(3, after: 60, labels: critical)).Messages.Skip(2));
    }

    [Fact]
    public void An_event_whose_articles_are_withdrawn_before_it_is_told_is_dropped()
    {
        foreach (var rule in new[] { Rule, Rule with { Digest = new(DigestEvery.Hour, 0, "UTC"), DigestOnly = true } })
        {
            var story = Play(
                rule, 600, Some.Fires(1, key: "a", until: 60), Some.Fires(2, key: "a", until: 60), Some.Shrinks(3, "article1", left: 1, key: "a", after: rule.DigestOnly ? 5 : 0.2),
                Some.Shrinks(4, "article2", left: 0, key: "a", after: rule.DigestOnly ? 6 : 0.3));
            Assert.Empty(story.Messages);
            Assert.Equal(LedgerCause.Withdrawn, Assert.Single(story.Ledger, entry => entry.Kind is LedgerKind.Dropped).Cause);
            Assert.Empty(story.State.Alerts);
        }
    }

    [Fact]
    public void What_is_told_has_no_article_that_was_withdrawn_before()
    {
        foreach (var rule in new[] { Rule, Rule with { Digest = new(DigestEvery.Hour, 0, "UTC"), DigestOnly = true } })
        {
            var told = Assert.Single(Play(
                rule, 59 + 2, Some.Fires(1, key: "a", until: 600), Some.Fires(2, key: "a", until: 600), Some.Shrinks(3, "article1", left: 1, key: "a", after: rule.DigestOnly ? 5 : 0.2)).Messages).Alerts.Single();
            Assert.Equal((1, "article2"), (told.Evidence.Articles, told.Evidence.Shown.Single().Article.Value));
        }
    }

    [Fact]
    public void A_signal_of_a_rule_that_is_gone_is_in_the_ledger()
    {
        var outcome = AlertLife.Apply(new() { Clock = Some.Start }, new LifeEvent.Signalled(Some.Fires(1)), Some.Start);
        Assert.Equal((LedgerKind.Dropped, LedgerCause.RuleOff), (outcome.Ledger.Single().Kind, outcome.Ledger.Single().Cause));
    }

    [Fact]
    public void Who_takes_an_alert_is_seen_by_all_and_a_reopened_one_is_new_again()
    {
        var story = Play(Rule, 60, Some.Fires(1));
        var id = story.State.Alerts.Keys.Single();
        var taken = AlertLife.Apply(story.State, new LifeEvent.Handled(id, Handling.Taken, "ann"), Some.At(60)).State;
        Assert.Equal((Handling.Taken, "ann"), (taken.Alerts[id].Handling, taken.Alerts[id].HandledBy));
        var over = AlertLife.Apply(taken, new LifeEvent.Signalled(Some.Ends(2)), Some.At(61)).State;
        Assert.Equal(Handling.New, AlertLife.Apply(over, new LifeEvent.Signalled(Some.Fires(3)), Some.At(62)).State.Alerts[id].Handling);
    }

    [Fact]
    public void Nothing_to_wait_for_is_no_wake()
    {
        Assert.Null(AlertLife.NextWake(new() { Clock = Some.Start }));
        Assert.Null(AlertLife.NextWake(Play(Rule, 60, Some.Fires(1)).State));
    }

    private static Story Play(Rule rule, double minutes, params Signal[] signals) => Play(rule, minutes, [], signals);

    private static Story Play(Rule rule, double minutes, LifeEvent[] first, params Signal[] signals)
    {
        var happenings = new List<Happening> { new(0, new LifeEvent.RuleSet(rule)) };
        happenings.AddRange(first.Select(happened => new Happening(0, happened)));
        var at = Some.Start;
        foreach (var signal in signals)
        {
            happenings.Add(new((int)(signal.At - at).TotalSeconds, new LifeEvent.Signalled(signal)));
            at = signal.At;
        }

        return Story.Of([.. happenings], Some.At(minutes));
    }

    private static double After(Message message) => (message.At - Some.Start).TotalMinutes;

    private static string[] News(Message message) => [.. message.Alerts.Where(alert => !alert.Steps.IsEmpty).Select(alert => alert.Labels["event"]).Order(StringComparer.Ordinal)];
}
