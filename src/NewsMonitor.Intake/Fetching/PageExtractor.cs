using SmartReader;

namespace NewsMonitor.Intake;

/// <summary>The article's text out of a whole web page.</summary>
public static class PageExtractor
{
    /// <summary>Bytes of a page at most.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>Plain text, paragraphs by line feed; null where the page holds no article that can be told from the rest.</summary>
    /// <param name="contentType">The HTTP header's value; null: none.</param>
    public static string? Extract(ReadOnlySpan<byte> page, string? contentType, Uri address) => Parse(page, contentType, address)?.Text;

    /// <summary>The text with what the page says of it: title, date, author, language.</summary>
    /// <param name="contentType">The HTTP header's value; null: none.</param>
    public static PageArticle? Read(ReadOnlySpan<byte> page, string? contentType, Uri address) =>
        Parse(page, contentType, address) is not var (html, article, text) ? null : new(
            CleanText.Line(article.Title) is { Length: > 0 } title ? title : null, text, PageDates.Published(html),
            CleanText.Line(article.Byline ?? article.Author) is { Length: > 0 } author ? author : null, article.Language);

    private static (string Html, Article Article, string Text)? Parse(ReadOnlySpan<byte> page, string? contentType, Uri address)
    {
        var html = ByteText.Decode(page, contentType).Text;
        if (!PageBounds.IsHarmless(html))
        {
            return null;
        }

        // The page is given, so that the library fetches nothing.
        using var reader = new Reader(address.AbsoluteUri, html);
        var article = reader.GetArticle();
        var text = article.Completed ? HtmlText.Paragraphs(article.Content) : "";
        return text.Length > 0 ? (html, article, text) : null;
    }
}
