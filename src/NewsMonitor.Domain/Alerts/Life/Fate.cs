using System.Collections.Immutable;

namespace NewsMonitor.Domain.Alerts;

/// <summary>Where steps end: told, in the digest, or dropped; each in exactly one of them.</summary>
internal static class Fate
{
    /// <summary>Why undecided steps that nothing holds are no news; null: they are.</summary>
    public static (LedgerCause Cause, string Why)? Untold(Rule rule, Alert alert)
    {
        if (alert.Undecided[^1].Kind is LedgerKind.Reminded)
        {
            return null;
        }

        var told = alert.Told is { Firing: true } known ? known : null;
        if (alert.IsFiring)
        {
            return told is null || alert.Level > told.Level || Signals.SourceStep(rule, alert.Sources) > told.Sources
                ? null
                : (LedgerCause.AsTold, "ended and came back between two messages");
        }

        if (told is not null)
        {
            return rule.SendResolved ? null : (LedgerCause.EndsUntold, "the rule does not tell ends");
        }

        return alert.IsMoment || alert.Held?.Cause is LedgerCause.QuietHours ? null : (LedgerCause.OverBefore, "over before its message was due");
    }

    public static void Tell(Turn turn, Alert alert, LedgerKind kind, string message, string why)
    {
        var rule = turn.State.Rules[alert.Rule].Rule;
        turn.Put(alert with
        {
            Undecided = [],
            Held = null,
            ToldStep = alert.Undecided[^1].Number,
            Told = new(alert.IsFiring, alert.Level, Signals.SourceStep(rule, alert.Sources)),
        });
        turn.Note(alert, kind, why, by: message, steps: alert.Undecided);
    }

    /// <summary>It is over, and what is undecided of it is never told.</summary>
    public static void End(Turn turn, Alert alert, LedgerCause cause, string why)
    {
        if (alert.IsFiring)
        {
            turn.Note(alert, LedgerKind.Resolved, why, cause);
        }

        var over = alert with { Status = AlertStatus.Resolved, ResolvedAt = alert.ResolvedAt ?? turn.Clock };
        turn.Put(over);
        if (!over.Undecided.IsEmpty)
        {
            Drop(turn, over, cause, null, why);
        }

        Groups.Leave(turn, over);
    }

    public static void Drop(Turn turn, Alert alert, LedgerCause cause, string? by, string why)
    {
        // Receivers who heard that it fires and will not hear that it ended must hear of it if it fires again.
        var told = alert.IsFiring || alert.Told is null ? alert.Told : alert.Told with { Firing = false };
        turn.Put(alert with { Undecided = [], Held = null, Told = told });
        turn.Note(alert, LedgerKind.Dropped, why, cause, by, alert.Undecided);
    }
}
