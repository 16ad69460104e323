namespace NewsMonitor.Log.Sqlite;

/// <summary>The articles that ever shared a text with others, up to a head: a row of one may make another the original or take that from it.</summary>
internal sealed class SharedTexts
{
    /// <summary>Covering index: version_text.</summary>
    private const string ReadTexts = """
        select text, article from version indexed by version_text where text is not null and position <= $head order by text, article
        """;

    private readonly Dictionary<long, List<long[]>> _groups = [];

    private SharedTexts()
    {
    }

    public IReadOnlyCollection<long> Articles => _groups.Keys;

    public static SharedTexts Read(Session db, long head)
    {
        var shared = new SharedTexts();
        var group = new List<long>();
        var text = 0L;
        using var rows = db.Query(ReadTexts, head);
        while (rows.Next())
        {
            var article = rows.Number(1);
            if (group.Count > 0 && rows.Number(0) != text)
            {
                shared.Add(group);
                group.Clear();
            }

            text = rows.Number(0);
            if (group.Count == 0 || group[^1] != article)
            {
                group.Add(article);
            }
        }

        shared.Add(group);
        return shared;
    }

    public bool Has(long article) => _groups.ContainsKey(article);

    /// <summary>The articles of each text that the article shared, itself among them; none: it never shared one.</summary>
    public IReadOnlyList<long[]> GroupsOf(long article) => _groups.GetValueOrDefault(article) ?? [];

    private void Add(List<long> articles)
    {
        if (articles.Count < 2)
        {
            return;
        }

        var group = articles.ToArray();
        foreach (var article in group)
        {
            if (!_groups.TryGetValue(article, out var groups))
            {
                _groups[article] = groups = new(1);
            }

            groups.Add(group);
        }
    }
}
