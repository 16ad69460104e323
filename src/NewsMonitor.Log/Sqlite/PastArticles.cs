namespace NewsMonitor.Log.Sqlite;

/// <summary>Articles as they were at an instant, one at a time. Costs some look-ups each, and its findings where they were others than those that count
/// now.</summary>
/// <param name="ct">Stops a read between two articles.</param>
internal sealed class PastArticles(Session db, long instant, long head, CancellationToken ct)
{
    /// <summary>Index: version_text.</summary>
    private const string ReadSameText = "select distinct article from version where text = $text and article <> $key and position <= $head";

    private readonly Dictionary<long, PastArticle?> _known = [];
    private readonly Dictionary<long, ArticlePast> _pasts = [];

    /// <summary>Null: nothing of it had come.</summary>
    public PastArticle? Find(long key)
    {
        if (!_known.TryGetValue(key, out var article))
        {
            article = Make(PastOf(key));
            _known.Add(key, article);
        }

        return article;
    }

    /// <summary>Null: it did not count.</summary>
    public PastArticle? FindCounted(long key) => Find(key) is { Withdrawn: false } article ? article : null;

    /// <summary>Those that counted with this text, one left out, the original first.</summary>
    public List<long> Copies(ArticlePast.State state, long except)
    {
        var copies = new List<(long Minute, long Key)>();
        foreach (var key in SameText(state.Text, except))
        {
            var past = PastOf(key);
            if (past.Newest(HasCome) is { } other && other.Text == state.Text)
            {
                copies.Add((past.Minute, key));
            }
        }

        copies.Sort();
        return copies.ConvertAll(copy => copy.Key);
    }

    public bool HasCome(ArticlePast.Row row) => row.Time <= instant;

    private ArticlePast PastOf(long key)
    {
        ct.ThrowIfCancellationRequested();
        if (!_pasts.TryGetValue(key, out var past))
        {
            past = ArticlePast.Read(db, key, head);
            _pasts.Add(key, past);
        }

        return past;
    }

    private PastArticle? Make(ArticlePast past)
    {
        var counted = past.Newest(HasCome);
        var text = counted ?? past.Newest(row => HasCome(row) && (row.Version is not null || row.Text is not null));
        if (text is null)
        {
            return null;
        }

        var come = past.Rows.Where(row => row.Version is null && HasCome(row)).ToList();
        var newest = come.MaxBy(row => row.Position)!;
        var versions = come.Count(row => row.Text is not null);
        if (counted is null)
        {
            return new(past, text, newest.Position, newest.Time, versions, Withdrawn: true, Original: false, Copies(text, past.Key).Count, []);
        }

        var copies = Copies(counted, past.Key);
        var original = copies.Count == 0 || (past.Minute, past.Key).CompareTo((PastOf(copies[0]).Minute, copies[0])) < 0;
        return new(past, counted, newest.Position, newest.Time, versions, false, original, copies.Count, past.Shares(db, counted));
    }

    private List<long> SameText(long text, long except)
    {
        var keys = new List<long>();
        using var rows = db.Query(ReadSameText, text, except, head);
        while (rows.Next())
        {
            keys.Add(rows.Number(0));
        }

        return keys;
    }
}
