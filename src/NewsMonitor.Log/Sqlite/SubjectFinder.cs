using System.Text.Json;
using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>Lists of subjects: by name, by what they share, and who writes about one.</summary>
internal static class SubjectFinder
{
    private const string All = """
        select s.key, s.id, s.kind, s.name, s.wikidata, s.articles,
          (select minute from share where subject = s.key order by minute limit 1),
          (select minute from share where subject = s.key order by minute desc limit 1)
        from subject s
        where s.articles > 0 and ($kinds >> s.kind) & 1 and (s.articles < $articles or (s.articles = $articles and s.key > $key))
        order by s.articles desc, s.key limit $limit
        """;

    /// <summary>Words are ASCII letters and digits, so '~' ends a prefix. Key: subject_word(word, subject).</summary>
    private const string ByWords = """
        with hit (subject) as materialized (
          select x.subject from json_each($words) w cross join subject_word x on x.word >= w.value and x.word < w.value || '~'
          group by x.subject having count(distinct w.key) = json_array_length($words))
        select s.key, s.id, s.kind, s.name, s.wikidata, s.articles,
          (select minute from share where subject = s.key order by minute limit 1),
          (select minute from share where subject = s.key order by minute desc limit 1)
        from hit cross join subject s on s.key = hit.subject
        where s.articles > 0 and ($kinds >> s.kind) & 1 and (s.articles < $articles or (s.articles = $articles and s.key > $key))
        order by s.articles desc, s.key limit $limit
        """;

    private const string Together = """
        select a.shares from share s cross join article a on a.key = s.article
        where s.subject = $subject and s.minute >= $from and s.minute < $to
        order by s.minute desc, s.article desc limit $limit
        """;

    private const string BySource = """
        select o.name, count(*) n, sum(s.original), sum(s.mentions), sum(s.sentiment = -1), sum(s.sentiment = 0), sum(s.sentiment = 1), sum(s.score),
          sum(s.original and s.suspect), max(s.minute)
        from share s join source o on o.key = s.source
        where s.subject = $subject and s.minute >= $from and s.minute < $to
        group by s.source order by n desc, o.name limit $limit
        """;

    public static Page<SubjectSummary> Find(Session db, string query, IReadOnlyCollection<SubjectKind> kinds, int limit, Cursor? cursor)
    {
        var mask = kinds.Aggregate(0L, (bits, kind) => bits | (1L << (int)kind));
        var (articles, key) = cursor ?? new(long.MaxValue, 0);
        var words = SubjectWords.Of(query);
        var items = new List<SubjectSummary>();
        Cursor? last = null;
        using var rows = words.Count == 0
            ? db.Query(All, mask, articles, key, limit + 1)
            : db.Query(ByWords, JsonSerializer.Serialize(words, SearchJson.Default.IReadOnlyListString), mask, articles, key, limit + 1);
        while (rows.Next())
        {
            if (items.Count == limit)
            {
                return new(items, last!.Value.Write());
            }

            items.Add(SubjectReader.Summary(rows));
            last = new(rows.Number(5), rows.Number(0));
        }

        return new(items, null);
    }

    public static List<RelatedSubject> Related(Session db, int subject, Minute from, Minute to, int limit)
    {
        var shared = new Dictionary<int, int>();
        using (var rows = db.Query(Together, subject, from.Value, to.Value, Limits.RelatedArticles))
        {
            while (rows.Next())
            {
                foreach (var share in ShareBlob.Read(rows.Bytes(0)))
                {
                    if (share.Subject != subject && share.Kind.IsShown())
                    {
                        shared[share.Subject] = shared.GetValueOrDefault(share.Subject) + 1;
                    }
                }
            }
        }

        return [.. shared.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(limit).Select(pair =>
        {
            var summary = SubjectReader.Get(db, pair.Key);
            return new RelatedSubject(summary, pair.Value, summary.Articles);
        })];
    }

    public static List<SubjectSource> Sources(Session db, int subject, Minute from, Minute to, int limit)
    {
        var sources = new List<SubjectSource>();
        using var rows = db.Query(BySource, subject, from.Value, to.Value, limit);
        while (rows.Next())
        {
            sources.Add(new(rows.Text(0), SeriesReader.ReadCounts(rows, 1), new(rows.Number(9))));
        }

        return sources;
    }
}
