using System.Collections.Immutable;
using System.Globalization;

namespace NewsMonitor.Domain.Alerts;

/// <summary>What a rule's signal does to its alert.</summary>
internal static class Signals
{
    public static void Take(Turn turn, Signal signal)
    {
        if (!turn.State.Rules.TryGetValue(signal.Rule, out var memory))
        {
            turn.NoteUntaken(signal, LedgerCause.RuleOff, "the rule is gone");
            return;
        }

        if (signal.Number <= memory.Signal)
        {
            return;
        }

        turn.Put(memory with { Signal = signal.Number });
        var alert = turn.Find(signal.Rule, signal.Key);
        if (!memory.Rule.Enabled)
        {
            turn.NoteUntaken(signal, LedgerCause.RuleOff, "the rule is switched off");
        }
        else if (signal.Kind is SignalKind.Ends)
        {
            End(turn, alert, signal);
        }
        else if (signal.Kind is SignalKind.Shrinks)
        {
            Shrink(turn, alert, signal);
        }
        else if (signal.Until is { } until && until <= turn.Clock)
        {
            turn.NoteUntaken(signal, LedgerCause.OverBefore, "it was over when it was heard of");
        }
        else if (alert is null)
        {
            Open(turn, memory.Rule, signal);
        }
        else
        {
            Continue(turn, memory.Rule, alert, signal);
        }
    }

    /// <summary>Its time is over.</summary>
    public static void End(Turn turn, Alert alert) => Resolve(turn, alert, "nothing more came for as long as it is kept open");

    private static void End(Turn turn, Alert? alert, Signal signal)
    {
        if (alert is { IsFiring: true })
        {
            var why = signal.Evidence is { Measure: "minutes", Value: { } minutes } ? $"it was heard again after {Durations.Word(TimeSpan.FromMinutes(minutes))}" : Say("calm", signal.Evidence);
            Resolve(turn, alert with { Evidence = signal.Evidence.JoinedTo(alert.Evidence) }, why);
        }
    }

    private static void Shrink(Turn turn, Alert? before, Signal signal)
    {
        if (before is null || signal.Left is not { } article)
        {
            return;
        }

        var shown = before.Evidence.Shown.FirstOrDefault(shown => shown.Article == article);
        var after = before with { Evidence = signal.Evidence with { Shown = before.Evidence.Shown.RemoveAll(shown => shown.Article == article) } };
        turn.Put(after);
        turn.Note(after, LedgerKind.Left, $"{(shown is null ? "an article" : $"“{shown.Title}”")} {(signal.IsRecount ? "counts no more for its topic, which was changed or deleted" : "was withdrawn, or is no longer about it")}", LedgerCause.Withdrawn, article.Value);
        if (signal.Evidence.Articles == 0 && after.IsMoment)        // what goes on is over when its rule says so
        {
            var why = signal.IsRecount ? "its topic was changed or deleted, and counts none of its articles any more" : "all of its articles were withdrawn, or are no longer about it";
            Digests.Drop(turn, item => item.Alert == after.Id, LedgerCause.Withdrawn, why);
            Fate.End(turn, turn.State.Alerts[after.Id], LedgerCause.Withdrawn, why);
        }
        else
        {
            Digests.Amend(turn, after);
        }
    }

    private static void Resolve(Turn turn, Alert alert, string why)
    {
        var over = alert with { Status = AlertStatus.Resolved, ResolvedAt = turn.Clock };
        if (alert.IsMoment)
        {
            // Its end is no news, and if it comes back it is news again.
            over = over with { Told = over.Told is { } told ? told with { Firing = false } : null };
            turn.Put(over);
            turn.Note(over, LedgerKind.Resolved, why);
            if (over.Undecided.IsEmpty)
            {
                Groups.Leave(turn, over);
            }
        }
        else
        {
            Step(turn, over, LedgerKind.Resolved, why);
        }
    }

    private static void Open(Turn turn, Rule rule, Signal signal)
    {
        if (turn.Index.CountOf(rule.Id) >= AlertLife.MaxAlertsOfRule)
        {
            turn.NoteUntaken(signal, LedgerCause.Bound, $"the rule has {AlertLife.MaxAlertsOfRule} alerts already");
            return;
        }

        var alert = new Alert
        {
            Id = StableHash.Short($"{rule.Id}\n{signal.Key}\n{turn.Clock.UtcTicks}"),
            Rule = rule.Id,
            Key = signal.Key,
            Group = Group.KeyOf(rule, signal.Labels.Only(rule.GroupBy)),
            Labels = signal.Labels,
            OpenedAt = turn.Clock,
            Until = signal.Until,
            Level = signal.Level,
            Sources = signal.Evidence.Sources,
            Evidence = signal.Evidence,
        };
        Groups.Join(turn, rule, alert);
        Step(turn, alert, LedgerKind.Fired, Say("fires", signal.Evidence));
    }

    private static void Continue(Turn turn, Rule rule, Alert before, Signal signal)
    {
        var after = before with
        {
            Status = AlertStatus.Firing,
            ResolvedAt = null,
            Labels = before.IsFiring ? before.Labels : signal.Labels,
            Until = signal.Until is { } until && before.Until > until ? before.Until : signal.Until,
            Level = before.IsFiring ? Math.Max(before.Level, signal.Level) : signal.Level,
            Sources = before.IsFiring ? Math.Max(before.Sources, signal.Evidence.Sources) : signal.Evidence.Sources,
            Evidence = signal.Evidence.JoinedTo(before.Evidence),
        };
        if (!before.IsFiring)
        {
            after = after with { Group = Group.KeyOf(rule, after.Labels.Only(rule.GroupBy)), Handling = Handling.New, HandledBy = null, HandledAt = null };
            if (after.Group != before.Group)
            {
                Groups.Leave(turn, before);
            }

            Groups.Join(turn, rule, after);
            Step(turn, after, LedgerKind.Reopened, Say("fires again", signal.Evidence));
        }
        else if (after.Level > before.Level)
        {
            Step(turn, after, LedgerKind.Raised, Say($"rose to level {after.Level}", signal.Evidence));
        }
        else if (SourceStep(rule, after.Sources) > SourceStep(rule, before.Sources))
        {
            Step(turn, after, LedgerKind.Spread, Say($"reached {SourceStep(rule, after.Sources)} independent sources", signal.Evidence));
        }
        else
        {
            turn.Put(after);
            if (!signal.Evidence.Shown.IsEmpty)
            {
                turn.Note(after, LedgerKind.Joined, $"“{signal.Evidence.Shown[0].Title}” joins an alert that fires already", LedgerCause.Grouping, signal.Evidence.Shown[0].Article.Value);
            }
        }
    }

    /// <summary>The highest of the rule's steps that so many sources reach; 0: none.</summary>
    public static int SourceStep(Rule rule, int sources) => rule.SourceSteps.LastOrDefault(step => step <= sources);

    private static void Step(Turn turn, Alert alert, LedgerKind kind, string why)
    {
        var step = new AlertStep(alert.Step + 1, kind, turn.Clock);
        var after = alert with { Step = step.Number, Undecided = alert.Undecided.Add(step) };
        turn.Put(after);
        turn.Note(after, kind, why, steps: [step]);
    }

    private static string Say(string what, AlertEvidence evidence) => string.Create(
        CultureInfo.InvariantCulture, $"{what}: {evidence.Measure} {evidence.Value:0.##}, threshold {evidence.Threshold:0.##}, {Plural.Of(evidence.Articles, "article")} from {Plural.Of(evidence.Sources, "source")}");
}
