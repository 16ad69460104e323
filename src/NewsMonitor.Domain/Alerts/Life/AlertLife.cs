using System.Collections.Immutable;

namespace NewsMonitor.Domain.Alerts;

/// <summary>What follows from an event or from time.</summary>
/// <param name="State">Goes on from here; to be kept together with messages and ledger.</param>
/// <param name="Messages">To be sent, in order of time.</param>
/// <param name="Ledger">What happened and why, in order of time.</param>
/// <param name="Changed">Each alert that changed, as it is now or was when it was forgotten; in order of their ids.</param>
public sealed record LifeOutcome(LifeState State, ImmutableArray<Message> Messages, ImmutableArray<LedgerEntry> Ledger, ImmutableArray<Alert> Changed);

/// <summary>
/// The life of alerts, after Prometheus Alertmanager: grouping, wait, interval, repeat, inhibition, silences; and quiet hours, rate limits, digests.
/// A pure function: what is due between two events happens at its own time, whenever time is looked at.
/// </summary>
public static class AlertLife
{
    /// <summary>An alert whose rule said that it is over is kept, and reopens where it fires again, for so long. What is a moment (article, company) is new then.</summary>
    public static readonly TimeSpan Reopens = TimeSpan.FromHours(24);

    /// <summary>Alerts that a rule may have at a time; a further one is not taken and the ledger says so.</summary>
    public const int MaxAlertsOfRule = 2_000;

    /// <summary>When something is due next though nothing happens; null: never.</summary>
    public static DateTimeOffset? NextWake(LifeState state) => Due.Next(state);

    /// <summary>Lets time pass; a time before the state's clock changes nothing.</summary>
    public static LifeOutcome Advance(LifeState state, DateTimeOffset to) => Advance(state, new(state), to);

    /// <summary>Takes in an event at its time or, where that is before the state's clock, at the clock.</summary>
    public static LifeOutcome Apply(LifeState state, LifeEvent happened, DateTimeOffset at) => Apply(state, new(state), happened, at);

    /// <param name="index">Of the state; afterwards of the one that follows.</param>
    internal static LifeOutcome Advance(LifeState state, LifeIndex index, DateTimeOffset to)
    {
        var turn = new Turn(state, index);
        Settle(turn, to);
        return turn.Outcome();
    }

    /// <inheritdoc cref="Advance(LifeState, LifeIndex, DateTimeOffset)"/>
    internal static LifeOutcome Apply(LifeState state, LifeIndex index, LifeEvent happened, DateTimeOffset at)
    {
        var turn = new Turn(state, index);
        Settle(turn, at);
        Handle(turn, happened);
        Settle(turn, turn.Clock);
        return turn.Outcome();
    }

    private static void Settle(Turn turn, DateTimeOffset to)
    {
        while (turn.Index.Next(turn.State) is { } next && next <= to)
        {
            turn.MoveTo(next);
            Due.Run(turn);
        }

        turn.MoveTo(to);
    }

    private static void Handle(Turn turn, LifeEvent happened)
    {
        switch (happened)
        {
            case LifeEvent.Signalled(var signal):
                Signals.Take(turn, signal);
                break;
            case LifeEvent.RuleSet(var rule):
                ByHand.Set(turn, rule);
                break;
            case LifeEvent.RuleGone(var id):
                ByHand.RemoveRule(turn, id);
                break;
            case LifeEvent.SilenceSet silenced:
                ByHand.Set(turn, silenced);
                break;
            case LifeEvent.SilenceGone lifted:
                ByHand.Remove(turn, lifted);
                break;
            case LifeEvent.InhibitionSet(var inhibition):
                ByHand.Set(turn, inhibition);
                break;
            case LifeEvent.InhibitionGone(var id):
                ByHand.RemoveInhibition(turn, id);
                break;
            case LifeEvent.Handled handled:
                ByHand.Handle(turn, handled);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(happened), happened, "not an event");
        }
    }
}
