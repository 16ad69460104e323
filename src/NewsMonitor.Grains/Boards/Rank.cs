using NewsMonitor.Grains.Contracts;

namespace NewsMonitor.Grains.Boards;

/// <summary>Where a row stands on its board: highest key first, then most articles, then by id, so that no two rows are level.</summary>
internal readonly record struct Rank(double Key, int Articles, string Subject) : IComparable<Rank>
{
    private const double Unknown = -1;                          // behind all that is known

    public static Rank Of(BoardOrder order, BoardRow row) => new(
        order switch
        {
            BoardOrder.Burst => row.Window.Burst ?? Unknown,
            BoardOrder.Sentiment => row.SentimentChange is { } change ? Math.Abs(change) : Unknown,
            _ => row.Window.Articles,
        },
        row.Window.Articles,
        row.Subject);

    /// <summary>Below 0: this one stands before the other.</summary>
    public int CompareTo(Rank other) =>
        other.Key.CompareTo(Key) is var byKey and not 0 ? byKey
        : other.Articles.CompareTo(Articles) is var byArticles and not 0 ? byArticles
        : string.CompareOrdinal(Subject, other.Subject);

    public static bool operator <(Rank a, Rank b) => a.CompareTo(b) < 0;
    public static bool operator >(Rank a, Rank b) => a.CompareTo(b) > 0;
    public static bool operator <=(Rank a, Rank b) => a.CompareTo(b) <= 0;
    public static bool operator >=(Rank a, Rank b) => a.CompareTo(b) >= 0;

    /// <summary>The first so many by rank, in order, in one pass.</summary>
    public static List<T> Best<T>(IEnumerable<T> items, int limit, Func<T, Rank> rank)
    {
        var kept = new PriorityQueue<T, Rank>(Comparer<Rank>.Create((a, b) => b.CompareTo(a)));     // the last in front
        foreach (var item in items)
        {
            if (kept.Count < limit)
            {
                kept.Enqueue(item, rank(item));
            }
            else
            {
                kept.EnqueueDequeue(item, rank(item));
            }
        }

        var best = new List<T>(kept.Count);
        while (kept.TryDequeue(out var item, out _))
        {
            best.Add(item);
        }

        best.Reverse();
        return best;
    }
}
