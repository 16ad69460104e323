using System.Collections.Immutable;
using CsCheck;
using NewsMonitor.Domain.Queries;

namespace NewsMonitor.Domain.Tests.Queries;

/// <summary>Queries and articles made of so few words that they often meet.</summary>
internal static class SomeQueries
{
    private static readonly string[] Vocabulary = ["gaza", "gazans", "truce", "oil", "oils", "the", "new", "york", "müller", "中国"];

    private static readonly string[] EntityIds = ["Q1", "Q2", "person:ann-lee"];

    public static Gen<string> Word { get; } = Gen.OneOf(Vocabulary);

    private static Gen<string> Phrase { get; } = Gen.Frequency(
        (6, Word), (2, Word.Array[2, 3].Select(words => $"\"{string.Join(' ', words)}\"")),
        (1, Gen.OneOf("ga*", "oi*", "gaz*", "\"new yo*\"", "中*")));

    private static Gen<string> NearPart { get; } = Gen.Frequency((3, Phrase), (1, Phrase.Array[2, 3].Select(words => $"({string.Join(" OR ", words)})")));

    private static Gen<string> Leaf { get; } = Gen.Frequency(
        (8, Phrase), (1, Phrase.Select(words => "title:" + words)), (1, Phrase.Select(words => "text:" + words)),
        (1, Gen.OneOf("entity:Q1", "entity:person:ann-lee", "entity:lee", "entity:\"new york\"", "entity:(lee OR Q2)", "entity:ne*")),
        (1, Gen.OneOf("topic:11000000", "topic:oil", "topic:(tru* NOT gas)")), (1, Gen.OneOf("source:bbc", "source:\"new york\"", "source:po*")),
        (1, Gen.OneOf("lang:en", "lang:(de OR und)")), (1, Gen.OneOf("sentiment:<-0.3", "sentiment:>=0", "sentiment:>0.2", "sentiment:<=0.305")));

    private static Gen<SentimentFinding?> Score { get; } = Gen.Int[0, 4].Select(i => i switch
        {
            0 => (SentimentFinding?)null,
            1 => new(0.8, 0.1, 0.1),
            2 => new(0.1, 0.8, 0.1),
            3 => new(0.1, 0.2, 0.7),
            _ => new(0.3475, 0, 0.6525),
        });

    /// <summary>Texts of the grammar; some are refused for matching nearly everything.</summary>
    public static Gen<string> QueryText { get; } = Gen.Recursive<string>((depth, part) => depth > 4
        ? Leaf
        : Gen.Frequency(
            (5, Leaf),
            (2, part.Array[2, 3].Select(parts => $"({string.Join(" AND ", parts)})")),
            (1, part.Array[2, 3].Select(parts => string.Join(' ', parts))),
            (2, part.Array[2, 4].Select(parts => $"({string.Join(" OR ", parts)})")),
            (1, part.Select(inner => $"NOT {inner}")),
            (1, Gen.Select(NearPart, NearPart, Gen.Int[0, 4], (a, b, n) => $"{a} NEAR/{n} {b}")),
            (1, Gen.Select(NearPart, NearPart, NearPart, Gen.Int[0, 3], (a, b, c, n) => $"({a} NEAR/{n} {b} NEAR/2 {c})"))));

    public static Gen<Query> Query { get; } = QueryText.Select(Parse).Where(query => query is not null).Select(query => query!);

    public static Gen<ArticleFeatures> Article => Text.Select(text => text.Features);

    public static Gen<SomeText> Text { get; } = Gen.Select(
        Line(0, 6), Line(0, 30), Gen.OneOf("BBC News", "AP", "New York Post"), Gen.OneOf("en", "de", "und"),
        Gen.Select(Gen.Int[0, 2], Gen.OneOf("New York", "Ann Lee", "Müller"), Score).Array[0, 3], Gen.OneOf("oil and gas", "truce", "").Array[0, 2], Score,
        (title, body, source, language, entities, topics, tone) => new SomeText(source, title, body, new Findings(
            "test/1", language, [], [],
            [.. entities.Select(e => new EntityFinding(
                new("entity:" + EntityIds[e.Item1]), e.Item2, SubjectKind.Person, null, 1, [new TextSpan(TextField.Title, e.Item1, 1)], e.Item3, []))],
            [.. topics.Select(t => new TopicFinding(SubjectId.Topic(t.Length == 5 ? "11000000" : "04000000"), t, 1))], tone)));

    private static Gen<string> Line(int least, int most) => Word.Array[least, most].Select(words => string.Join(' ', words));

    private static Query? Parse(string text) => NewsMonitor.Domain.Queries.Query.TryParse(text, out var query, out var error) ? query
        : error.Message.StartsWith("This would match nearly everything", StringComparison.Ordinal) ? null
        : throw new InvalidOperationException($"{text}: {error}");
}

/// <summary>An article of which only this matters.</summary>
internal sealed record SomeText(string Source, string Title, string Body, Findings Findings)
{
    public ArticleFeatures Features => ArticleFeatures.Of(Source, Title, Body, Findings);
}
