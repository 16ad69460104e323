using System.Collections.Immutable;
using NewsMonitor.Domain;

namespace NewsMonitor.Reading.Sentiment;

/// <summary>From what the sentences of an article say of an entity to what the article says.</summary>
internal static class ArticleSentiment
{
    private const int MostEvidence = 5;

    /// <summary>The headline is what most people read.</summary>
    public const double TitleWeight = 1.5;

    /// <summary>
    /// An article's sentiment towards an entity: the mean of its sentences, a sentence weighing as much as it is sure, the headline half as
    /// much again. So the article lies between its sentences, and their order does not matter.
    /// </summary>
    public static SentimentFinding Combine(IReadOnlyList<Evidence> evidence)
    {
        Span<double> sums = stackalloc double[SentimentReader.Labels];
        var weights = 0.0;
        foreach (var sentence in evidence)
        {
            var weight = WeightOf(sentence);
            sums[SentimentReader.Negative] += weight * sentence.Sentiment.Negative;
            sums[SentimentReader.Neutral] += weight * sentence.Sentiment.Neutral;
            sums[SentimentReader.Positive] += weight * sentence.Sentiment.Positive;
            weights += weight;
        }

        for (var label = 0; label < SentimentReader.Labels; label++)
        {
            sums[label] /= weights;
        }

        return ToFinding(sums);
    }

    /// <summary>The sentences to show, those that weigh most first.</summary>
    public static ImmutableArray<Evidence> Heaviest(List<Evidence> evidence)
    {
        evidence.Sort(static (a, b) =>
        {
            var order = Pull(b).CompareTo(Pull(a));
            return order != 0 ? order : (a.Sentence.Field, a.Sentence.Start).CompareTo((b.Sentence.Field, b.Sentence.Start));
        });
        return [.. evidence[..Math.Min(MostEvidence, evidence.Count)]];
    }

    /// <summary>What a person said, who is surer than any model.</summary>
    public static SentimentFinding Certain(Domain.Sentiment said)
    {
        Span<double> scores = [0, 0, 0];
        scores[(int)said + 1] = 1;
        return ToFinding(scores);
    }

    private static double Pull(Evidence evidence) => WeightOf(evidence) * Math.Abs(evidence.Sentiment.Score);

    // 0.2 for a sentence that could be anything, 1.2 for one that is sure.
    private static double WeightOf(Evidence evidence)
    {
        var (negative, neutral, positive) = (evidence.Sentiment.Negative, evidence.Sentiment.Neutral, evidence.Sentiment.Positive);
        var doubt = -((negative * Math.Log(negative)) + (neutral * Math.Log(neutral)) + (positive * Math.Log(positive))) / Math.Log(SentimentReader.Labels);
        return (1.2 - doubt) * (evidence.Sentence.Field is TextField.Title ? TitleWeight : 1);
    }

    // Four digits are more than the model knows; the third probability takes what rounding leaves, so that they add up to 1. None is 0.
    public static SentimentFinding ToFinding(ReadOnlySpan<double> scores)
    {
        const double Least = 0.0001;
        var negative = Math.Max(Least, Math.Round(scores[SentimentReader.Negative], 4));
        var positive = Math.Max(Least, Math.Round(scores[SentimentReader.Positive], 4));
        var neutral = 1 - negative - positive;
        return neutral >= Least ? new(negative, neutral, positive)
            : negative > positive ? new(1 - Least - positive, Least, positive) : new(negative, Least, 1 - Least - negative);
    }
}
