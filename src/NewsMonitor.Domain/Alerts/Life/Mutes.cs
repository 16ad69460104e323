namespace NewsMonitor.Domain.Alerts;

/// <summary>Whether an alert may be told now.</summary>
internal static class Mutes
{
    /// <summary>What keeps it from being told at the state's clock; null: nothing. What held it before goes on to, as long as it can.</summary>
    public static Hold? Of(LifeState state, Labels labels, Hold? before = null)
    {
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

        foreach (var inhibition in state.Inhibitions.Values.Where(inhibition => inhibition.IsTarget(labels)))
        {
            if (state.Alerts.Values.FirstOrDefault(source => source.IsFiring && inhibition.Inhibits(source.Labels, labels)) is { } source)
            {
                return new(LedgerCause.Inhibition, source.Id);
            }
        }

        return null;
    }

    /// <summary>Whether a silence will keep it from being told at a time, or an inhibiting alert still does.</summary>
    public static bool Holds(LifeState state, Labels labels, Hold held, DateTimeOffset at) => held.Cause is LedgerCause.Silence
        ? state.Silences.GetValueOrDefault(held.By!)?.Mutes(labels, at) == true
        : state.Alerts.GetValueOrDefault(held.By!) is { IsFiring: true } source
            && state.Inhibitions.Values.Any(inhibition => inhibition.Inhibits(source.Labels, labels));

    public static string Why(LifeState state, Hold mute) =>
        mute.Cause is LedgerCause.Silence ? $"silenced: {state.Silences[mute.By!].Reason}" : "inhibited by another alert that fires";
}
