using System.Collections.Immutable;
using NewsMonitor.Domain;

namespace NewsMonitor.Log.Tests;

/// <summary>Makes valid things, so that a test states only what matters to it.</summary>
internal static class Some
{
    /// <summary>Thursday, 2026-01-01 12:00 UTC.</summary>
    public static DateTimeOffset Noon { get; } = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public static SentimentFinding Good { get; } = new(0.1, 0.2, 0.7);

    public static SentimentFinding Bad { get; } = new(0.8, 0.15, 0.05);

    public static SentimentFinding Even { get; } = new(0.2, 0.6, 0.2);

    public static ArticleKey Key(string id = "1", string source = "bbc") => new(source, id);

    public static Article Article(
        string id = "1", string source = "bbc", string title = "Storm over Oslo", string body = "A storm came. It went.", DateTimeOffset? publishedAt = null) =>
        new(Key(id, source), title, body, $"https://{source}.example/{id}", publishedAt ?? Noon, Language: "en", Section: "World");

    /// <summary>An entity with its evidence in the title.</summary>
    public static EntityFinding Entity(string name = "Oslo", int mentions = 1, SentimentFinding? sentiment = null, SubjectKind kind = SubjectKind.Place)
    {
        var span = new TextSpan(TextField.Title, 0, 5);
        return new(
            SubjectId.Unlinked(kind, name), name, kind, null, 0.9, [.. Enumerable.Repeat(span, mentions)], sentiment,
            sentiment is null ? [] : [new Evidence(span, sentiment, [new(span, 0.5)])]);
    }

    public static TopicFinding Topic(string code = "11000000", string name = "Politics") => new(SubjectId.Topic(code), name, 0.8);

    public static Findings Findings(
        IEnumerable<EntityFinding>? entities = null, IEnumerable<TopicFinding>? topics = null, SentimentFinding? tone = null) =>
        new("test/1", "en", [new(TextField.Body, 0, 5)], [], (entities ?? []).ToImmutableArray(), (topics ?? []).ToImmutableArray(), tone);

    public static Submission.Text Text(
        string id = "1", string source = "bbc", string title = "Storm over Oslo", string body = "A storm came. It went.", Findings? findings = null,
        DateTimeOffset? publishedAt = null, DateTimeOffset? arrivedAt = null, Way way = Way.Push) =>
        new(Article(id, source, title, body, publishedAt), findings ?? Findings([Entity()]), way, arrivedAt);

    public static Submission.Withdrawal Withdrawal(string id = "1", string source = "bbc", DateTimeOffset? arrivedAt = null, Way way = Way.Push) =>
        new(Key(id, source), way, arrivedAt);
}
