using System.Collections.Immutable;

namespace NewsMonitor.Domain.Alerts;

/// <summary>What is told together, at an hour.</summary>
internal static class Digests
{
    /// <summary>Alerts that a digest tells; what is more is dropped, and the ledger says so.</summary>
    public const int MaxItems = 1_000;

    public static void Add(Turn turn, Rule rule, IEnumerable<Alert> news, LedgerCause cause, string why)
    {
        var plan = rule.Digest ?? DigestPlan.Hourly;
        var due = DueAfter(turn.Clock, plan, rule);
        foreach (var alert in news)
        {
            if (!Queue(turn, plan, rule.Channels, due, ToldAlert.Of(alert, alert.Undecided)))
            {
                Fate.Drop(turn, alert, LedgerCause.Bound, null, Full);
                continue;
            }

            turn.Put(alert with
            {
                Undecided = [],
                Held = null,
                Told = new(alert.IsFiring, alert.Level, Signals.SourceStep(rule, alert.Sources)),
            });
            turn.Note(alert, LedgerKind.ToDigest, why, cause, DigestQueue.KeyOf(plan, rule.Channels), alert.Undecided);
        }
    }

    /// <summary>Sends what is due, to the channels that its rules have by now: they may have been changed since it was queued.</summary>
    public static void SendDue(Turn turn)
    {
        foreach (var (key, _) in DueIn(turn.State))
        {
            Redirect(turn, key);
        }

        foreach (var (key, queue) in DueIn(turn.State))
        {
            Send(turn, key, queue);
        }
    }

    private static IEnumerable<KeyValuePair<string, DigestQueue>> DueIn(LifeState state) => state.Digests.Where(digest => digest.Value.Due <= state.Clock);

    private static void Redirect(Turn turn, string key)
    {
        var queue = turn.State.Digests[key];
        var moved = queue.Items.RemoveAll(item => IsFor(queue.Channels, ChannelsOf(turn, item, queue)));
        if (moved.IsEmpty)
        {
            return;
        }

        var left = queue.Items.RemoveRange(moved);
        turn.State = turn.State with { Digests = left.IsEmpty ? turn.State.Digests.Remove(key) : turn.State.Digests.SetItem(key, queue with { Items = left }) };
        foreach (var item in moved)
        {
            Wait(turn, queue with { Channels = ChannelsOf(turn, item, queue) }, queue.Due, item);
        }
    }

    private static ImmutableArray<string> ChannelsOf(Turn turn, ToldAlert item, DigestQueue queue) =>
        turn.State.Rules.GetValueOrDefault(item.Rule)?.Rule.Channels ?? queue.Channels;

    private static bool IsFor(ImmutableArray<string> channels, ImmutableArray<string> others) => channels.ToHashSet(StringComparer.Ordinal).SetEquals(others);

    /// <summary>
    /// Sends what nothing holds back by now. What a silence or another alert holds waits for the next digest while it fires, and is never told once it
    /// is over.
    /// </summary>
    private static void Send(Turn turn, string key, DigestQueue queue)
    {
        turn.State = turn.State with { Digests = turn.State.Digests.Remove(key) };
        var now = ImmutableArray.CreateBuilder<ToldAlert>();
        foreach (var item in queue.Items)
        {
            var rule = turn.State.Rules.GetValueOrDefault(item.Rule)?.Rule;
            if (rule?.QuietHours is { } quiet && quiet.IsQuiet(turn.Clock))
            {
                Wait(turn, queue, quiet.End(turn.Clock), item);     // they were changed since it was queued
            }
            else if (Mutes.Of(turn, item.Labels) is not { } mute)
            {
                now.Add(item);
            }
            else if (turn.State.Alerts.GetValueOrDefault(item.Alert) is { IsFiring: true })
            {
                turn.Note(item, LedgerKind.Held, Mutes.Why(turn.State, mute), mute.Cause, mute.By);
                Wait(turn, queue, DueAfter(turn.Clock, queue.Plan, rule), item);
            }
            else
            {
                Drop(turn, item, mute.Cause, mute.By, Mutes.Why(turn.State, mute) + ", and over");
            }
        }

        if (now.Count == 0)
        {
            return;
        }

        var message = new Message(
            Message.IdOf("digest:" + key, turn.Clock), MessageKind.Digest, null, DigestQueue.KeyOf(queue.Plan, queue.Channels), Labels.None, turn.Clock,
            queue.Channels, now.ToImmutable());
        turn.Send(message);
        foreach (var item in message.Alerts)
        {
            turn.Note(item, LedgerKind.Digested, "told in the digest", LedgerCause.None, message.Id);
        }
    }

    /// <summary>Takes out of all digests what will not be told.</summary>
    public static void Drop(Turn turn, Predicate<ToldAlert> which, LedgerCause cause, string why)
    {
        foreach (var (key, queue) in turn.State.Digests)
        {
            var left = queue.Items.RemoveAll(which);
            if (left.Length == queue.Items.Length)
            {
                continue;
            }

            foreach (var item in queue.Items.Where(item => which(item)))
            {
                Drop(turn, item, cause, null, why);
            }

            turn.State = turn.State with { Digests = left.IsEmpty ? turn.State.Digests.Remove(key) : turn.State.Digests.SetItem(key, queue with { Items = left }) };
        }
    }

    /// <summary>Has what waits of an alert told with its evidence as it is now.</summary>
    public static void Amend(Turn turn, Alert alert)
    {
        foreach (var (key, queue) in turn.State.Digests)
        {
            if (queue.Items.FirstOrDefault(item => item.Alert == alert.Id) is { } waits)
            {
                var amended = queue with { Items = queue.Items.Replace(waits, waits with { Evidence = alert.Evidence }) };
                turn.State = turn.State with { Digests = turn.State.Digests.SetItem(key, amended) };
            }
        }
    }

    private static string Full => $"the digest has {MaxItems} alerts already";

    /// <summary>The plan's next hour; where the rule's quiet hours run then, their end.</summary>
    private static DateTimeOffset DueAfter(DateTimeOffset clock, DigestPlan plan, Rule? rule)
    {
        var hour = plan.Next(clock);
        return rule?.QuietHours?.End(hour) ?? hour;
    }

    private static void Wait(Turn turn, DigestQueue queue, DateTimeOffset due, ToldAlert item)
    {
        if (!Queue(turn, queue.Plan, queue.Channels, due, item))
        {
            Drop(turn, item, LedgerCause.Bound, null, Full);
        }
    }

    /// <summary>False: the digest is full.</summary>
    private static bool Queue(Turn turn, DigestPlan plan, ImmutableArray<string> channels, DateTimeOffset due, ToldAlert item)
    {
        var key = DigestQueue.KeyOf(plan, channels, due);
        var queue = turn.State.Digests.GetValueOrDefault(key) ?? new(plan, channels, due, []);
        var known = queue.Items.FirstOrDefault(other => other.Alert == item.Alert);
        if (known is null && queue.Items.Length >= MaxItems)
        {
            return false;
        }

        var items = known is null ? queue.Items.Add(item) : queue.Items.Replace(known, Joined(known, item));
        turn.State = turn.State with { Digests = turn.State.Digests.SetItem(key, queue with { Items = items }) };
        return true;
    }

    private static ToldAlert Joined(ToldAlert one, ToldAlert other)
    {
        var newer = one.Steps[^1].Number > other.Steps[^1].Number ? one : other;
        return newer with { Steps = [.. one.Steps.Concat(other.Steps).OrderBy(step => step.Number)] };
    }

    private static void Drop(Turn turn, ToldAlert item, LedgerCause cause, string? by, string why)
    {
        // It was taken for told when it was queued: nobody heard of it, and nobody shall hear that it is over.
        if (turn.State.Alerts.GetValueOrDefault(item.Alert) is { IsFiring: false, Told: { Firing: true } told } alert)
        {
            turn.Put(alert with { Told = told with { Firing = false } });
        }

        turn.Note(item, LedgerKind.Dropped, why, cause, by);
    }
}
