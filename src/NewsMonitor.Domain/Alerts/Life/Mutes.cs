namespace NewsMonitor.Domain.Alerts;

/// <summary>Whether an alert may be told now.</summary>
internal static class Mutes
{
    /// <summary>What keeps it from being told at the state's clock; null: nothing. What held it before goes on to, as long as it can.</summary>
    public static Hold? Of(LifeState state, Alert alert)
    {
        if (alert.Held is { Cause: LedgerCause.Silence or LedgerCause.Inhibition } held && Holds(state, alert, held))
        {
            return held;
        }

        foreach (var silence in state.Silences.Values)
        {
            if (silence.Mutes(alert.Labels, state.Clock))
            {
                return new(LedgerCause.Silence, silence.Id);
            }
        }

        foreach (var inhibition in state.Inhibitions.Values.Where(inhibition => inhibition.IsTarget(alert.Labels)))
        {
            if (state.Alerts.Values.FirstOrDefault(source => source.IsFiring && inhibition.Inhibits(source.Labels, alert.Labels)) is { } source)
            {
                return new(LedgerCause.Inhibition, source.Id);
            }
        }

        return null;
    }

    /// <summary>Whether a silence or an inhibiting alert still keeps it from being told.</summary>
    public static bool Holds(LifeState state, Alert alert, Hold held) => held.Cause is LedgerCause.Silence
        ? state.Silences.GetValueOrDefault(held.By!)?.Mutes(alert.Labels, state.Clock) == true
        : state.Alerts.GetValueOrDefault(held.By!) is { IsFiring: true } source
            && state.Inhibitions.Values.Any(inhibition => inhibition.Inhibits(source.Labels, alert.Labels));
}
