using System.Text.Json.Serialization;

namespace NewsMonitor.Intake;

/// <summary>
/// An article as it is pushed, imported and exported, before anybody has looked at it. Times are texts here: a date that cannot be read is
/// worth a note, not the loss of the article.
/// </summary>
public sealed record ArticleInput
{
    public string? Source { get; init; }

    /// <summary>The source's own id; the url where it has none.</summary>
    public string? Id { get; init; }

    public string? Url { get; init; }

    public string? Title { get; init; }

    /// <summary>Plain text.</summary>
    public string? Body { get; init; }

    /// <summary>The body as HTML; taken where <see cref="Body"/> is empty.</summary>
    public string? BodyHtml { get; init; }

    public string? PublishedAt { get; init; }

    public string? UpdatedAt { get; init; }

    public string? Language { get; init; }

    public string? Section { get; init; }

    public string? Byline { get; init; }

    /// <summary>The source takes the article back.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>When it arrived where it was recorded; imports only.</summary>
    public string? ArrivedAt { get; init; }

    /// <summary>The log that it was exported from took its date for wrong, so it counts at its arrival; imports only.</summary>
    public bool DateSuspect { get; init; }

    /// <summary>Title and body are plain text, also where they hold what looks like tags.</summary>
    public bool Plain { get; init; }
}

/// <summary>Reads and writes <see cref="ArticleInput"/> without reflection: camelCase names of any case, texts as <see cref="LooseString"/>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    Converters = [typeof(LooseString)])]
[JsonSerializable(typeof(ArticleInput))]
[JsonSerializable(typeof(RecordedLine))]
[JsonSerializable(typeof(string))]
public sealed partial class ArticleJson : JsonSerializerContext;
