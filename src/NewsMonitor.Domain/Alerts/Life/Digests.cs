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
        var key = DigestQueue.KeyOf(plan, rule.Channels);
        var queue = turn.State.Digests.GetValueOrDefault(key) ?? new(plan, rule.Channels, plan.Next(turn.Clock), []);
        foreach (var alert in news)
        {
            var index = queue.Items.IndexOf(queue.Items.FirstOrDefault(item => item.Alert == alert.Id)!);
            if (index < 0 && queue.Items.Length >= MaxItems)
            {
                Fate.Drop(turn, alert, LedgerCause.Bound, null, $"the digest has {MaxItems} alerts already");
                continue;
            }

            var item = ToldAlert.Of(alert, index < 0 ? alert.Undecided : [.. queue.Items[index].Steps, .. alert.Undecided]);
            queue = queue with { Items = index < 0 ? queue.Items.Add(item) : queue.Items.SetItem(index, item) };
            turn.Put(alert with
            {
                Undecided = [],
                Held = null,
                Told = new(alert.IsFiring, alert.Level, Signals.SourceStep(rule, alert.Sources)),
            });
            turn.Note(alert, LedgerKind.ToDigest, why, cause, key, alert.Undecided);
        }

        if (!queue.Items.IsEmpty)
        {
            turn.State = turn.State with { Digests = turn.State.Digests.SetItem(key, queue) };
        }
    }

    /// <summary>Sends what is not of a rule whose quiet hours run; that waits for the next one.</summary>
    public static void Send(Turn turn, string key, DigestQueue queue)
    {
        var (now, later) = (ImmutableArray.CreateBuilder<ToldAlert>(), ImmutableArray.CreateBuilder<ToldAlert>());
        foreach (var item in queue.Items)
        {
            var isQuiet = turn.State.Rules.GetValueOrDefault(item.Rule)?.Rule.QuietHours?.IsQuiet(turn.Clock) == true;
            (isQuiet ? later : now).Add(item);
        }

        var left = queue with { Items = later.ToImmutable(), Due = queue.Plan.Next(turn.Clock) };
        turn.State = turn.State with { Digests = left.Items.IsEmpty ? turn.State.Digests.Remove(key) : turn.State.Digests.SetItem(key, left) };
        if (now.Count == 0)
        {
            return;
        }

        var message = new Message(Message.IdOf("digest:" + key, turn.Clock), MessageKind.Digest, null, key, Labels.None, turn.Clock, queue.Channels, now.ToImmutable());
        turn.Send(message);
        foreach (var item in message.Alerts)
        {
            turn.Note(item, LedgerKind.Digested, "told in the digest", LedgerCause.None, message.Id);
        }
    }
}
