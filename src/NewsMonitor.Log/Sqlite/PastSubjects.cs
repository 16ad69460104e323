using System.Text.Json;
using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>Finds subjects by what they counted at an instant. An empty query looks at all subjects.</summary>
internal static class PastSubjects
{
    private const string All = "select key from subject where ($kinds >> kind) & 1";

    private const string ByWords = """
        with hit (subject) as materialized (
          select x.subject from json_each($words) w cross join subject_word x on x.word >= w.value and x.word < w.value || '~'
          group by x.subject having count(distinct w.key) = json_array_length($words))
        select s.key from hit cross join subject s on s.key = hit.subject where ($kinds >> s.kind) & 1
        """;

    /// <param name="articles">Those of each subject that was found.</param>
    /// <returns>The log's numbers of the subjects with the most articles, those with none left out, and the cursor of the next page.</returns>
    public static (List<int> Keys, string? Next) Page(IReadOnlyDictionary<int, long> articles, int limit, Cursor? cursor)
    {
        var below = cursor ?? new(long.MaxValue, 0);
        var found = articles.Select(pair => new Cursor(pair.Value, pair.Key))
            .Where(at => at.First > 0 && (at.First < below.First || (at.First == below.First && at.Second > below.Second)))
            .OrderByDescending(at => at.First).ThenBy(at => at.Second).Take(limit + 1).ToList();
        return ([.. found.Take(limit).Select(at => (int)at.Second)], found.Count > limit ? found[limit - 1].Write() : null);
    }

    /// <summary>The log's numbers of the subjects that have the words.</summary>
    public static List<int> Keys(Session db, string query, IReadOnlyCollection<SubjectKind> kinds)
    {
        var mask = kinds.Aggregate(0L, (bits, kind) => bits | (1L << (int)kind));
        var words = SubjectWords.Of(query);
        var keys = new List<int>();
        using var rows = words.Count == 0
            ? db.Query(All, mask)
            : db.Query(ByWords, JsonSerializer.Serialize(words, SearchJson.Default.IReadOnlyListString), mask);
        while (rows.Next())
        {
            keys.Add(rows.Int(0));
        }

        return keys;
    }
}
