using System.Globalization;
using NewsMonitor.Intake;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Exporting;

/// <summary>A version as a file has it, in whatever format: the article as it is pushed and imported, and what an import needs to count it alike.</summary>
/// <param name="DateSuspect">The log took the date for wrong: an import would not, where the date is merely old.</param>
/// <param name="Plain">Title or body hold what looks like tags, and are text.</param>
internal sealed record ExportRow(
    string Source, string Id, string? Url, string? Title, string? Body, DateTimeOffset? PublishedAt, DateTimeOffset? UpdatedAt, string? Language,
    string? Section, string? Byline, bool Withdrawn, DateTimeOffset ArrivedAt, bool DateSuspect, bool Plain)
{
    public static ExportRow Of(ExportedVersion version)
    {
        var (key, article) = (version.Key, version.Article);
        return article is null
            ? new(key.Source, key.Id, null, null, null, null, null, null, null, null, true, version.Arrival, false, false)
            : new(
                key.Source, key.Id, article.Url, article.Title, article.Body, article.PublishedAt, article.UpdatedAt, article.Language, article.Section,
                article.Byline, false, version.Arrival, version.DateSuspect, ArticleDoor.LooksLikeHtml(article.Title) || ArticleDoor.LooksLikeHtml(article.Body));
    }

    /// <summary>RFC 3339 in UTC, exact to the tick.</summary>
    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
