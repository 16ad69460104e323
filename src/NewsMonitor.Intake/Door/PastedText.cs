using NewsMonitor.Domain;

namespace NewsMonitor.Intake;

/// <summary>Text as people paste it: the headline in the first line, the rest below.</summary>
public static class PastedText
{
    public const string Source = "paste";

    private const int LongestHeadline = 300;

    /// <summary>
    /// The same text is the same article, however often it is pasted. A first line too long for a headline is body; the door then takes its
    /// first sentence. HTML is read as HTML.
    /// </summary>
    public static ArticleInput Parse(string text)
    {
        var plain = text.AsSpan().TrimStart().StartsWith("<") ? HtmlText.Paragraphs(text) : CleanText.Paragraphs(text);
        var end = plain.IndexOf('\n', StringComparison.Ordinal);
        var first = end < 0 ? plain : plain[..end];
        var hasHeadline = first.Length <= LongestHeadline;
        return new()
        {
            Source = Source,
            Id = StableHash.Short(plain),
            Title = hasHeadline ? first : null,
            Body = !hasHeadline ? plain : end < 0 ? null : plain[(end + 1)..],
        };
    }
}
