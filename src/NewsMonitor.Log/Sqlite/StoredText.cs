using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>An article without its key, which is stored once per article and not once per version.</summary>
internal sealed record StoredText(
    string Title, string Body, string? Url, DateTimeOffset? PublishedAt, DateTimeOffset? UpdatedAt, string? Language, string? Section, string? Byline)
{
    private const int LeadLength = 300;

    public static StoredText Of(Article article) => new(
        article.Title, article.Body, article.Url, article.PublishedAt, article.UpdatedAt, article.Language, article.Section, article.Byline);

    public Article ToArticle(ArticleKey key) => new(key, Title, Body, Url, PublishedAt, UpdatedAt, Language, Section, Byline);

    public string Lead()
    {
        if (Body.Length <= LeadLength)
        {
            return Body;
        }

        return char.IsHighSurrogate(Body[LeadLength - 1]) ? Body[..(LeadLength - 1)] : Body[..LeadLength];
    }

    public string Slice(TextSpan span) => (span.Field is TextField.Title ? Title : Body).Substring(span.Start, span.Length);
}
