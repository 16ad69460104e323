using NewsMonitor.Domain;
using NewsMonitor.Domain.Queries;

namespace NewsMonitor.Log.Sqlite;

/// <summary>Asks what arrived a query, straight from the log: full text search may be a moment behind.</summary>
internal static class ArrivalMatcher
{
    /// <summary>An article's key is the position of its first version: what is edited has not arrived again.</summary>
    private const string Count = "select count(*) from article where key > $after and withdrawn = 0";

    private const string ReadNewest = "select key from article where key > $after and withdrawn = 0 order by key desc limit $limit";

    public static QueryArrivals Read(Session db, Query query, Position after, int looked, int newest)
    {
        var (check, summaries) = (new ArticleCheck(query), new ArticleSummaries(db));
        var (found, matched) = (new List<ArticleSummary>(), 0);
        var arrived = Newest(db, after, looked);
        foreach (var key in arrived)
        {
            if (!check.Holds(db, key))
            {
                continue;
            }

            matched++;
            if (found.Count < newest)
            {
                found.Add(summaries.GetMatched(key, query));
            }
        }

        var count = arrived.Count < looked ? arrived.Count : db.Scalar(Count, after.Value) ?? 0;
        return new(arrived.Count > 0 ? new(arrived[0]) : after, count, arrived.Count, matched, found);
    }

    private static List<long> Newest(Session db, Position after, int limit)
    {
        var found = new List<long>();
        using var rows = db.Query(ReadNewest, after.Value, limit);
        while (rows.Next())
        {
            found.Add(rows.Number(0));
        }

        return found;
    }
}
