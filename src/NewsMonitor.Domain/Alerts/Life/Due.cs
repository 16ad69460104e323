namespace NewsMonitor.Domain.Alerts;

/// <summary>What happens when its time has come: alerts end, groups are looked at, digests go out, what is long over is forgotten.</summary>
internal static class Due
{
    public static DateTimeOffset? Next(LifeState state)
    {
        DateTimeOffset? next = null;
        foreach (var alert in state.Alerts.Values)
        {
            Take(alert.IsFiring ? alert.Until : Forgotten(alert));
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
        foreach (var alert in turn.State.Alerts.Values.Where(alert => alert.IsFiring && alert.Until <= now))
        {
            Signals.End(turn, alert);
        }

        foreach (var group in turn.State.Groups.Values.Where(group => Groups.Next(turn.State, group) <= now))
        {
            Look.At(turn, group);
        }

        foreach (var (key, digest) in turn.State.Digests.Where(digest => digest.Value.Due <= now))
        {
            Digests.Send(turn, key, digest);
        }

        foreach (var alert in turn.State.Alerts.Values.Where(alert => !alert.IsFiring && Forgotten(alert) <= now))
        {
            turn.Forget(alert);
        }
    }

    /// <summary>When what is over is forgotten: once nothing of it is undecided, and what may reopen a day later.</summary>
    private static DateTimeOffset? Forgotten(Alert alert) =>
        !alert.Undecided.IsEmpty ? null : alert.IsMoment ? alert.ResolvedAt : alert.ResolvedAt + AlertLife.Reopens;
}
