namespace NewsMonitor.Domain.Alerts;

/// <summary>A judge that begins anew while what its rule watches is the same, as after a stumble: alerts of the former judge are there.</summary>
public static class NewJudge
{
    /// <summary>
    /// It goes on from the rule's alerts. It numbers on from what they have heard, since lower numbers would be taken for known; and what fires until a judge says
    /// that it is over fires for it, too, and ends as if there had been no other.
    /// </summary>
    /// <param name="start">What it would begin with if there were no alerts.</param>
    /// <param name="lasting">The alert that fires until it is said to be over; null: none does.</param>
    /// <returns>What it begins with; and the end of that alert where the past that it was shown says so.</returns>
    public static (JudgeState State, Signal? Ends) Follow(JudgeState start, RuleMemory rule, Alert? lasting)
    {
        var state = start with { Signals = rule.Signal };
        return (lasting, start.Watch) switch
        {
            ({ } alert, WatchState.Window window) => (state with { Watch = window with { Track = Firing(alert) } }, null),
            ({ } alert, WatchState.Silence silence) => Follow(state, silence, rule.Rule, alert),
            _ => (state, null),
        };
    }

    // A silence that began no earlier than the judge's clock is one of which the past said nothing. What it did say came after the alert fired:
    // it reaches back as far as a silence must last.
    private static (JudgeState State, Signal? Ends) Follow(JudgeState state, WatchState.Silence silence, Rule rule, Alert alert)
    {
        var since = SilentSince(rule, alert);
        if (silence.Last >= state.Clock)
        {
            return (state with { Watch = new WatchState.Silence(since, Firing(alert)) }, null);
        }

        var evidence = alert.Evidence with { Value = Math.Max(0, (silence.Last - since).TotalMinutes), Shown = [] };
        return (
            state with { Signals = state.Signals + 1 },
            new(state.Signals + 1, rule.Id, alert.Key, SignalKind.Ends, state.Clock, rule.AllLabels(), null, 1, evidence));
    }

    // An alert that reopened has the article that ended the silence before.
    private static DateTimeOffset SilentSince(Rule rule, Alert alert)
    {
        var opened = alert.OpenedAt - TimeSpan.FromMinutes(Bar.Of(rule).Threshold);
        return alert.Evidence.Shown.FirstOrDefault()?.At.Start is { } heard && heard > opened ? heard : opened;
    }

    private static Track Firing(Alert alert) => new(Phase.Firing, alert.OpenedAt, alert.Level, null);
}
