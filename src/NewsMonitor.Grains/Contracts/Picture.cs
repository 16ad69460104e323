using System.Collections.Immutable;

namespace NewsMonitor.Grains.Contracts;

/// <summary>All that is shown of a subject at one position and clock minute.</summary>
/// <param name="Kind">topic, person, organisation, place, other, custom, source, all.</param>
/// <param name="Names">Other names it goes by, where known.</param>
/// <param name="Windows">By window word: 15m, 1h, 24h, 7d.</param>
/// <param name="Number">Number of the subject's newest change that is in it.</param>
/// <param name="BurstSince">First minute of the stretch in which the hour's burst has been 3 or more; null: no burst now.</param>
/// <param name="Readers">The articles in the total by the reader that read them, most first. Added by whoever shows the picture, from the log, where it
/// is kept: being read again with the same result changes no picture.</param>
[GenerateSerializer, Immutable, Alias("picture")]
public sealed record Picture(
    [property: Id(0)] string Subject,
    [property: Id(1)] string Name,
    [property: Id(2)] string Kind,
    [property: Id(3)] ImmutableArray<string> Names,
    [property: Id(4)] SubjectLinks Links,
    [property: Id(5)] ImmutableDictionary<string, WindowPicture> Windows,
    [property: Id(6)] TotalPicture Total,
    [property: Id(7)] long Number,
    [property: Id(8)] long Position,
    [property: Id(9)] DateTimeOffset Clock,
    [property: Id(10)] DateTimeOffset? BurstSince,
    [property: Id(11)] ImmutableArray<ReaderArticles> Readers);

/// <param name="Reader">A reader's version: <c>fast/1</c>.</param>
[GenerateSerializer, Immutable, Alias("reader-articles")]
public sealed record ReaderArticles([property: Id(0)] string Reader, [property: Id(1)] long Articles);

[GenerateSerializer, Immutable, Alias("subject-links")]
public sealed record SubjectLinks([property: Id(0)] string? Wikidata);

/// <summary>One window of a picture. Numbers that cannot be told yet are null, never 0.</summary>
/// <param name="Sources">Distinct sources.</param>
/// <param name="Score">Mean of the known scores, −1 … 1; null: none known.</param>
/// <param name="Net">(positive − negative) / articles; null under 5 articles.</param>
/// <param name="NetLow">90 % interval of net, with <paramref name="NetHigh"/>.</param>
/// <param name="Usual">Articles usual in such a window at such an hour of the week; null while learning (under two weeks of log).</param>
/// <param name="UsualLow">9 windows in 10 lie between this and <paramref name="UsualHigh"/>.</param>
/// <param name="Ratio">articles / usual.</param>
/// <param name="Burst">0 … 20: −log10 of the chance of such a count by luck; null while learning.</param>
/// <param name="Rarity">About once in so many such windows (10^burst), but no more than the log is long, of which eight weeks are compared with: under 10^burst it means
/// "less than once in that time". Null while learning or where burst is 0.</param>
/// <param name="Learning">Under two whole weeks of log: nothing is known to be usual.</param>
[GenerateSerializer, Immutable, Alias("window-picture")]
public sealed record WindowPicture(
    [property: Id(0)] int Articles,
    [property: Id(1)] int Originals,
    [property: Id(2)] int Mentions,
    [property: Id(3)] int Sources,
    [property: Id(4)] int Negative,
    [property: Id(5)] int Neutral,
    [property: Id(6)] int Positive,
    [property: Id(7)] double? Score,
    [property: Id(8)] double? Net,
    [property: Id(9)] double? NetLow,
    [property: Id(10)] double? NetHigh,
    [property: Id(11)] double? Usual,
    [property: Id(12)] double? UsualLow,
    [property: Id(13)] double? UsualHigh,
    [property: Id(14)] double? Ratio,
    [property: Id(15)] double? Burst,
    [property: Id(16)] double? Rarity,
    [property: Id(17)] bool Learning);

/// <summary>The same counts since ever.</summary>
[GenerateSerializer, Immutable, Alias("total-picture")]
public sealed record TotalPicture(
    [property: Id(0)] long Articles,
    [property: Id(1)] long Originals,
    [property: Id(2)] long Mentions,
    [property: Id(3)] int Sources,
    [property: Id(4)] long Negative,
    [property: Id(5)] long Neutral,
    [property: Id(6)] long Positive,
    [property: Id(7)] double? Score,
    [property: Id(8)] double? Net);
