using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>
/// Counts articles that depend on each other in the order of their times: at each the newest version (by position) of those that have come counts, by
/// the newest of its readings that have come, and of equal texts the earliest article is the original.
/// </summary>
internal sealed class Recount(Session db, long head, List<long> keys)
{
    private readonly Dictionary<long, Member> _members = keys.ToDictionary(key => key, key => new Member(key));
    private readonly Dictionary<long, SortedSet<(long Minute, long Key)>> _texts = [];

    /// <summary>Notes the changes of each position of these articles.</summary>
    public void Run(Dictionary<long, PastChange[]> changes)
    {
        var rows = new List<ArticlePast.Row>();
        foreach (var member in _members.Values)
        {
            member.Past = ArticlePast.Read(db, member.Key, head);
            rows.AddRange(member.Past.Rows);
        }

        rows.Sort((a, b) => (a.Time, a.Position).CompareTo((b.Time, b.Position)));
        foreach (var row in rows)
        {
            changes[row.Position] = Apply(_members[row.Article], row);
        }
    }

    private PastChange[] Apply(Member member, ArticlePast.Row row)
    {
        member.Come.Add(row.Position);
        var (before, after) = (member.Current, member.Past.Newest(candidate => member.Come.Contains(candidate.Position)));
        if (before == after)
        {
            return [];
        }

        var touched = new HashSet<Member> { member };
        foreach (var text in new[] { before?.Text, after?.Text })
        {
            if (text is { } number && _texts.TryGetValue(number, out var same) && same.Count > 0)
            {
                touched.Add(_members[same.Min.Key]);
            }
        }

        if (before is not null)
        {
            _texts[before.Text].Remove((member.Past.Minute, member.Key));
        }

        member.Current = after;
        if (after is not null)
        {
            if (!_texts.TryGetValue(after.Text, out var same))
            {
                _texts[after.Text] = same = [];
            }

            same.Add((member.Past.Minute, member.Key));
        }

        if (before is not null && _texts[before.Text] is { Count: > 0 } left)
        {
            touched.Add(_members[left.Min.Key]);
        }

        return [.. touched.SelectMany(Changes)];
    }

    /// <summary>What became of the member since it was last counted.</summary>
    private List<PastChange> Changes(Member member)
    {
        var counts = new Dictionary<int, Counts>();
        var past = member.Past;
        if (member.Current is { } current)
        {
            var original = _texts[current.Text].Min.Key == member.Key;
            foreach (var share in past.Shares(db, current))
            {
                counts[share.Subject] = share.ToCounts(original, past.Suspect);
            }
        }

        var changes = new List<PastChange>();
        foreach (var subject in counts.Keys.Union(member.Counted.Keys))
        {
            var change = counts.GetValueOrDefault(subject) - member.Counted.GetValueOrDefault(subject);
            if (!change.IsZero)
            {
                changes.Add(new(subject, new(past.Minute), past.Source, change));
            }
        }

        member.Counted = counts;
        return changes;
    }

    private sealed class Member(long key)
    {
        public long Key { get; } = key;

        public ArticlePast Past { get; set; } = null!;          // set by Run before anything is asked

        public HashSet<long> Come { get; } = [];

        public ArticlePast.State? Current { get; set; }

        public Dictionary<int, Counts> Counted { get; set; } = [];
    }
}
