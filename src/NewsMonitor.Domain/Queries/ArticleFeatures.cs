using System.Collections.Immutable;

namespace NewsMonitor.Domain.Queries;

/// <summary>
/// All that a query can ask of an article, made once per version: its words with their places, and what was found in it. Immutable; may be
/// used by several threads.
/// </summary>
/// <param name="words">Of title and body.</param>
/// <param name="source">Words of the source's name.</param>
/// <param name="language">ISO 639, or und.</param>
/// <param name="tone">Score in thousandths; null: unknown.</param>
public sealed class ArticleFeatures(
    ArticleWords words, string[] source, string language, ImmutableArray<EntityFeature> entities, ImmutableArray<TopicFeature> topics, int? tone)
{
    public ArticleWords Words { get; } = words;

    public ReadOnlySpan<string> Source => source;

    public string Language { get; } = language;

    public ImmutableArray<EntityFeature> Entities { get; } = entities;

    public ImmutableArray<TopicFeature> Topics { get; } = topics;

    public int? Tone { get; } = tone;

    public static ArticleFeatures Of(Article article, Findings findings) => Of(article.Key.Source, article.Title, article.Body, findings);

    /// <param name="title">Empty, with the body, where no query asks for words: the rest does not need them.</param>
    public static ArticleFeatures Of(string source, string title, string body, Findings findings) => new(
        new ArticleWords(title, body), FoldedWords.Of(source), findings.Language,
        [.. findings.Entities.Select(entity => new EntityFeature(entity.Subject, FoldedWords.Of(entity.Name), Milli(entity.Sentiment), entity.Mentions))],
        [.. findings.Topics.Select(topic => new TopicFeature(topic.Subject, FoldedWords.Of(topic.Name)))], Milli(findings.Tone));

    private static int? Milli(SentimentFinding? sentiment) => sentiment is null ? null : (int)Math.Round(sentiment.Score * 1000);
}

/// <param name="Name">Folded words of the name.</param>
/// <param name="Score">How the article speaks of it, in thousandths; null: unknown.</param>
public sealed record EntityFeature(SubjectId Subject, string[] Name, int? Score, ImmutableArray<TextSpan> Mentions);

/// <param name="Name">Folded words of the name.</param>
public sealed record TopicFeature(SubjectId Subject, string[] Name);
