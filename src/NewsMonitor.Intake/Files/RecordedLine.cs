namespace NewsMonitor.Intake;

/// <summary>
/// A line of a recorded stream: what arrived when. <see cref="Op"/> is <c>put</c> or <c>delete</c>; a delete carries only id, time and op.
/// </summary>
public sealed record RecordedLine
{
    public string? Uid { get; init; }

    public string? Ts { get; init; }

    public string? Op { get; init; }

    public string? Source { get; init; }

    /// <summary>Recorded lines have none; an article as pushed may have.</summary>
    public string? Id { get; init; }

    /// <summary>Recorded lines have none; ninjs names its items by it.</summary>
    public string? Uri { get; init; }

    public string? Url { get; init; }

    public string? Title { get; init; }

    public string? Body { get; init; }

    public string? PublishedAt { get; init; }

    public string? UpdatedAt { get; init; }

    public string? Language { get; init; }

    public string? Section { get; init; }

    public string? Byline { get; init; }

    public ArticleInput ToArticle(string? source) => new()
    {
        Source = source,
        Id = Uid,
        Url = Url,
        Title = Title,
        Body = Body,
        PublishedAt = PublishedAt,
        UpdatedAt = UpdatedAt,
        Language = Language,
        Section = Section,
        Byline = Byline,
        Withdrawn = Op == "delete",
        ArrivedAt = Ts,
    };
}
