using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>Which versions an export has, decided in one snapshot.</summary>
internal sealed class ExportSelection(Session db, long last, CancellationToken ct)
{
    /// <summary>Articles of a list that are fetched at a time.</summary>
    private const int ListPage = 2_000;

    /// <summary>Positions between two looks at whether the caller still wants it.</summary>
    private const int CheckedEvery = 10_000;

    /// <summary>The whole log, without touching a text. Index: version_article, which covers it.</summary>
    private const string ReadAll = "select article, position from version indexed by version_article where position <= $last";

    /// <summary>What an article is chosen by here never changes. Index: version_article.</summary>
    private const string ReadByArticle = """
        select a.key, v.position from article a cross join version v indexed by version_article on v.article = a.key
        where a.minute >= $from and a.minute < $to and ($source is null or a.source = $source) and v.position <= $last
        """;

    private const string ReadOfArticle = "select $article, position from version indexed by version_article where article = $article and position <= $last";

    private const string FindSource = "select key from source where name = $name";

    public PositionSet Versions { get; } = new(last);

    public long Articles { get; private set; }

    /// <summary>Articles of the log with all that they ever were, also where they are withdrawn now.</summary>
    public void TakeAll(ExportFilter filter)
    {
        if (filter.Source is null && filter.From is null && filter.To is null)
        {
            Take(db.Query(ReadAll, last));
            return;
        }

        var source = filter.Source is null ? null : db.Scalar(FindSource, filter.Source);
        if (filter.Source is null || source is not null)
        {
            Take(db.Query(ReadByArticle, filter.From?.Value ?? long.MinValue, filter.To?.Value ?? long.MaxValue, source, last));
        }
    }

    /// <summary>Articles that count now, page by page.</summary>
    /// <param name="list">Null: nothing can match.</param>
    public void TakeList(ArticleList? list, Func<ArticleList, int, List<Cursor>> read)
    {
        while (list is not null)
        {
            var page = read(list, ListPage);
            foreach (var at in page)
            {
                Take(db.Query(ReadOfArticle, at.Second, last));
            }

            list = page.Count == ListPage ? list with { Below = page[^1] } : null;
        }
    }

    // Rows of one article lie together.
    private void Take(Rows rows)
    {
        using (rows)
        {
            for (var (article, taken) = (0L, 0); rows.Next(); taken++)
            {
                if (taken % CheckedEvery == 0)
                {
                    ct.ThrowIfCancellationRequested();
                }

                if (Versions.Add(rows.Number(1)) && rows.Number(0) != article)
                {
                    article = rows.Number(0);
                    Articles++;
                }
            }
        }
    }
}
