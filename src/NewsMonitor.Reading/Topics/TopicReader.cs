using System.Collections.Immutable;
using System.Globalization;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Linear;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Topics;

/// <summary>The IPTC topics of an article: those that are likely enough, at most three, possibly none.</summary>
/// <param name="model">One class per topic.</param>
/// <param name="likely">The probability from which a topic is named, per class, where the text has no vector.</param>
/// <param name="vectors">Where it has one.</param>
internal sealed class TopicReader(LinearModel model, ImmutableArray<double> likely, VectorTopics vectors)
{
    public const string FileName = "topics.model.br";

    /// <summary>A line per class: its code and the probability from which it is named.</summary>
    public const string LikelyFileName = "topics.likely.tsv.br";

    private const int Most = 3;

    public LinearModel Model { get; } = model;

    /// <exception cref="FileNotFoundException">A file is missing; the message names it.</exception>
    /// <exception cref="InvalidDataException">A file is damaged; the message names it.</exception>
    public static TopicReader Load(string modelsFolder)
    {
        var likely = ModelFiles.ReadText(modelsFolder, LikelyFileName, ParseLikely);
        var model = LinearModel.Load(modelsFolder, FileName, TopicNames.All.Length, TopicFeatures.Rows);
        return new(model, likely, VectorTopics.Load(modelsFolder));
    }

    private static ImmutableArray<double> ParseLikely(string text)
    {
        var values = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))
            .ToDictionary(fields => fields[0], fields => double.Parse(fields[1], CultureInfo.InvariantCulture));
        return [.. TopicNames.All.Select(topic => values[topic.Code])];
    }

    /// <summary>Probabilities of all topics.</summary>
    /// <returns>False: the text has nothing to tell them by.</returns>
    public bool Score(ReadText text, ReadOnlySpan<float> vector, FeatureList features, Span<double> scores)
    {
        TopicFeatures.Fill(text, features);
        if (features.All.IsEmpty)
        {
            return false;
        }

        Model.Score(features.All, scores);
        if (!vector.IsEmpty)
        {
            vectors.Join(vector, scores);
        }

        return true;
    }

    /// <summary>The probability from which each topic is named.</summary>
    /// <param name="hasVector">Whether the text has one.</param>
    public ImmutableArray<double> LikelyFor(bool hasVector) => hasVector ? vectors.Likely : likely;

    /// <param name="text">The article.</param>
    /// <param name="vector">Its vector; empty: it has none.</param>
    /// <param name="hint">Topics that its section names: <see cref="SectionHint.Of"/>.</param>
    /// <param name="features">Room to work.</param>
    public ImmutableArray<TopicFinding> Read(ReadText text, ReadOnlySpan<float> vector, IReadOnlyList<int> hint, FeatureList features)
    {
        Span<double> scores = stackalloc double[Model.Classes];
        if (!Score(text, vector, features, scores))
        {
            return [];
        }

        SectionHint.Apply(hint, scores);
        var topics = ImmutableArray.CreateBuilder<TopicFinding>(Most);
        var named = LikelyFor(hasVector: !vector.IsEmpty);
        while (topics.Count < Most && Best(scores, named) is var best and >= 0)
        {
            var (code, name) = TopicNames.All[best];
            topics.Add(new(SubjectId.Topic(code), name, Math.Round(scores[best], 4)));
            scores[best] = 0;
        }

        return topics.DrainToImmutable();
    }

    // The likeliest of those that are likely enough; −1: none.
    private static int Best(ReadOnlySpan<double> scores, ImmutableArray<double> named)
    {
        var best = -1;
        for (var topic = 0; topic < scores.Length; topic++)
        {
            if (scores[topic] >= named[topic] && (best < 0 || scores[topic] > scores[best]))
            {
                best = topic;
            }
        }

        return best;
    }
}
