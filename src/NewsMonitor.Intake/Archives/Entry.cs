namespace NewsMonitor.Intake;

/// <summary>What one item of an archive turned out to be.</summary>
internal abstract record Entry
{
    private Entry()
    {
    }

    public sealed record Taken(ArticleInput Article) : Entry;

    /// <summary>Something else than an article, as it should be.</summary>
    public sealed record NoArticle(string Reason) : Entry;

    /// <summary>It should be an article and cannot be read as one.</summary>
    public sealed record Bad(string Reason) : Entry;
}
