namespace NewsMonitor.Intake;

/// <summary>What a web page says of itself as an article. All plain text.</summary>
/// <param name="Title">One line; null: it has none.</param>
/// <param name="Text">Paragraphs by line feed; never empty.</param>
/// <param name="PublishedAt">By the page's own data; null: it does not say.</param>
public sealed record PageArticle(string? Title, string Text, DateTimeOffset? PublishedAt, string? Byline, string? Language);
