using System.Text.Json.Serialization;
using NewsMonitor.Domain;

namespace NewsMonitor.Host.Sample;

/// <summary>One arrival of the sample feed.</summary>
/// <param name="Offset">Story time at which it arrives; below 0: in the weeks before the story, so that there is a "usual".</param>
internal sealed record SampleLine(TimeSpan Offset, SampleArticle Article);

/// <summary>An article as pushed, but with its publication in story time.</summary>
internal sealed record SampleArticle
{
    public required string Source { get; init; }

    public required string Id { get; init; }

    public string? Url { get; init; }

    public string? Title { get; init; }

    public string? Body { get; init; }

    public string? Section { get; init; }

    public string? Byline { get; init; }

    public string? Language { get; init; }

    /// <summary>Story time of publication; null: the source gives no date, or a fixed one.</summary>
    public TimeSpan? PublishedOffset { get; init; }

    /// <summary>A date that is taken as it stands: the wrong ones.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    public bool Withdrawn { get; init; }

    public ArticleKey Key() => new(Source, Id);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SampleLine))]
internal sealed partial class SampleJson : JsonSerializerContext;
