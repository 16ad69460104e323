using System.Collections.Immutable;
using NewsMonitor.Domain;
using NewsMonitor.Grains;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Log;
using NewsMonitor.Reading;

namespace NewsMonitor.Host.Api;

/// <summary>The log's and the reader's records as the API answers them. Nothing is counted or decided here.</summary>
internal static class Mapping
{
    public static SubjectDto ToDto(this SubjectSummary subject) => new(
        subject.Subject.Value, subject.Name, subject.Kind.Word(), subject.Wikidata, subject.Articles, subject.First?.Start, subject.Newest?.Start);

    public static ImmutableArray<ReaderArticles> ToDto(this IEnumerable<ReaderCount> readers) =>
        [.. readers.Select(count => new ReaderArticles(count.Reader, count.Articles))];

    /// <summary>The state of the program, with a timeline's own clock, position and counts.</summary>
    public static StatusDto At(this StatusDto status, TimelineMoment moment) => moment.AsOf is null
        ? status
        : status with
        {
            Articles = moment.Articles, Versions = null, Withdrawn = null, Sources = moment.Sources,
            Clock = moment.Clock, Position = moment.Position, Followed = moment.Position, LagSeconds = 0,
        };

    public static ArticleDto ToDto(this ArticleSummary article) => new(
        article.Article.Value, article.Key.Source, article.Key.Id, article.Position.Value, article.Title, article.Lead, article.Url,
        article.Time.At.Start, article.Time.DateSuspect, article.Arrival, article.Version, article.Withdrawn, article.Original, article.Copies,
        article.Section, article.Language,
        article.Share is { } share ? new(share.Mentions, Word(share.Sentiment), share.Score) : null,
        [.. article.Evidence.Select(e => new EvidenceTextDto(e.Text, Word(e.Field), e.Start, ToDto(e.Sentiment)))],
        [.. article.Subjects.Select(s => new SubjectNameDto(s.Subject.Value, s.Name, s.Kind.Word()))],
        [.. article.Matched.Select(m => new MatchedTextDto(m.Text, Word(m.Field), m.Start, [.. m.Places.Select(p => new PlaceDto(p.Start, p.Length))]))]);

    public static ArticleDetailDto ToDto(this ArticleRecord record) => new(
        record.Summary.ToDto(), [.. record.Versions.Select(ToDto)], [.. record.Copies.Select(ToDto)]);

    private static VersionDto ToDto(VersionRecord version)
    {
        var article = version.Article;
        return new(
            version.Position.Value, version.Arrival, Word(version.Way), article is null, article?.Title, article?.Body, article?.Url,
            article?.PublishedAt, article?.UpdatedAt, article?.Language, article?.Section, article?.Byline, version.Findings?.ToDto(null, null), version.ReadAt);
    }

    /// <param name="title">Echoed where the caller sent one text that was split here; else null.</param>
    public static FindingsDto ToDto(this Findings findings, string? title, string? body) => new(
        findings.Reader, findings.Language,
        [.. findings.Entities.Select(ToDto)],
        [.. findings.Topics.Select(t => new TopicDto(t.Subject.Value, t.Name, t.Score))],
        findings.Tone is { } tone ? ToDto(tone) : null,
        [.. findings.Sentences.Select(ToDto)], [.. findings.Skipped.Select(ToDto)], findings.Dateline, title, body,
        findings.Struck is { } struck ? [.. struck.Select(ToDto)] : null,
        findings.Section);

    private static EntityDto ToDto(EntityFinding entity) => new(
        entity.Subject.Value, entity.Name, entity.Kind.Word(), entity.Wikidata, entity.Confidence,
        [.. entity.Mentions.Select(ToDto)], entity.Sentiment is { } sentiment ? ToDto(sentiment) : null,
        [.. entity.Evidence.Select(e => new EvidenceDto(
            e.Sentence.Start, e.Sentence.Length, Word(e.Sentence.Field), ToDto(e.Sentiment),
            [.. e.Words.Select(w => new WordDto(w.Word.Start, w.Word.Length, Word(w.Word.Field), w.Weight))], e.Corrected))],
        entity.Why, entity.Origin is { } origin ? Words(origin) : null, entity.Probabilities, entity.Corrected, entity.Sentences);

    public static MeaningDto ToDto(this NameMeaning meaning) => new(
        meaning.Subject.Value, meaning.Name, meaning.Kind?.Word(), meaning.Wikidata, meaning.Country, meaning.AlsoCalled, meaning.Likely);

    private static List<string> Words(NameOrigin origin) =>
        [.. Enum.GetValues<NameOrigin>().Where(part => part != NameOrigin.None && origin.HasFlag(part)).Select(part => part.ToString().ToLowerInvariant())];

    private static SpanDto ToDto(TextSpan span) => new(span.Start, span.Length, Word(span.Field));

    private static SentimentDto ToDto(SentimentFinding sentiment) => new(
        sentiment.Negative, sentiment.Neutral, sentiment.Positive, sentiment.Score, Word(sentiment.Label));

    public static SubjectSourceDto ToDto(this SubjectSource source) => new(
        source.Source, source.Counts.Articles, source.Counts.Originals, source.Counts.Mentions, source.Counts.Negative, source.Counts.Neutral,
        source.Counts.Positive, source.Newest.Start);

    private static string Word(TextField field) => field == TextField.Title ? "title" : "body";

    private static string? Word(Sentiment? sentiment) => sentiment is { } known ? Word(known) : null;

    private static string Word(Sentiment sentiment) => sentiment switch
    {
        Sentiment.Negative => "negative",
        Sentiment.Neutral => "neutral",
        Sentiment.Positive => "positive",
        _ => throw new ArgumentOutOfRangeException(nameof(sentiment), sentiment, "not a sentiment"),
    };

    private static string Word(Way way) => way switch
    {
        Way.Push => "push",
        Way.Feed => "feed",
        Way.Import => "import",
        Way.Paste => "paste",
        Way.Sample => "sample",
        _ => throw new ArgumentOutOfRangeException(nameof(way), way, "not a way in"),
    };
}
