using NewsMonitor.Reading.Linear;

namespace NewsMonitor.Training.Topics;

/// <summary>A labelled text with the probabilities that a reader gives to all topics.</summary>
/// <param name="Text">The text.</param>
/// <param name="Scores">One per class.</param>
internal sealed record ScoredTopics(TopicText Text, double[] Scores)
{
    /// <summary>By the words alone.</summary>
    public static ScoredTopics ByWords(LinearModel words, TopicText text)
    {
        var scores = new double[words.Classes];
        words.Score(text.ToExample(topic: 0, weight: 1).ToFeatures(), scores);
        return new(text, scores);
    }
}
