using System.Collections.Immutable;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Domain.Queries;

namespace NewsMonitor.Log.Sqlite;

/// <summary>What a query matches, in the order of arrivals: what a topic made of it long ago would have counted.</summary>
internal sealed class MatchReader(Session db, Session texts, Query query, SubjectId subject)
{
    /// <summary>Index: version_article.</summary>
    private const string ReadVersions = """
        select v.arrival, v.position from article a cross join version v indexed by version_article on v.article = a.key
        where a.key = $article and v.arrival < $to order by v.position
        """;

    /// <summary>The article of each version in the range, and whether it has others. A row for each, since a read can be stopped at its rows alone: a day may
    /// have half a million versions and no edit. Index: version_arrival.</summary>
    private const string ReadRange = """
        select v.article, exists (select 1 from version o indexed by version_article where o.article = v.article and o.position <> v.position)
        from version v indexed by version_arrival
        where v.arrival >= $from and v.arrival < $to
        """;

    /// <summary>With the findings that count, which full text finds it by and a topic would count it by: those of its newest reading. Index: reading_version.</summary>
    private const string ReadVersion = """
        select a.key, a.id, o.name, a.external, a.minute, a.suspect, a.source, v.recorded, v.way, v.text, v.content,
          coalesce((select findings from reading where version = v.position and length(findings) > 0 order by position desc limit 1), v.findings), c.changes
        from version v join article a on a.key = v.article join source o on o.key = a.source left join change c on c.position = v.position
        where v.position = $position
        """;

    private readonly Dictionary<int, SubjectId> _all = SubjectReader.FindKey(db, SubjectId.All) is { } all ? new() { [all] = SubjectId.All } : [];
    private readonly List<StoredChange> _changes = [];

    /// <summary>What befell articles that come only later, in the order of arrivals.</summary>
    private readonly Dictionary<long, int> _early = [];

    /// <summary>Lazily; to be taken while both snapshots are open.</summary>
    /// <param name="seenFrom">Articles are wanted from here on; before it changes alone.</param>
    public IEnumerable<SubjectSighting> Read(DateTimeOffset from, DateTimeOffset seenFrom, DateTimeOffset to, CancellationToken ct)
    {
        var (counted, changes) = (new Dictionary<long, Counted>(), new List<SubjectSighting>());
        foreach (var (arrival, position) in Versions(from.UtcTicks, to.UtcTicks, ct))
        {
            ct.ThrowIfCancellationRequested();
            changes.Clear();
            ReadOne(arrival, position, arrival >= seenFrom.UtcTicks, counted, changes);
            foreach (var change in arrival >= from.UtcTicks ? changes : [])
            {
                yield return change;
            }
        }
    }

    /// <summary>Of the articles that may match: those in the range, and those before them that they take the place of.</summary>
    private List<(long Arrival, long Position)> Versions(long from, long to, CancellationToken ct)
    {
        var found = new List<(long Arrival, long Position)>();
        foreach (var article in Articles(from, to, ct))
        {
            ct.ThrowIfCancellationRequested();
            var first = found.Count;
            using var rows = db.Query(ReadVersions, article, to);
            while (rows.Next())
            {
                found.Add((rows.Number(0), rows.Number(1)));
            }

            if (found.FindIndex(first, version => version.Arrival >= from) < 0)
            {
                found.RemoveRange(first, found.Count - first);
            }
        }

        found.Sort();
        return found;
    }

    private HashSet<long> Articles(long from, long to, CancellationToken ct)
    {
        var articles = new HashSet<long>();
        var match = SearchExpression.Of(query) with { Check = null };
        var below = new Cursor(long.MaxValue, 0);
        List<Cursor> page;
        do
        {
            ct.ThrowIfCancellationRequested();
            page = TopicPastReader.Found(db, texts, match, below);
            articles.UnionWith(page.Select(article => article.Second));
            below = page.Count > 0 ? page[^1] : below;
        }
        while (!TopicPastReader.IsLast(page));
        AddChanged(db, from, to, articles, ct);
        return articles;
    }

    /// <summary>Articles that were edited or withdrawn, with something of it in the range: what they said before may have matched.</summary>
    internal static void AddChanged(Session db, long from, long to, HashSet<long> articles, CancellationToken ct)
    {
        using var rows = db.Query(ReadRange, from, to);
        while (rows.Next())
        {
            ct.ThrowIfCancellationRequested();
            if (rows.Flag(1))
            {
                articles.Add(rows.Number(0));
            }
        }
    }

    /// <summary>What the version changed: of its article first, then of those that became the original of their text by it, or are it no more.</summary>
    private void ReadOne(long arrival, long position, bool withArticle, Dictionary<long, Counted> counted, List<SubjectSighting> changes)
    {
        using var rows = db.Query(ReadVersion, position);
        if (!rows.Next())
        {
            return;
        }

        var (article, key, at) = (rows.Number(0), new ArticleKey(rows.Text(2), rows.Text(3)), new Minute(rows.Number(4)));
        var (now, text, findings) = (default(StoredShare?), default(StoredText), default(Findings));
        if (!rows.IsNull(10))
        {
            (text, findings) = (db.Codec.DecodeText(rows.Bytes(10)), db.Codec.DecodeFindings(rows.Bytes(11)));
            now = TopicMatch.ShareOf(query, key.Source, text, findings);
        }

        // Who was the original among its copies then: it may have lost that since, or be withdrawn.
        var (before, (added, others)) = (counted.GetValueOrDefault(article), OriginalsOf(rows));
        added += _early.Remove(article, out var early) ? early : 0;
        var isOriginal = added > 0 || (added == 0 && text is not null && before.IsOriginal);
        var wasOriginal = isOriginal ? added == 0 : added < 0;
        var change = CountsOf(now, isOriginal, rows.Flag(5)) - CountsOf(before.Share, wasOriginal, rows.Flag(5));
        counted[article] = new(now, isOriginal);

        var came = new DateTimeOffset(arrival, TimeSpan.Zero);
        if (!change.IsZero)
        {
            changes.Add(new(subject, new(position), came, at, change, null));
        }

        var moves = ImmutableArray.CreateBuilder<OriginalMove>();
        foreach (var other in others)
        {
            if (OriginalMoves.Find(db, article, position, other) is not var (moved, move))
            {
                continue;
            }

            if (!counted.TryGetValue(moved, out var known))
            {
                _early[moved] = _early.GetValueOrDefault(moved) + other.Counts.Originals;
            }
            else
            {
                counted[moved] = known with { IsOriginal = other.Counts.Originals > 0 };
                if (known.Share is not null)
                {
                    moves.Add(move);
                    changes.Add(new(subject, new(position), came, new(other.Minute), other.Counts, null));
                }
            }
        }

        if (!withArticle || changes.Count == 0)
        {
            return;
        }

        var seen = new Sighting
        {
            Number = position,
            Article = new(rows.Text(1)),
            Source = key.Source,
            Title = text?.Title ?? "",
            Way = rows.Flag(7) ? Way.Push : (Way)rows.Int(8),
            At = at,
            DateSuspect = rows.Flag(5),
            Arrived = came,
            Counts = change,
            Moves = moves.ToImmutable(),
            TextKey = SeenArticle.TextKey(rows.NumberOrNull(9)),
        };
        changes[0] = changes[0] with { Seen = new SeenArticle(seen, key, text, findings).Of(subject, query, change) };
    }

    /// <summary>What the version made its article count as originals of all news (−1, 0 or 1), and the changes of others that it made or no longer leaves the original of their text.</summary>
    private (int Added, List<StoredChange> Others) OriginalsOf(Rows rows)
    {
        if (rows.IsNull(12))
        {
            return (0, []);
        }

        _changes.Clear();
        ChangeBlob.Read(rows.Bytes(12), _all, _changes);
        var isOwn = _changes is [var first, ..] && first.Minute == rows.Number(4) && first.Source == rows.Int(6);
        return (isOwn ? _changes[0].Counts.Originals : 0, _changes[(isOwn ? 1 : 0)..]);
    }

    private static Counts CountsOf(StoredShare? share, bool original, bool suspect) => share?.ToCounts(original, suspect) ?? default;

    /// <summary>What an article's versions so far count for.</summary>
    private readonly record struct Counted(StoredShare? Share, bool IsOriginal);
}
