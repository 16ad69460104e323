using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>
/// The order of times. A position's stored changes are those against what counted when it was logged; they are the same in the order of times unless
/// the times of an article, or of articles that ever shared a text, run against their positions. Only those are counted anew, from their findings.
/// </summary>
internal sealed class ArrivalOrder : IArrivalOrder
{
    /// <summary>Covering index: version_arrival. Equal times come in the order of positions.</summary>
    private const string ReadTimes = "select position, arrival from version indexed by version_arrival where position <= $head order by arrival, position";

    private const string ReadReadings = "select position, arrival from reading where position <= $head order by position";

    private const string ReadNewTimes = """
        select arrival time, position from version where position > $ordered and position <= $head
        union all select accepted, position from reading where position > $ordered and position <= $head
        order by position
        """;

    // Each of them is a page of the table; all of a log are read from an index.
    private const int MostByPosition = 20_000;

    /// <summary>Covering index: version_article.</summary>
    private const string ReadVersions = """
        select article, position, arrival from version indexed by version_article where position <= $head order by article, position
        """;

    private const string ReadReadingsOfArticles = """
        select v.article, r.position, r.arrival from reading r join version v on v.position = r.version
        where r.position <= $head order by v.article, r.position
        """;

    private readonly Dictionary<long, PastChange[]> _others;
    private readonly Lock _gate = new();
    private SharedTexts? _shared;

    private ArrivalOrder(Position head, Dictionary<long, PastChange[]> others) => (Head, _others) = (head, others);

    public Position Head { get; }

    public int Reordered => _others.Count;

    /// <summary>Where all times run with their positions: the latest of them, or a later one. Null: they do not.</summary>
    public long? OrderedUpTo { get; private init; }

    /// <summary>The changes of a position in this order; null: those that are stored.</summary>
    public PastChange[]? Find(long position) => _others.GetValueOrDefault(position);

    /// <summary>Read when it is first asked for.</summary>
    public SharedTexts SharedTexts(Session db)
    {
        lock (_gate)
        {
            return _shared ??= Sqlite.SharedTexts.Read(db, Head.Value);
        }
    }

    /// <param name="ordered">A head up to which all times are known to run with their positions, and the latest of them; none: nothing is known.</param>
    public static ArrivalOrder Read(Session db, Position head, (Position Head, long Time) ordered)
    {
        var others = new Dictionary<long, PastChange[]>();
        var last = head <= ordered.Head ? ordered.Time
            : head.Value - ordered.Head.Value <= MostByPosition && ordered.Head != Position.None ? LastOfNew(db, head.Value, ordered)
            : LastOfAll(db, head.Value);
        if (last is not null)
        {
            return new(head, others) { OrderedUpTo = last };
        }

        var shared = Sqlite.SharedTexts.Read(db, head.Value);
        foreach (var articles in Unordered(db, head.Value, shared))
        {
            new Recount(db, head.Value, articles).Run(others);
        }

        return new(head, others) { _shared = shared };
    }

    /// <summary>The latest time if all times run with their positions, as those of live news do; else null.</summary>
    private static long? LastOfAll(Session db, long head)
    {
        using var versions = db.Query(ReadTimes, head);
        using var readings = db.Query(ReadReadings, head);
        var (version, reading, last, lastReading, latest) = (Next(versions), Next(readings), 0L, long.MinValue, long.MinValue);
        while (version is not null || reading is not null)
        {
            long position;
            if (reading is not { } read || (version is { } text && text.CompareTo(read) < 0))
            {
                (latest, position) = version!.Value;
                version = Next(versions);
            }
            else if (read.Time >= lastReading)
            {
                (latest, position) = read;
                lastReading = read.Time;
                reading = Next(readings);
            }
            else
            {
                return null;
            }

            if (position < last)
            {
                return null;
            }

            last = position;
        }

        return latest;

        static (long Time, long Position)? Next(Rows rows) => rows.Next() ? (rows.Number(1), rows.Number(0)) : null;
    }

    /// <summary>The same of a log of which only the newest positions are to be looked at.</summary>
    private static long? LastOfNew(Session db, long head, (Position Head, long Time) ordered)
    {
        var last = ordered.Time;
        using var rows = db.Query(ReadNewTimes, ordered.Head.Value, head);
        while (rows.Next())
        {
            if (rows.Number(0) < last)
            {
                return null;
            }

            last = rows.Number(0);
        }

        return last;
    }

    /// <summary>Sets of articles that depend on each other's order and whose times run against their positions.</summary>
    private static List<List<long>> Unordered(Session db, long head, SharedTexts shared)
    {
        var family = Families(shared);
        var byFamily = new Dictionary<long, (List<long> Articles, List<(long Position, long Time)> Rows)>();
        var found = new List<List<long>>();
        foreach (var (article, rows) in Articles(db, head))
        {
            if (!family.TryGetValue(article, out var name))
            {
                if (!IsOrdered(rows))
                {
                    found.Add([article]);
                }

                continue;
            }

            if (!byFamily.TryGetValue(name, out var members))
            {
                byFamily[name] = members = ([], []);
            }

            members.Articles.Add(article);
            members.Rows.AddRange(rows);
        }

        found.AddRange(byFamily.Values.Where(members => !IsOrdered(members.Rows)).Select(members => members.Articles));
        return found;
    }

    private static bool IsOrdered(List<(long Position, long Time)> rows)
    {
        rows.Sort();
        for (var i = 1; i < rows.Count; i++)
        {
            if (rows[i].Time < rows[i - 1].Time)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The articles that ever shared a text with another, each with the name of its family: those it is linked with through such texts.</summary>
    private static Dictionary<long, long> Families(SharedTexts shared)
    {
        var parents = new Dictionary<long, long>();
        foreach (var article in shared.Articles)
        {
            foreach (var group in shared.GroupsOf(article))
            {
                if (group[0] != article)
                {
                    parents[Root(article)] = Root(group[0]);
                }
            }
        }

        return parents.Keys.ToDictionary(article => article, Root);

        long Root(long article)
        {
            var root = article;
            while (parents.TryGetValue(root, out var parent) && parent != root)
            {
                root = parent;
            }

            parents[article] = root;
            parents.TryAdd(root, root);
            return root;
        }
    }

    /// <summary>The rows of each article, its readings among them.</summary>
    private static IEnumerable<(long Article, List<(long Position, long Time)> Rows)> Articles(Session db, long head)
    {
        var readings = new List<(long Article, long Position, long Time)>();
        using (var rows = db.Query(ReadReadingsOfArticles, head))
        {
            while (rows.Next())
            {
                readings.Add((rows.Number(0), rows.Number(1), rows.Number(2)));
            }
        }

        var versions = new List<(long Article, long Position, long Time)>();
        using (var rows = db.Query(ReadVersions, head))
        {
            while (rows.Next())
            {
                versions.Add((rows.Number(0), rows.Number(1), rows.Number(2)));
            }
        }

        var next = 0;
        for (var i = 0; i < versions.Count;)
        {
            var article = versions[i].Article;
            var rows = new List<(long Position, long Time)>(2);
            for (; i < versions.Count && versions[i].Article == article; i++)
            {
                rows.Add((versions[i].Position, versions[i].Time));
            }

            for (; next < readings.Count && readings[next].Article == article; next++)
            {
                rows.Add((readings[next].Position, readings[next].Time));
            }

            yield return (article, rows);
        }
    }
}
