using NewsMonitor.Domain;

namespace NewsMonitor.Intake;

/// <summary>A feed as it was read, whatever its format.</summary>
/// <param name="Format">"RSS 2.0", "Atom 1.0", "JSON Feed 1.1" …</param>
/// <param name="Title">One line of plain text; empty: it has none.</param>
/// <param name="Site">The page that the feed belongs to; null: it names none.</param>
/// <param name="Encoding">What its bytes were read as.</param>
/// <param name="Items">In the feed's order; <see cref="FeedParser.MaxItems"/> at most.</param>
/// <param name="Notes">What was left out, in words.</param>
public sealed record ParsedFeed(
    string Format, string Title, string? Site, string? Language, string Encoding, IReadOnlyList<ParsedItem> Items, IReadOnlyList<string> Notes)
{
    /// <summary>When the feed says it was made; null: it does not say.</summary>
    public DateTimeOffset? Built { get; init; }
}

/// <param name="Id">The feed's own, else the address, else a hash of what the item says; never empty.</param>
/// <param name="Title">Plain text; null: it has none.</param>
/// <param name="Body">Plain text, paragraphs by line feed; null: it has none.</param>
/// <param name="PublishedAt">As far as it is a date.</param>
public sealed record ParsedItem(
    string Id, string? Url, string? Title, string? Body, DateTimeOffset? PublishedAt, DateTimeOffset? UpdatedAt, string? Section, string? Byline, string? Language)
{
    public ArticleInput ToArticle(string? source) => new()
    {
        Source = source,
        Id = Id,
        Url = Url,
        Title = Title,
        Body = Body,
        PublishedAt = PublishedAt?.ToString("O"),
        UpdatedAt = UpdatedAt?.ToString("O"),
        Section = Section,
        Byline = Byline,
        Language = Language,
    };

    /// <summary>Fills in what the feed left out, so that every item can be told from the others and stays the same over polls.</summary>
    internal static ParsedItem Of(
        string? id, string? url, string? title, string? body, DateTimeOffset? publishedAt, DateTimeOffset? updatedAt, string? section, string? byline, string? language)
    {
        var known = CleanText.Line(id) is { Length: > 0 } own ? own
            : url ?? StableHash.Short(string.Join('\n', title, publishedAt?.ToString("O"), body));
        return new(
            known.Length <= Article.MaxField ? known : StableHash.Short(known), url, Filled(title), Filled(body), publishedAt, updatedAt,
            Filled(section), Filled(byline), Filled(language));
    }

    private static string? Filled(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

/// <summary>The bytes are no feed. The message says why, for a person. Trying again helps only if the server sends something else.</summary>
public sealed class FeedFormatException(string message) : Exception(message);
