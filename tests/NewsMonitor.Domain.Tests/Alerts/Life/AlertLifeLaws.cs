using NewsMonitor.Domain.Alerts;
using LabelSet = NewsMonitor.Domain.Alerts.Labels;
using CsCheck;

namespace NewsMonitor.Domain.Tests.Alerts.Life;

public sealed class AlertLifeLaws
{
    private const int Iterations = 25;

    [Fact]
    public void Looking_at_the_clock_often_or_twice_and_restarting_between_any_two_events_changes_nothing() =>
        Gen.Select(Scenario.Changing, Gen.Int[0, int.MaxValue]).Sample((happenings, seed) =>
        {
            var expected = Story.Of(happenings);
            var random = new Random(seed);
            var (state, at) = (new LifeState { Clock = Some.Start }, Some.Start);
            var (messages, ledger) = (new List<Message>(), new List<LedgerEntry>());
            foreach (var happening in happenings.Append(new(2 * 86_400, null)))
            {
                var next = at.AddSeconds(happening.Seconds);
                for (var looks = random.Next(3); looks > 0; looks--)
                {
                    var look = at + (next - at) * random.NextDouble();
                    Take(AlertLife.Advance(state, look));
                    Take(AlertLife.Advance(state, look));
                    Take(AlertLife.Advance(state, at));     // late: before the clock
                }

                Take(happening.Event is { } happened ? AlertLife.Apply(state, happened, next) : AlertLife.Advance(state, next));
                at = next;
            }

            Assert.Equal(AlertJson.Write(expected.Messages), AlertJson.Write(messages));
            Assert.Equal(AlertJson.Write(expected.Ledger), AlertJson.Write(ledger));
            Assert.Equal(AlertJson.Write(expected.State), AlertJson.Write(state));

            void Take(LifeOutcome outcome)
            {
                state = AlertJson.Read<LifeState>(AlertJson.Write(outcome.State));
                messages.AddRange(outcome.Messages);
                ledger.AddRange(outcome.Ledger);
            }
        }, iter: Iterations);

    [Fact]
    public void A_life_that_goes_on_or_is_read_back_says_what_one_that_looks_at_all_alerts_at_each_event_says() => Gen.Select(Scenario.Changing, Gen.Int[0, int.MaxValue]).Sample((happenings, seed) =>
    {
        var (random, run, state, at) = (new Random(seed), new LifeRun(new() { Clock = Some.Start }), new LifeState { Clock = Some.Start }, Some.Start);
        foreach (var happening in happenings.Append(new(2 * 86_400, null)))
        {
            var next = at.AddSeconds(happening.Seconds);
            var look = at + (next - at) * random.NextDouble();
            Same(AlertLife.Advance(state, look), run.Advance(look));
            Same(happening.Event is { } happened ? AlertLife.Apply(state, happened, next) : AlertLife.Advance(state, next), happening.Event is { } same ? run.Apply(same, next) : run.Advance(next));
            at = next;
            run = random.Next(4) == 0 ? new LifeRun(run.State) : run;
        }

        void Same(LifeOutcome expected, LifeOutcome outcome)
        {
            state = expected.State;
            Assert.Equal(AlertJson.Write(expected), AlertJson.Write(outcome));
            Assert.Equal(AlertLife.NextWake(state), run.NextWake);
        }
    }, iter: 4 * Iterations);

    [Fact]
    public void Every_step_ends_in_exactly_one_of_told_digested_and_dropped() => Scenario.Changing.Sample(happenings =>
    {
        var story = Story.Of(happenings);
        var steps = story.Ledger.Where(entry => entry.Kind is LedgerKind.Fired or LedgerKind.Raised or LedgerKind.Spread or LedgerKind.Reopened or LedgerKind.Resolved
            or LedgerKind.Reminded).SelectMany(Steps);
        var ends = story.Ledger.Where(entry => entry.Kind is LedgerKind.Told or LedgerKind.Digested or LedgerKind.Dropped).SelectMany(Steps);
        var open = story.State.Alerts.Values.SelectMany(alert => alert.Undecided.Select(step => (alert.Id, step.Number)))
            .Concat(story.State.Digests.Values.SelectMany(digest => digest.Items).SelectMany(item => item.Steps.Select(step => (item.Alert, step.Number))));
        Assert.Equal(steps.Order(), ends.Concat(open).Order());
    }, iter: 4 * Iterations);

    [Fact]
    public void No_step_is_in_two_messages_and_messages_tell_what_the_ledger_says() => Scenario.Changing.Sample(happenings =>
    {
        var story = Story.Of(happenings);
        var told = story.Messages.SelectMany(message => message.Alerts.SelectMany(alert => alert.Steps.Select(step => (message.Id, alert.Alert, step.Number)))).ToArray();
        Assert.Distinct(told.Select(step => (step.Alert, step.Number)));
        Assert.Equal(
            told.Order(),
            story.Ledger.Where(entry => entry.Kind is LedgerKind.Told or LedgerKind.Digested).SelectMany(entry => Steps(entry).Select(step => (entry.By!, step.Alert, step.Number))).Order());
        Assert.Distinct(story.Messages.Select(message => message.Id));
        Assert.Equal(story.Messages.Select(message => message.At).Order(), story.Messages.Select(message => message.At));
    }, iter: 4 * Iterations);

    [Fact]
    public void Silences_and_inhibitions_keep_quiet_exactly_while_they_are_active() => Scenario.Changing.Sample(happenings =>
    {
        var labels = new Dictionary<string, LabelSet>();
        Story.Of(happenings, outcome =>
        {
            var (state, now) = (outcome.State, outcome.State.Clock);
            foreach (var alert in outcome.Changed)
            {
                labels[alert.Id] = alert.Labels;
            }

            foreach (var alert in outcome.Messages.SelectMany(message => message.Alerts))
            {
                Assert.DoesNotContain(state.Silences.Values, silence => Silences(silence, alert.Labels, now));
                Assert.False(IsInhibited(state, alert.Labels));
            }

            foreach (var entry in outcome.Ledger.Where(entry => entry.Kind is LedgerKind.Held or LedgerKind.Dropped))
            {
                Assert.True(entry.Cause is not LedgerCause.Silence || Silences(state.Silences[entry.By!], labels[entry.Alert!], now));
                Assert.True(entry.Cause is not LedgerCause.Inhibition || IsInhibited(state, labels[entry.Alert!]));
            }
        });
    }, iter: Iterations);

    [Fact]
    public void Nothing_is_sent_in_quiet_hours_and_nothing_is_held_by_them_when_they_are_over() => Scenario.Changing.Sample(happenings => Story.Of(happenings, outcome =>
    {
        var (state, now) = (outcome.State, outcome.State.Clock);
        Assert.DoesNotContain(outcome.Messages.SelectMany(message => message.Alerts), alert => state.Rules[alert.Rule].Rule.QuietHours?.IsQuiet(now) == true);
        Assert.All(state.Alerts.Values.Where(alert => alert.Held?.Cause is LedgerCause.QuietHours), alert =>
            Assert.True(state.Rules[alert.Rule].Rule.QuietHours!.IsQuiet(now)));
    }), iter: Iterations);

    [Fact]
    public void No_stretch_of_the_limits_length_has_more_messages_of_a_rule_than_its_limit() => Scenario.Any.Sample(happenings =>
    {
        var story = Story.Of(happenings);
        foreach (var rule in story.State.Rules.Values.Select(memory => memory.Rule).Where(rule => rule.RateLimit is not null))
        {
            var sent = story.Messages.Where(message => message.Rule == rule.Id).Select(message => message.At).ToArray();
            Assert.All(sent, last => Assert.InRange(sent.Count(at => at <= last && at > last - rule.RateLimit!.Per), 1, rule.RateLimit!.Messages));
        }
    }, iter: Iterations);

    [Fact]
    public void A_digest_goes_out_at_its_hour_or_at_the_end_of_quiet_hours_and_tells_each_alert_once() => Scenario.Any.Sample(happenings =>
    {
        var story = Story.Of(happenings);
        foreach (var digest in story.Messages.Where(message => message.Kind is MessageKind.Digest))
        {
            Assert.All(digest.Alerts.Select(alert => story.State.Rules[alert.Rule].Rule), rule =>
            {
                var (plan, before) = (rule.Digest ?? DigestPlan.Hourly, digest.At.AddTicks(-1));
                var hour = plan.Next(before);
                Assert.True(hour == digest.At || rule.QuietHours?.End(before) == digest.At);
            });
            Assert.Distinct(digest.Alerts.Select(alert => alert.Alert));
            Assert.All(digest.Alerts, alert => Assert.NotEmpty(alert.Steps));
        }
    }, iter: Iterations);

    [Fact]
    public void A_digest_goes_to_the_channels_of_all_its_rules_as_they_are_when_it_goes_out_and_no_two_at_once_to_the_same() => Scenario.Changing.Sample(happenings => Story.Of(happenings, outcome =>
    {
        var digests = outcome.Messages.Where(message => message.Kind is MessageKind.Digest).ToArray();
        Assert.All(digests, digest => Assert.All(digest.Alerts, alert => Assert.Equal(outcome.State.Rules[alert.Rule].Rule.Channels.Order(), digest.Channels.Order())));
        Assert.Distinct(digests.Select(digest => (digest.Group, digest.At)));
    }), iter: 4 * Iterations);

    [Fact]
    public void What_goes_into_a_digest_is_told_within_a_day_and_its_quiet_hours_unless_it_is_muted() => Scenario.Changing.Sample(happenings =>
    {
        var story = Story.Of(happenings);
        var ends = story.Ledger.Where(entry => entry.Kind is LedgerKind.Digested or LedgerKind.Dropped || (entry.Kind is LedgerKind.Held && entry.Cause is not LedgerCause.QuietHours))
            .SelectMany(entry => Steps(entry).Select(step => (step, entry.At))).ToLookup(end => end.step, end => end.At);
        var longest = TimeSpan.FromHours(25 + 10);      // an hour more where clocks go back
        foreach (var queued in story.Ledger.Where(entry => entry.Kind is LedgerKind.ToDigest && entry.At + longest <= story.State.Clock))
        {
            Assert.All(Steps(queued), step => Assert.Contains(ends[step], at => at >= queued.At && at <= queued.At + longest));
        }
    }, iter: 4 * Iterations);

    [Fact]
    public void Messages_of_a_group_are_an_interval_apart() => Scenario.Any.Sample(happenings =>
    {
        var story = Story.Of(happenings);
        foreach (var group in story.Messages.Where(message => message.Kind is MessageKind.Alerts).GroupBy(message => message.Group))
        {
            var rule = story.State.Rules[group.First().Rule!].Rule;
            // At the end of quiet hours it is told at once; a group that was over begins anew with the wait.
            var least = rule.QuietHours is null ? TimeSpan.FromTicks(Math.Min(rule.Interval.Ticks, rule.Wait.Ticks)) : TimeSpan.Zero;
            Assert.All(group.Zip(group.Skip(1)), pair => Assert.True(pair.Second.At - pair.First.At >= least));
        }
    }, iter: Iterations);

    [Fact]
    public void Reminders_of_an_alert_are_a_repeat_apart() => Scenario.Any.Sample(happenings =>
    {
        var story = Story.Of(happenings);
        foreach (var alert in story.Ledger.Where(entry => entry.Kind is LedgerKind.Reminded).GroupBy(entry => entry.Alert))
        {
            var repeat = story.State.Rules[alert.First().Rule].Rule.Repeat;
            Assert.All(alert.Zip(alert.Skip(1)), pair => Assert.True(pair.Second.At - pair.First.At >= repeat));
        }
    }, iter: 4 * Iterations);

    [Fact]
    public void Whatever_fires_or_is_undecided_is_in_its_own_group_and_in_no_other() => Scenario.Changing.Sample(happenings => Story.Of(happenings, outcome =>
    {
        var state = outcome.State;
        Assert.All(state.Groups.Values, group => Assert.All(group.Alerts, id => Assert.Equal(group.Key, state.Alerts[id].Group)));
        Assert.All(
            state.Alerts.Values.Where(alert => alert.Status is AlertStatus.Firing || !alert.Undecided.IsEmpty),
            alert => Assert.Contains(alert.Id, state.Groups[alert.Group].Alerts));
    }), iter: 4 * Iterations);

    [Fact]
    public void An_article_that_left_an_alert_is_told_of_it_no_more() => Scenario.Changing.Sample(happenings =>
    {
        var left = new HashSet<(string Alert, string Article)>();
        Story.Of(happenings, outcome =>
        {
            left.ExceptWith(outcome.Changed.SelectMany(alert => Articles(alert.Id, alert.Evidence)));       // it came again
            foreach (var entry in outcome.Ledger.Where(entry => entry.Kind is LedgerKind.Left))
            {
                left.Add((entry.Alert!, entry.By!));
                Assert.DoesNotContain((entry.Alert!, entry.By!), outcome.Changed.SelectMany(alert => Articles(alert.Id, alert.Evidence)));
            }

            Assert.DoesNotContain(outcome.Messages.SelectMany(message => message.Alerts).SelectMany(alert => Articles(alert.Alert, alert.Evidence)), left.Contains);
        });
    }, iter: 4 * Iterations);

    [Fact]
    public void A_moment_whose_articles_all_left_is_over_and_nothing_more_is_told_of_it() => Scenario.Changing.Sample(happenings =>
    {
        var over = new HashSet<string>();
        Story.Of(happenings, outcome =>
        {
            over.ExceptWith(outcome.Changed.Where(alert => alert.Status is AlertStatus.Firing).Select(alert => alert.Id));
            Assert.DoesNotContain(outcome.Messages.SelectMany(message => message.Alerts), alert => over.Contains(alert.Alert) && !alert.Steps.IsEmpty);
            foreach (var alert in outcome.Changed.Where(alert => alert.Until is not null && alert.Evidence.Articles == 0))
            {
                Assert.Equal((AlertStatus.Resolved, 0), (alert.Status, alert.Undecided.Length));
                over.Add(alert.Id);
            }

            // What lasts is over when its rule says so.
            Assert.All(
                outcome.Ledger.Where(entry => entry is { Kind: LedgerKind.Resolved, Cause: LedgerCause.Withdrawn }),
                entry => Assert.NotNull(outcome.Changed.Single(alert => alert.Id == entry.Alert).Until));
        });
    }, iter: 40 * Iterations);

    [Fact]
    public void A_signal_that_comes_twice_counts_once() => Scenario.Any.Sample(happenings =>
    {
        var once = Story.Of(happenings);
        var twice = Story.Of([.. happenings.SelectMany(happening => happening.Event is LifeEvent.Signalled ? [happening, happening with { Seconds = 0 }] : new[] { happening })]);
        Assert.Equal(AlertJson.Write(once.Ledger), AlertJson.Write(twice.Ledger));
    }, iter: Iterations);

    private static IEnumerable<(string Alert, int Number)> Steps(LedgerEntry entry) => entry.Steps.Select(number => (entry.Alert!, number));

    private static IEnumerable<(string Alert, string Article)> Articles(string alert, AlertEvidence evidence) => evidence.Shown.Select(article => (alert, article.Article.Value));

    private static bool Silences(Silence silence, LabelSet labels, DateTimeOffset now) =>
        now >= silence.From && (silence.To is null || now < silence.To) && silence.Matchers.All(matcher => matcher.Matches(labels));

    private static bool IsInhibited(LifeState state, LabelSet labels) => state.Inhibitions.Values.Any(rule =>
        rule.Target.All(matcher => matcher.Matches(labels)) && state.Alerts.Values.Any(source =>
            source.Status is AlertStatus.Firing && rule.Source.All(matcher => matcher.Matches(source.Labels)) && rule.Equal.All(name => source.Labels[name] == labels[name])
            && !(rule.Source.All(matcher => matcher.Matches(labels)) && rule.Target.All(matcher => matcher.Matches(source.Labels)))));
}
