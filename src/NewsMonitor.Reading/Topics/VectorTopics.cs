using System.Collections.Immutable;
using System.Globalization;
using NewsMonitor.Reading.Encoder;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Linear;

namespace NewsMonitor.Reading.Topics;

/// <summary>
/// The topics by a text's vector, and how they join those by its words: a product of both judgements' probabilities, each to a power (Hinton,
/// Products of experts, 1999).
/// </summary>
/// <param name="model">One row per number of the vector, one class per topic.</param>
/// <param name="ofWords">The power of the words' judgement.</param>
/// <param name="ofVector">The power of the vector's.</param>
/// <param name="likely">The joined probability from which a topic is named, per class.</param>
internal sealed class VectorTopics(LinearModel model, double ofWords, double ofVector, ImmutableArray<double> likely)
{
    public const string FileName = "topics.vector.model.br";

    /// <summary>Both powers, then a line per class: its code and the probability from which it is named.</summary>
    public const string LikelyFileName = "topics.vector.likely.tsv.br";

    public LinearModel Model { get; } = model;

    public ImmutableArray<double> Likely { get; } = likely;

    /// <exception cref="FileNotFoundException">A file is missing; the message names it.</exception>
    /// <exception cref="InvalidDataException">A file is damaged; the message names it.</exception>
    public static VectorTopics Load(string modelsFolder)
    {
        var model = LinearModel.Load(modelsFolder, FileName, TopicNames.All.Length, EncoderModel.Width);
        return ModelFiles.ReadText(modelsFolder, LikelyFileName, text => Parse(text, model));
    }

    private static VectorTopics Parse(string text, LinearModel model)
    {
        var values = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))
            .ToDictionary(fields => fields[0], fields => double.Parse(fields[1], CultureInfo.InvariantCulture));
        return new(model, values["words"], values["vector"], [.. TopicNames.All.Select(topic => values[topic.Code])]);
    }

    /// <summary>The same with other probabilities from which topics are named.</summary>
    public VectorTopics Named(ImmutableArray<double> from) => new(Model, ofWords, ofVector, from);

    public void Save(string modelsFolder)
    {
        Model.Save(modelsFolder, FileName);
        ModelFiles.WriteText(modelsFolder, LikelyFileName, string.Create(
            CultureInfo.InvariantCulture,
            $"words\t{ofWords}\nvector\t{ofVector}\n{string.Join('\n', TopicNames.All.Zip(Likely, (topic, from) => string.Create(CultureInfo.InvariantCulture, $"{topic.Code}\t{from:0.00}")))}"));
    }

    /// <summary>Puts the vector's judgement into that of the words.</summary>
    /// <param name="vector"><see cref="EncoderModel.Width"/> numbers.</param>
    /// <param name="scores">The words' probabilities, then the joined ones.</param>
    public void Join(ReadOnlySpan<float> vector, Span<double> scores)
    {
        Span<double> own = stackalloc double[Model.Classes];
        Span<Feature> features = stackalloc Feature[EncoderModel.Width];
        for (var i = 0; i < features.Length; i++)
        {
            features[i] = new(i, vector[i], -1);
        }

        Model.Score(features, own);
        var all = 0.0;
        for (var topic = 0; topic < own.Length; topic++)
        {
            all += scores[topic] = Math.Pow(scores[topic], ofWords) * Math.Pow(own[topic], ofVector);
        }

        for (var topic = 0; topic < own.Length; topic++)
        {
            scores[topic] /= all;
        }
    }
}
