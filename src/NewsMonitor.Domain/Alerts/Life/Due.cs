namespace NewsMonitor.Domain.Alerts;

/// <summary>What happens when its time has come: alerts end, groups are looked at, digests go out, what is long over is forgotten.</summary>
internal static class Due
{
    public static DateTimeOffset? Next(LifeState state)
    {
        DateTimeOffset? next = null;
        foreach (var alert in state.Alerts.Values)
        {
            Take(Of(alert));
        }

        foreach (var group in state.Groups.Values)
        {
            Take(Groups.Next(state, group));
        }

        foreach (var digest in state.Digests.Values)
        {
            Take(digest.Due);
        }

        return next;

        void Take(DateTimeOffset? due) => next = due < next || next is null ? due ?? next : next;
    }

    /// <summary>Everything that is due at the clock; ends before messages, so that a message tells what is.</summary>
    public static void Run(Turn turn)
    {
        var now = turn.Clock;
        foreach (var alert in DueAlerts(turn, now).Where(alert => alert.IsFiring))
        {
            Signals.End(turn, alert);
        }

        foreach (var key in turn.Index.DueGroups(turn.State, now))
        {
            Look.At(turn, turn.State.Groups[key]);
        }

        Digests.SendDue(turn);
        foreach (var alert in DueAlerts(turn, now).Where(alert => !alert.IsFiring))
        {
            turn.Forget(alert);
        }
    }

    /// <summary>When an alert ends by itself or, where it is over, is forgotten; null: when something happens.</summary>
    public static DateTimeOffset? Of(Alert alert) => alert.IsFiring ? alert.Until : Forgotten(alert);

    private static List<Alert> DueAlerts(Turn turn, DateTimeOffset now) => [.. turn.Index.DueAlerts(turn.State, now).Select(id => turn.State.Alerts[id])];

    /// <summary>When what is over is forgotten: once nothing of it is undecided, and what may reopen a day later.</summary>
    private static DateTimeOffset? Forgotten(Alert alert) =>
        !alert.Undecided.IsEmpty ? null : alert.IsMoment ? alert.ResolvedAt : alert.ResolvedAt + AlertLife.Reopens;
}
