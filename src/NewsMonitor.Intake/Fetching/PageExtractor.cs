using SmartReader;

namespace NewsMonitor.Intake;

/// <summary>The article's text out of a whole web page.</summary>
public static class PageExtractor
{
    /// <summary>Bytes of a page at most.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>Plain text, paragraphs by line feed; null where the page holds no article that can be told from the rest.</summary>
    /// <param name="contentType">The HTTP header's value; null: none.</param>
    public static string? Extract(ReadOnlySpan<byte> page, string? contentType, Uri address)
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
        return text.Length > 0 ? text : null;
    }
}
