using System.Collections.Immutable;
using NewsMonitor.Domain.Alerts;

namespace NewsMonitor.Log.Sqlite;

/// <summary>Statements about the table <c>alert_part</c>: what alerts are told by, but for the alerts themselves.</summary>
internal static class AlertParts
{
    private const string RuleKind = "rule";
    private const string GroupKind = "group";
    private const string SilenceKind = "silence";
    private const string InhibitionKind = "inhibition";
    private const string DigestKind = "digest";
    private const string ItemKind = "item";

    private const string Put = """
        insert into alert_part (kind, owner, key, state) values ($kind, $owner, $key, $state)
        on conflict (kind, owner, key) do update set state = excluded.state
        """;

    private const string Delete = "delete from alert_part where kind = $kind and owner = $owner and key = $key";

    private const string DeleteOf = "delete from alert_part where kind = $kind and owner = $owner";

    private const string DeleteAll = "delete from alert_part";

    private const string ReadAll = "select kind, owner, key, state from alert_part order by number";

    private const string ReadRules = """
        select p.key, v.state from alert_part p join rule_version v on v.rule = p.key and v.version = (select max(version) from rule_version where rule = p.key)
        where p.kind = 'rule' and v.state is not null
        """;

    /// <summary>What is other than it was.</summary>
    /// <param name="kept">What the table has; null: all of it is written anew.</param>
    public static void Write(Session db, LifeState? kept, LifeState life)
    {
        if (kept is null)
        {
            db.Run(DeleteAll);
            kept = new();
        }

        Write(db, RuleKind, kept.Rules, life.Rules, memory => AlertJson.Write(new Memory(memory.Signal, memory.Sent)));
        Write(db, GroupKind, kept.Groups, life.Groups, AlertJson.Write);
        Write(db, SilenceKind, kept.Silences, life.Silences, AlertJson.Write);
        Write(db, InhibitionKind, kept.Inhibitions, life.Inhibitions, AlertJson.Write);
        WriteDigests(db, kept.Digests, life.Digests);
    }

    /// <param name="life">Its other parts.</param>
    public static LifeState Read(Session db, LifeState life)
    {
        var memories = Empty<Memory>();
        var (groups, silences, inhibitions) = (Empty<Group>(), Empty<Silence>(), Empty<Inhibition>());
        var (digests, items) = (Empty<DigestQueue>(), new Dictionary<string, ImmutableArray<ToldAlert>.Builder>(StringComparer.Ordinal));
        using var rows = db.Query(ReadAll);
        while (rows.Next())
        {
            var (owner, key, state) = (rows.Text(1), rows.Text(2), rows.Text(3));
            switch (rows.Text(0))
            {
                case RuleKind:
                    memories.Add(key, AlertJson.Read<Memory>(state));
                    break;
                case GroupKind:
                    groups.Add(key, AlertJson.Read<Group>(state));
                    break;
                case SilenceKind:
                    silences.Add(key, AlertJson.Read<Silence>(state));
                    break;
                case InhibitionKind:
                    inhibitions.Add(key, AlertJson.Read<Inhibition>(state));
                    break;
                case DigestKind:
                    digests.Add(key, AlertJson.Read<DigestQueue>(state));
                    break;
                case ItemKind:
                    (items.TryGetValue(owner, out var waiting) ? waiting : items[owner] = ImmutableArray.CreateBuilder<ToldAlert>()).Add(AlertJson.Read<ToldAlert>(state));
                    break;
                case var kind:
                    throw new InvalidDataException($"alert_part has a row of the kind '{kind}', which this version does not know.");
            }
        }

        return life with
        {
            Rules = Rules(db, memories),
            Groups = groups.ToImmutable(),
            Silences = silences.ToImmutable(),
            Inhibitions = inhibitions.ToImmutable(),
            Digests = digests.ToImmutable().ToImmutableSortedDictionary(
                digest => digest.Key, digest => digest.Value with { Items = items.TryGetValue(digest.Key, out var waiting) ? waiting.ToImmutable() : [] }, StringComparer.Ordinal),
        };
    }

    private static ImmutableSortedDictionary<string, RuleMemory> Rules(Session db, ImmutableSortedDictionary<string, Memory>.Builder memories)
    {
        var rules = Empty<RuleMemory>();
        using var rows = db.Query(ReadRules);
        while (rows.Next())
        {
            var memory = memories[rows.Text(0)];
            rules.Add(rows.Text(0), new(AlertJson.Read<Rule>(rows.Text(1)), memory.Signal, memory.Sent));
        }

        return rules.ToImmutable();
    }

    // What did not change is the same object: states are made from those before them.
    private static void Write<T>(Session db, string kind, ImmutableSortedDictionary<string, T> kept, ImmutableSortedDictionary<string, T> now, Func<T, string> write)
        where T : class
    {
        if (ReferenceEquals(kept, now))
        {
            return;
        }

        foreach (var (key, part) in now.Where(part => !ReferenceEquals(kept.GetValueOrDefault(part.Key), part.Value)))
        {
            db.Run(Put, kind, "", key, write(part));
        }

        foreach (var gone in kept.Keys.Where(key => !now.ContainsKey(key)))
        {
            db.Run(Delete, kind, "", gone);
        }
    }

    private static void WriteDigests(Session db, ImmutableSortedDictionary<string, DigestQueue> kept, ImmutableSortedDictionary<string, DigestQueue> now)
    {
        if (ReferenceEquals(kept, now))
        {
            return;
        }

        foreach (var (key, queue) in now.Where(digest => !ReferenceEquals(kept.GetValueOrDefault(digest.Key), digest.Value)))
        {
            var before = kept.GetValueOrDefault(key);
            if (before is null)
            {
                db.Run(Put, DigestKind, "", key, AlertJson.Write(queue with { Items = [] }));
            }

            WriteItems(db, key, before?.Items ?? [], queue.Items);
        }

        foreach (var gone in kept.Keys.Where(key => !now.ContainsKey(key)))
        {
            db.Run(Delete, DigestKind, "", gone);
            db.Run(DeleteOf, ItemKind, gone);
        }
    }

    private static void WriteItems(Session db, string digest, ImmutableArray<ToldAlert> kept, ImmutableArray<ToldAlert> now)
    {
        var left = now.Select(item => item.Alert).ToHashSet(StringComparer.Ordinal);
        var stayed = kept.Where(item => left.Contains(item.Alert)).ToList();
        if (!now.Take(stayed.Count).Select(item => item.Alert).SequenceEqual(stayed.Select(item => item.Alert), StringComparer.Ordinal))
        {
            // One left and came again behind the others: their numbers would tell another order.
            db.Run(DeleteOf, ItemKind, digest);
            (kept, stayed) = ([], []);
        }

        for (var i = 0; i < now.Length; i++)
        {
            if (i >= stayed.Count || !ReferenceEquals(now[i], stayed[i]))
            {
                db.Run(Put, ItemKind, digest, now[i].Alert, AlertJson.Write(now[i]));
            }
        }

        foreach (var gone in kept.Where(item => !left.Contains(item.Alert)))
        {
            db.Run(Delete, ItemKind, digest, gone.Alert);
        }
    }

    private static ImmutableSortedDictionary<string, T>.Builder Empty<T>() => ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);

    /// <summary>What is remembered of a rule, beside what it says.</summary>
    private sealed record Memory(long Signal, ImmutableArray<DateTimeOffset> Sent);
}
