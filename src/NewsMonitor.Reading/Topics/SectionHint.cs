using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Topics;

/// <summary>What a source's section says about the topic: "Sport", "us/politics", "World | Business".</summary>
internal static class SectionHint
{
    /// <summary>A topic that the section names becomes so many times as likely against all others. By judgement: what is next to impossible stays so.</summary>
    public const double Odds = 20;

    /// <summary>No section name is longer; what is, is no section.</summary>
    private const int MaxLength = 80;

    private static readonly (string Code, string Words)[] Lists =
    [
        ("01000000", "arts art culture entertainment film films movies music books television tv theatre theater media celebrity celebrities showbiz"),
        ("02000000", "crime courts court law legal justice police"),
        ("03000000", "disaster disasters accidents"),
        ("04000000", "business economy economics economic finance financial money markets market companies banking stocks"),
        ("05000000", "education schools universities"),
        ("06000000", "environment environmental climate"),
        ("07000000", "health medicine medical wellness"),
        ("09000000", "labour labor employment jobs workplace"),
        ("10000000", "lifestyle travel food recipes fashion style home leisure life"),
        ("11000000", "politics political election elections government parliament congress"),
        ("12000000", "religion faith belief"),
        ("13000000", "science technology tech space"),
        ("14000000", "society family relationships"),
        ("15000000", "sport sports football soccer cricket rugby tennis golf basketball baseball hockey cycling athletics olympics"),
        ("16000000", "war conflict"),
        ("17000000", "weather"),
    ];

    private static readonly Dictionary<ulong, int> Topics = Lists
        .SelectMany(list => list.Words.Split(' ').Select(word => (Hash: Folding.HashOf(word), Topic: TopicNames.ClassOf(list.Code))))
        .ToDictionary(entry => entry.Hash, entry => entry.Topic);

    /// <summary>Classes that the section names, each once; none where it names no topic ("World", "Opinion", "News").</summary>
    public static IReadOnlyList<int> Of(string? section)
    {
        if (section is null || section.Length is 0 or > MaxLength)
        {
            return [];
        }

        var tokens = new List<Token>();
        Tokenizer.Cut(section, tokens);
        return [.. tokens.Where(token => Topics.ContainsKey(token.Hash)).Select(token => Topics[token.Hash]).Distinct()];
    }

    /// <summary>Shifts the probabilities to the topics named; they still add up to 1.</summary>
    public static void Apply(IReadOnlyList<int> named, Span<double> scores)
    {
        if (named.Count == 0)
        {
            return;
        }

        foreach (var topic in named)
        {
            scores[topic] *= Odds;
        }

        var all = 0.0;
        foreach (var score in scores)
        {
            all += score;
        }

        for (var topic = 0; topic < scores.Length; topic++)
        {
            scores[topic] /= all;
        }
    }
}
