namespace NewsMonitor.Intake;

/// <summary>The columns of a table of articles, which are the names of <see cref="ArticleInput"/> in JSON.</summary>
public static class ArticleColumns
{
    public const string Source = "source";
    public const string Id = "id";
    public const string Url = "url";
    public const string Title = "title";
    public const string Body = "body";
    public const string BodyHtml = "bodyHtml";
    public const string PublishedAt = "publishedAt";
    public const string UpdatedAt = "updatedAt";
    public const string Language = "language";
    public const string Section = "section";
    public const string Byline = "byline";
    public const string Withdrawn = "withdrawn";
    public const string ArrivedAt = "arrivedAt";
    public const string DateSuspect = "dateSuspect";
    public const string Plain = "plain";

    /// <summary>Those that are read; others are passed over.</summary>
    internal static IReadOnlyList<string> Known { get; } =
    [
        Source, Id, Url, Title, Body, BodyHtml, PublishedAt, UpdatedAt, Language, Section, Byline, Withdrawn, ArrivedAt, DateSuspect, Plain,
    ];

    /// <summary>Whether a table with these columns holds articles: something that identifies them, and something to read.</summary>
    internal static bool AreArticles(IReadOnlyCollection<string> columns)
    {
        return (Has(Id) || Has(Url)) && (Has(Title) || Has(Body) || Has(BodyHtml));

        bool Has(string column) => columns.Contains(column, StringComparer.OrdinalIgnoreCase);
    }

    internal static ImportItem ToItem(long row, Func<string, string?> cell)
    {
        var problem = (string?)null;
        var input = new ArticleInput
        {
            Source = cell(Source),
            Id = cell(Id),
            Url = cell(Url),
            Title = cell(Title),
            Body = cell(Body),
            BodyHtml = cell(BodyHtml),
            PublishedAt = cell(PublishedAt),
            UpdatedAt = cell(UpdatedAt),
            Language = cell(Language),
            Section = cell(Section),
            Byline = cell(Byline),
            Withdrawn = Flag(Withdrawn),
            ArrivedAt = cell(ArrivedAt),
            DateSuspect = Flag(DateSuspect),
            Plain = Flag(Plain),
        };
        return problem is null ? new(row, input, null) : new(row, null, problem);

        bool Flag(string column)
        {
            switch (cell(column)?.Trim().ToLowerInvariant())
            {
                case "true" or "1":
                    return true;
                case null or "" or "false" or "0":
                    return false;
                default:
                    problem ??= $"{column} is neither true nor false";
                    return false;
            }
        }
    }
}
