using System.Globalization;

namespace NewsMonitor.Intake;

/// <summary>A record of a web archive as an article: its address is its id, so that a page that was visited again is an edit or a duplicate.</summary>
internal static class WebPage
{
    public static Entry Read(WebRecord record, byte[] block) => record.Kind switch
    {
        "response" => Answer(record, block),
        "resource" when IsHtml(record.ContentType, block) => Page(record, block, record.ContentType),
        "resource" => new Entry.NoArticle("a file that is no HTML page"),
        "revisit" => new Entry.NoArticle("a visit that brought nothing new"),
        "warcinfo" or "filedesc" => new Entry.NoArticle("a description of the archive"),
        "request" => new Entry.NoArticle("a request"),
        var kind => new Entry.NoArticle(kind.Length is > 0 and < 30 ? $"a record of the kind {CleanText.Line(kind)}" : "a record without a kind"),
    };

    private static Entry Answer(WebRecord record, byte[] block)
    {
        if (!block.AsSpan().StartsWith("HTTP/"u8))
        {
            return new Entry.NoArticle("an answer that is none of HTTP");
        }

        if (block.Length < record.Length)
        {
            return new Entry.NoArticle("an answer larger than 4 MiB");
        }

        try
        {
            var answer = HttpAnswer.Parse(block, PageExtractor.MaxBytes);
            return answer.Status != 200 ? new Entry.NoArticle(string.Create(CultureInfo.InvariantCulture, $"an answer with the status {answer.Status}"))
                : IsHtml(answer.ContentType, answer.Body) ? Page(record, answer.Body, answer.ContentType)
                : new Entry.NoArticle("an answer that is no HTML page");
        }
        catch (DamagedException damage)
        {
            return new Entry.Bad(damage.Message);
        }
    }

    private static Entry Page(WebRecord record, byte[] page, string? contentType)
    {
        if (WebAddress.Normalise(record.Address) is not { } address)
        {
            return new Entry.NoArticle("a page without an http or https address");
        }

        if (page.Length > PageExtractor.MaxBytes)
        {
            return new Entry.NoArticle("a page larger than 4 MiB");
        }

        PageArticle? article;
        try
        {
            article = PageExtractor.Read(page, contentType, new Uri(address));
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // What somebody put on a page must not end the reading of all others.
            return new Entry.Bad("the page cannot be read: " + CleanText.Line(error.Message));
        }

        return article is null ? new Entry.NoArticle("a page without an article's text") : new Entry.Taken(new()
        {
            Id = address,
            Url = address,
            Title = article.Title,
            Body = article.Text,
            PublishedAt = article.PublishedAt?.ToString("O"),
            ArrivedAt = record.Date,
            Language = article.Language,
            Byline = article.Byline,
        });
    }

    private static bool IsHtml(string? contentType, ReadOnlySpan<byte> page) =>
        contentType is { Length: > 0 } ? contentType.Contains("html", StringComparison.OrdinalIgnoreCase)
        : page[..Math.Min(page.Length, 1_000)].IndexOf("<html"u8) >= 0 || page[..Math.Min(page.Length, 1_000)].IndexOf("<HTML"u8) >= 0;
}
