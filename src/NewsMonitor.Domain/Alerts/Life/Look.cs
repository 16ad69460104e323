using System.Collections.Immutable;

namespace NewsMonitor.Domain.Alerts;

/// <summary>A look at a group: who may be told, who is news, and whether at once, in the digest or later.</summary>
internal static class Look
{
    /// <summary>What is told sooner after it happened is told at once, in words.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromMinutes(1);

    public static void At(Turn turn, Group group)
    {
        var memory = turn.State.Rules[group.Rule];
        var alerts = group.Alerts.Select(id => turn.State.Alerts[id]).ToArray();
        var free = alerts.Where(alert => !Muted(turn, alert)).Select(alert => turn.State.Alerts[alert.Id]).ToArray();
        if (memory.Rule.QuietHours is { } quiet && quiet.IsQuiet(turn.Clock))
        {
            var hold = new Hold(LedgerCause.QuietHours, null, quiet.End(turn.Clock));
            foreach (var alert in free.Where(alert => !alert.Undecided.IsEmpty))
            {
                Hold(turn, alert, hold, "quiet hours");
            }

            Close(turn, group, sent: false, reminded: false);
            return;
        }

        var now = Remind(turn, memory.Rule, group, free);
        var sent = Tell(turn, memory, group, now);
        Close(turn, group, sent, reminded: now.Zip(free).Any(pair => pair.First.Step > pair.Second.Step));
    }

    /// <summary>Whether it stays untold; what is over while it is muted is never told.</summary>
    private static bool Muted(Turn turn, Alert alert)
    {
        if (Mutes.Of(turn, alert.Labels, alert.Held) is not { } mute)
        {
            return false;
        }

        if (alert.Undecided.IsEmpty)
        {
            return true;
        }

        if (alert.IsFiring)
        {
            Hold(turn, alert, mute, Mutes.Why(turn.State, mute));
        }
        else
        {
            Fate.Drop(turn, alert, mute.Cause, mute.By, Mutes.Why(turn.State, mute) + ", and over");
        }

        return true;
    }

    private static void Hold(Turn turn, Alert alert, Hold hold, string why)
    {
        if (alert.Held != hold)
        {
            var held = alert with { Held = hold };
            turn.Put(held);
            turn.Note(held, LedgerKind.Held, why, hold.Cause, hold.By, held.Undecided);
        }
    }

    private static Alert[] Remind(Turn turn, Rule rule, Group group, Alert[] free)
    {
        if (!(turn.Clock - group.Spoken >= rule.Repeat))
        {
            return free;
        }

        return [.. free.Select(alert => alert is { IsFiring: true, Told.Firing: true } && alert.Undecided.IsEmpty ? Remind(alert) : alert)];

        Alert Remind(Alert alert)
        {
            var step = new AlertStep(alert.Step + 1, LedgerKind.Reminded, turn.Clock);
            var reminded = alert with { Step = step.Number, Undecided = [step] };
            turn.Put(reminded);
            turn.Note(reminded, LedgerKind.Reminded, $"still fires, {Durations.Word(turn.Clock - group.Sent!.Value)} after the last message", steps: [step]);
            return reminded;
        }
    }

    /// <summary>Whether a message was sent.</summary>
    private static bool Tell(Turn turn, RuleMemory memory, Group group, Alert[] free)
    {
        var news = new List<Alert>();
        foreach (var alert in free.Where(alert => !alert.Undecided.IsEmpty))
        {
            if (Fate.Untold(memory.Rule, alert) is { } reason)
            {
                Fate.Drop(turn, alert, reason.Cause, null, reason.Why);
            }
            else
            {
                news.Add(alert);
            }
        }

        if (news.Count == 0)
        {
            return false;
        }

        if (memory.Rule.DigestOnly)
        {
            Digests.Add(turn, memory.Rule, news, LedgerCause.DigestOnly, "the rule has all told in its digest");
            return false;
        }

        if (memory.Rule.RateLimit is not { } limit)
        {
            Send(turn, memory.Rule, group, news, free);
            return true;
        }

        var sent = memory.Sent.RemoveAll(at => at <= turn.Clock - limit.Per);
        if (sent.Length >= limit.Messages)
        {
            turn.Put(memory with { Sent = sent });
            Digests.Add(turn, memory.Rule, news, LedgerCause.Rate, $"{sent.Length} messages in {Durations.Word(limit.Per)}, the rule's limit");
            return false;
        }

        turn.Put(memory with { Sent = sent.Add(turn.Clock) });
        Send(turn, memory.Rule, group, news, free);
        return true;
    }

    private static void Send(Turn turn, Rule rule, Group group, List<Alert> news, Alert[] free)
    {
        var isNews = news.Select(alert => alert.Id).ToHashSet(StringComparer.Ordinal);
        var others = free.Where(alert => alert.IsFiring && !isNews.Contains(alert.Id)).ToArray();
        var carried = others.Take(Message.MaxCarried - news.Count).Select(alert => ToldAlert.Of(alert, [])).ToArray();
        var id = Message.IdOf(group.Key, turn.Clock);
        turn.Send(new(
            id, MessageKind.Alerts, rule.Id, group.Key, group.Labels, turn.Clock, rule.Channels,
            [.. news.Select(alert => ToldAlert.Of(alert, alert.Undecided)), .. carried]) { More = others.Length - carried.Length });
        foreach (var alert in news)
        {
            Fate.Tell(turn, alert, LedgerKind.Told, id, Told(turn.Clock - alert.Undecided[0].At, news.Count - 1));
        }
    }

    private static string Told(TimeSpan late, int others) =>
        (late < AtOnce ? "told at once" : $"told after {Durations.Word(late)}") + others switch { 0 => "", 1 => ", with 1 other", _ => $", with {others} others" };

    private static void Close(Turn turn, Group group, bool sent, bool reminded)
    {
        var left = group.Alerts.Where(id => turn.State.Alerts[id] is { IsFiring: true } or { Undecided.IsEmpty: false });
        turn.Put(group with
        {
            Alerts = ImmutableSortedSet.CreateRange(StringComparer.Ordinal, left),
            Looked = turn.Clock,
            Sent = sent ? turn.Clock : group.Sent,
            Reminded = sent ? null : reminded ? turn.Clock : group.Reminded,
        });
    }
}
