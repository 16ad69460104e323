using NewsMonitor.Host.Api;

namespace NewsMonitor.Host.Topics;

/// <summary>A topic of one's own.</summary>
/// <param name="Query">In its plainest form.</param>
/// <param name="Articles">That count for it now.</param>
/// <param name="Deleted">When it was deleted; it can be brought back. Null: it was not.</param>
/// <param name="Progress">How much of the past is counted by it as it is now, 0 … 1; null: all is.</param>
/// <param name="Fault">Why the past cannot be counted by it as it is now; null: it can.</param>
public sealed record CustomTopicDto(
    string Subject, string Name, string Query, int Revision, long Articles, DateTimeOffset Made, DateTimeOffset Changed, DateTimeOffset? Deleted,
    double? Progress, string? Fault);

/// <param name="Name">1 to 100 characters; null or empty: the beginning of the query.</param>
/// <param name="Query">Up to 20,000 characters.</param>
public sealed record AddTopicDto(string? Name, string Query);

/// <summary>What is null stays as it is.</summary>
/// <param name="Deleted">false brings back what was deleted.</param>
/// <param name="Revision">The one that was looked at: where it is no longer the newest nothing is changed, and the answer is 409. Null: whichever it is.</param>
public sealed record ChangeTopicDto(string? Name, string? Query, bool? Deleted, int? Revision);

/// <param name="From">First event time; null: any.</param>
/// <param name="To">Exclusive.</param>
public sealed record TopicPreviewRequestDto(string Query, string? From, string? To);

/// <param name="Articles">That the query matches, as far as could be counted in the time that a preview has.</param>
/// <param name="IsWhole">All were counted; else there may be more: the time was over, or full text search is behind the log.</param>
/// <param name="Newest">With the places that matched.</param>
public sealed record TopicPreviewDto(long Articles, bool IsWhole, IReadOnlyList<ArticleDto> Newest);
