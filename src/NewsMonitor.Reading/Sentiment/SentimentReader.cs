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
    public const int Labels = 3;
    /// <summary>What one sentence says of the target at tokens <c>first … end−1</c>.</summary>
    public Evidence InSentence(ReadText text, Sentence sentence, int first, int end, SentimentDomain domain, FeatureList features)
    {
        TargetFeatures.Fill(text, sentence, first, end, lexicon, domain, features);
        Span<double> scores = stackalloc double[Labels];
        towards.Score(features.All, scores);
        return new(text.SpanOf(sentence.First, sentence.End), ArticleSentiment.ToFinding(scores), Words(text, sentence, features));
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
            var weight = i < text.TitleSentences ? ArticleSentiment.TitleWeight : 1;
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

        return ArticleSentiment.ToFinding(sums);
    }

    private ImmutableArray<WordWeight> Words(ReadText text, Sentence sentence, FeatureList features)
    {
        Span<float> room = stackalloc float[SentenceSplitter.MaxTokens];
        var pulls = room[..sentence.Count];
        foreach (var feature in features.All)
        {
            if (feature.Token >= 0)
            {
                pulls[feature.Token - sentence.First] += feature.Value * (towards.WeightOf(feature.Row, Positive) - towards.WeightOf(feature.Row, Negative));
            }
        }

        return HeaviestWords.Of(text, sentence.First, pulls);
    }
}
