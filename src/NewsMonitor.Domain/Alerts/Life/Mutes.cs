namespace NewsMonitor.Domain.Alerts;

/// <summary>Whether an alert may be told now.</summary>
internal static class Mutes
{
    /// <summary>What keeps it from being told at the state's clock; null: nothing. What held it before goes on to, as long as it can.</summary>
    public static Hold? Of(Turn turn, Labels labels, Hold? before = null)
    {
        var state = turn.State;
        if (before is { Cause: LedgerCause.Silence or LedgerCause.Inhibition } held && Holds(state, labels, held, state.Clock))
        {
            return held;
        }

        foreach (var silence in state.Silences.Values)
        {
            if (silence.Mutes(labels, state.Clock))
            {
                return new(LedgerCause.Silence, silence.Id);
            }
        }

        return turn.Index.FindInhibiting(state, labels) is { } source ? new(LedgerCause.Inhibition, source) : null;
    }

    /// <summary>Whether a silence will keep it from being told at a time, or an inhibiting alert still does.</summary>
    public static bool Holds(LifeState state, Labels labels, Hold held, DateTimeOffset at) => held.Cause is LedgerCause.Silence
        ? state.Silences.GetValueOrDefault(held.By!)?.Mutes(labels, at) == true
        : state.Alerts.GetValueOrDefault(held.By!) is { IsFiring: true } source
            && state.Inhibitions.Values.Any(inhibition => inhibition.Inhibits(source.Labels, labels));

    public static string Why(LifeState state, Hold mute) =>
        mute.Cause is LedgerCause.Silence ? $"silenced: {state.Silences[mute.By!].Reason}" : "inhibited by another alert that fires";
}
