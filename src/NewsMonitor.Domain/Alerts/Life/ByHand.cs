namespace NewsMonitor.Domain.Alerts;

/// <summary>What people change: rules, silences, inhibitions, and who is on an alert.</summary>
internal static class ByHand
{
    /// <summary>Silences that are over and still shown: so many at most.</summary>
    private const int MostOver = 1_000;

    public static void Set(Turn turn, Rule rule)
    {
        var before = turn.State.Rules.GetValueOrDefault(rule.Id);
        var watches = before is not null && rule.WatchesLike(before.Rule);
        if (before is not null && !watches)
        {
            EndAll(turn, rule.Id, rule.Enabled ? LedgerCause.RuleChanged : LedgerCause.RuleOff, rule.Enabled ? "what the rule watches was changed" : "the rule was switched off");
        }

        if (before is not null && before.Rule.QuietHours != rule.QuietHours)
        {
            foreach (var alert in turn.State.Alerts.Values.Where(alert => alert.Rule == rule.Id && alert.Held is { Until: not null }))
            {
                turn.Put(alert with { Held = null });
            }
        }

        turn.Put(new RuleMemory(rule, watches ? before!.Signal : 0, before?.Sent ?? []));
        turn.NoteByHand(rule.Id, null, rule.Id, before is null ? $"rule “{rule.Name}” was made" : $"rule “{rule.Name}” was changed");
    }

    public static void RemoveRule(Turn turn, string id)
    {
        if (turn.State.Rules.TryGetValue(id, out var before))
        {
            EndAll(turn, id, LedgerCause.RuleOff, "the rule was deleted");
            turn.State = turn.State with { Rules = turn.State.Rules.Remove(id) };
            turn.NoteByHand(id, null, id, $"rule “{before.Rule.Name}” was deleted");
        }
    }

    public static void Set(Turn turn, LifeEvent.SilenceSet happened)
    {
        var silence = happened.Silence;
        var over = turn.State.Silences.Values.Where(known => known.IsOver(turn.Clock)).OrderByDescending(known => known.To);
        var forgotten = over.Where((known, rank) => rank >= MostOver || !known.IsShown(turn.Clock)).Select(known => known.Id).ToList();
        turn.State = turn.State with { Silences = turn.State.Silences.RemoveRange(forgotten).SetItem(silence.Id, silence) };
        turn.NoteByHand("", null, silence.Id, $"{silence.Author} silences {happened.Words ?? Words(turn, silence)}: {silence.Reason}");
    }

    public static void Remove(Turn turn, LifeEvent.SilenceGone happened)
    {
        if (turn.State.Silences.TryGetValue(happened.Id, out var silence))
        {
            turn.State = turn.State with { Silences = turn.State.Silences.Remove(happened.Id) };
            var lifted = happened.By is not { } by ? $"the silence of {silence.Author} was lifted"
                : by == silence.Author ? $"{by} lifts the silence again" : $"{by} lifts the silence of {silence.Author}";
            turn.NoteByHand("", null, happened.Id, $"{lifted}: {silence.Reason}");
        }
    }

    public static void Set(Turn turn, Inhibition inhibition)
    {
        turn.State = turn.State with { Inhibitions = turn.State.Inhibitions.SetItem(inhibition.Id, inhibition) };
        turn.NoteByHand("", null, inhibition.Id, "inhibition set");
    }

    public static void RemoveInhibition(Turn turn, string id)
    {
        if (turn.State.Inhibitions.ContainsKey(id))
        {
            turn.State = turn.State with { Inhibitions = turn.State.Inhibitions.Remove(id) };
            turn.NoteByHand("", null, id, "inhibition removed");
        }
    }

    public static void Handle(Turn turn, LifeEvent.Handled handled)
    {
        if (turn.State.Alerts.TryGetValue(handled.Alert, out var alert))
        {
            turn.Put(handled.Apply(alert, turn.Clock));
            turn.NoteByHand(alert.Rule, alert.Id, handled.By, handled.Why());
        }
    }

    private static string Words(Turn turn, Silence silence) =>
        MatcherWords.Of(silence.Matchers, turn.State.Rules.ToDictionary(rule => (LabelNames.Rule, rule.Key), rule => rule.Value.Rule.Name));

    private static void EndAll(Turn turn, string rule, LedgerCause cause, string why)
    {
        Digests.Drop(turn, item => item.Rule == rule, cause, why);
        foreach (var alert in turn.State.Alerts.Values.Where(alert => alert.Rule == rule))
        {
            Fate.End(turn, alert, cause, why);
            turn.Forget(alert);
        }
    }
}
