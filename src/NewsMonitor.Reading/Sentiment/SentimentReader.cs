using System.Collections.Immutable;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Linear;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Sentiment;

/// <summary>How sentences speak of a target, and how an article does, by its sentences.</summary>
internal sealed class SentimentReader(LinearModel towards, LinearModel tone, Lexicon lexicon)
{
    public const string FileName = "sentiment.model.br";
    public const string ToneFileName = "tone.model.br";

    public const int Negative = 0;
    public const int Neutral = 1;
    public const int Positive = 2;
    private const int Labels = 3;
    private const int MostWords = 5;
    private const int MostEvidence = 5;

    /// <summary>The headline is what most people read.</summary>
    private const double TitleWeight = 1.5;

    /// <summary>A pull below this is noise, and no word to show.</summary>
    private const double LeastPull = 0.02;

    /// <summary>What one sentence says of the target at tokens <c>first … end−1</c>.</summary>
    public Evidence InSentence(ReadText text, Sentence sentence, int first, int end, SentimentDomain domain, FeatureList features)
    {
        TargetFeatures.Fill(text, sentence, first, end, lexicon, domain, features);
        Span<double> scores = stackalloc double[Labels];
        towards.Score(features.All, scores);
        return new(text.SpanOf(sentence.First, sentence.End), ToFinding(scores), Words(text, sentence, features));
    }

    /// <summary>
    /// An article's sentiment towards an entity: the mean of its sentences, a sentence weighing as much as it is sure, the headline half as
    /// much again. So the article lies between its sentences, and their order does not matter.
    /// </summary>
    public static SentimentFinding Combine(IReadOnlyList<Evidence> evidence)
    {
        Span<double> sums = stackalloc double[Labels];
        var weights = 0.0;
        foreach (var sentence in evidence)
        {
            var weight = WeightOf(sentence);
            sums[Negative] += weight * sentence.Sentiment.Negative;
            sums[Neutral] += weight * sentence.Sentiment.Neutral;
            sums[Positive] += weight * sentence.Sentiment.Positive;
            weights += weight;
        }

        for (var label = 0; label < Labels; label++)
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

    /// <summary>The article's tone: the mean over its sentences, the headline half as much again; null where none was read.</summary>
    public SentimentFinding? ToneOf(ReadText text, FeatureList features)
    {
        Span<double> scores = stackalloc double[Labels];
        Span<double> sums = stackalloc double[Labels];
        var weights = 0.0;
        for (var i = 0; i < text.Sentences.Count; i++)
        {
            var sentence = text.Sentences[i];
            TargetFeatures.Fill(text, sentence, sentence.First, sentence.First, lexicon, SentimentDomain.News, features);
            tone.Score(features.All, scores);
            var weight = i < text.TitleSentences ? TitleWeight : 1;
            weights += weight;
            for (var label = 0; label < Labels; label++)
            {
                sums[label] += weight * scores[label];
            }
        }

        if (weights == 0)
        {
            return null;
        }

        for (var label = 0; label < Labels; label++)
        {
            sums[label] /= weights;
        }

        return ToFinding(sums);
    }

    private static double Pull(Evidence evidence) => WeightOf(evidence) * Math.Abs(evidence.Sentiment.Score);

    // 0.2 for a sentence that could be anything, 1.2 for one that is sure.
    private static double WeightOf(Evidence evidence)
    {
        var (negative, neutral, positive) = (evidence.Sentiment.Negative, evidence.Sentiment.Neutral, evidence.Sentiment.Positive);
        var doubt = -((negative * Math.Log(negative)) + (neutral * Math.Log(neutral)) + (positive * Math.Log(positive))) / Math.Log(Labels);
        return (1.2 - doubt) * (evidence.Sentence.Field is TextField.Title ? TitleWeight : 1);
    }

    private ImmutableArray<WordWeight> Words(ReadText text, Sentence sentence, FeatureList features)
    {
        Span<float> pulls = stackalloc float[sentence.Count];
        foreach (var feature in features.All)
        {
            if (feature.Token >= 0)
            {
                pulls[feature.Token - sentence.First] += feature.Value * (towards.WeightOf(feature.Row, Positive) - towards.WeightOf(feature.Row, Negative));
            }
        }

        var words = ImmutableArray.CreateBuilder<WordWeight>(MostWords);
        while (words.Count < MostWords)
        {
            var best = -1;
            for (var i = 0; i < pulls.Length; i++)
            {
                if (text.Tokens[sentence.First + i].IsWord && (best < 0 || MathF.Abs(pulls[i]) > MathF.Abs(pulls[best])))
                {
                    best = i;
                }
            }

            if (best < 0 || MathF.Abs(pulls[best]) < LeastPull)
            {
                break;
            }

            words.Add(new(text.SpanOf(sentence.First + best, sentence.First + best + 1), Math.Round(pulls[best], 3)));
            pulls[best] = 0;
        }

        return words.DrainToImmutable();
    }

    // Four digits are more than the model knows; the third probability takes what rounding leaves, so that they add up to 1. None is 0.
    private static SentimentFinding ToFinding(ReadOnlySpan<double> scores)
    {
        const double Least = 0.0001;
        var negative = Math.Max(Least, Math.Round(scores[Negative], 4));
        var positive = Math.Max(Least, Math.Round(scores[Positive], 4));
        var neutral = 1 - negative - positive;
        return neutral >= Least ? new(negative, neutral, positive)
            : negative > positive ? new(1 - Least - positive, Least, positive) : new(negative, Least, 1 - Least - negative);
    }
}
