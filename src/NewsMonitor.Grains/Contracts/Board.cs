using System.Collections.Immutable;

namespace NewsMonitor.Grains.Contracts;

/// <summary>Which board: <paramref name="Order"/> is articles, burst or sentiment; <paramref name="Window"/> 15m, 1h, 24h, 7d;
/// <paramref name="Kind"/> topic, entity, person, organisation, place, other, custom, or empty for all.</summary>
/// <param name="Filter">Words that the name must have, as prefixes; empty: all.</param>
/// <param name="Limit">1 … 200 rows.</param>
/// <param name="Subjects">Only these subjects, in this order, also where they have no article (the watchlist); empty: all.</param>
[GenerateSerializer, Immutable, Alias("board-query")]
public sealed record BoardQuery(
    [property: Id(0)] string Order,
    [property: Id(1)] string Window,
    [property: Id(2)] string Kind,
    [property: Id(3)] string Filter,
    [property: Id(4)] int Limit,
    [property: Id(5)] ImmutableArray<string> Subjects)
{
    public const int MaxLimit = 200;
}

/// <param name="Total">Subjects of this kind and filter that have an article in the window, listed or not.</param>
[GenerateSerializer, Immutable, Alias("board")]
public sealed record Board(
    [property: Id(0)] ImmutableArray<BoardRow> Rows,
    [property: Id(1)] int Total,
    [property: Id(2)] long Position,
    [property: Id(3)] DateTimeOffset Clock);

/// <param name="Number">The subject's newest change in it: equal numbers at an equal clock are equal rows.</param>
/// <param name="Spark">Articles in equal steps of the window, oldest first; the last step ends at the clock minute. 15m: 15 × 1 min; 1h: 12 × 5 min; 24h: 24 × 1 h; 7d: 28 × 6 h.</param>
/// <param name="SparkMinutes">Minutes of one step.</param>
/// <param name="SentimentChange">Net of the window less net of the 28 days before it; null unless both have 5 articles.</param>
/// <param name="BurstSince">As in the picture.</param>
/// <param name="Newest">The newest article about it; null: none.</param>
[GenerateSerializer, Immutable, Alias("board-row")]
public sealed record BoardRow(
    [property: Id(0)] string Subject,
    [property: Id(1)] string Name,
    [property: Id(2)] string Kind,
    [property: Id(3)] long Number,
    [property: Id(4)] WindowPicture Window,
    [property: Id(5)] ImmutableArray<int> Spark,
    [property: Id(6)] int SparkMinutes,
    [property: Id(7)] double? SentimentChange,
    [property: Id(8)] DateTimeOffset? BurstSince,
    [property: Id(9)] Headline? Newest);

[GenerateSerializer, Immutable, Alias("headline")]
public sealed record Headline(
    [property: Id(0)] string Article,
    [property: Id(1)] string Title,
    [property: Id(2)] string Source,
    [property: Id(3)] DateTimeOffset At);
