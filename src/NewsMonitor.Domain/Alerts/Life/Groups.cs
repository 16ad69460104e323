using System.Collections.Immutable;

namespace NewsMonitor.Domain.Alerts;

/// <summary>Who is told with whom, and when.</summary>
internal static class Groups
{
    public static void Join(Turn turn, Rule rule, Alert alert)
    {
        var group = turn.State.Groups.GetValueOrDefault(alert.Group)
            ?? new(alert.Group, rule.Id, alert.Labels.Only(rule.GroupBy), ImmutableSortedSet.Create<string>(StringComparer.Ordinal), turn.Clock + rule.Wait, null, null);
        turn.Put(group with { Alerts = group.Alerts.Add(alert.Id) });
    }

    public static void Leave(Turn turn, Alert alert)
    {
        if (turn.State.Groups.TryGetValue(alert.Group, out var group))
        {
            turn.Put(group with { Alerts = group.Alerts.Remove(alert.Id) });
        }
    }

    /// <summary>
    /// When a group is looked at next: first after the rule's wait, then at whole intervals after the last look if something may be told or a
    /// reminder is due, and at the end of quiet hours that hold it. Null: when something happens.
    /// </summary>
    public static DateTimeOffset? Next(LifeState state, Group group)
    {
        if (group.Looked is not { } looked)
        {
            return group.First;
        }

        var rule = state.Rules[group.Rule].Rule;
        DateTimeOffset? next = null;
        foreach (var id in group.Alerts)
        {
            var alert = state.Alerts[id];
            if (alert.Held is { Until: { } end })
            {
                Take(end);
            }
            else if (!alert.Undecided.IsEmpty && Free(state, alert, Tick(looked, rule.Interval, state.Clock)) is { } free)
            {
                Take(Tick(looked, rule.Interval, free));
            }

            if (alert.IsFiring && group.Spoken + rule.Repeat is { } reminder)
            {
                Take(Tick(looked, rule.Interval, reminder));
            }
        }

        return next;

        void Take(DateTimeOffset due) => next = next < due ? next : due;
    }

    /// <summary>When what holds an alert may be over; its next look where nothing will by then, or where it is over itself. Null: when something happens.</summary>
    private static DateTimeOffset? Free(LifeState state, Alert alert, DateTimeOffset next)
    {
        if (!alert.IsFiring || alert.Held is not { } held || !Mutes.Holds(state, alert.Labels, held, next))
        {
            return next;
        }

        return held.Cause is LedgerCause.Silence ? state.Silences[held.By!].To : null;
    }

    /// <summary>The first whole interval after a look that is not before a time.</summary>
    private static DateTimeOffset Tick(DateTimeOffset looked, TimeSpan interval, DateTimeOffset notBefore)
    {
        var late = notBefore - looked;
        return looked + interval * Math.Max(1, (late.Ticks + interval.Ticks - 1) / interval.Ticks);
    }
}
