using System.Collections.Immutable;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Linear;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Topics;

/// <summary>The IPTC topics of an article: those that are likely enough, at most three, possibly none.</summary>
internal sealed class TopicReader(LinearModel model)
{
    public const string FileName = "topics.model.br";

    /// <summary>A topic is named from this probability on.</summary>
    public const double Likely = 0.25;

    private const int Most = 3;

    public LinearModel Model { get; } = model;

    public ImmutableArray<TopicFinding> Read(ReadText text, string? section, FeatureList features)
    {
        var tokens = section is null ? null : new List<Token>();
        if (tokens is not null)
        {
            Tokenizer.Cut(section, tokens);
        }

        TopicFeatures.Fill(text, tokens, features);
        if (features.All.IsEmpty)
        {
            return [];
        }

        Span<double> scores = stackalloc double[Model.Classes];
        Model.Score(features.All, scores);
        var topics = ImmutableArray.CreateBuilder<TopicFinding>(Most);
        while (topics.Count < Most)
        {
            var best = 0;
            for (var topic = 1; topic < scores.Length; topic++)
            {
                best = scores[topic] > scores[best] ? topic : best;
            }

            if (scores[best] < Likely)
            {
                break;
            }

            var (code, name) = TopicNames.All[best];
            topics.Add(new(SubjectId.Topic(code), name, Math.Round(scores[best], 4)));
            scores[best] = -1;
        }

        return topics.DrainToImmutable();
    }
}
