using NewsMonitor.Reading.Linear;
using NewsMonitor.Reading.Topics;
using NewsMonitor.Training.Learning;

namespace NewsMonitor.Training.Topics;

/// <summary>Learns the topic model.</summary>
internal static class TopicTrainer
{
    private const float Penalty = 12;
    private const int Iterations = 15;

    /// <summary>Weights are rounded to so many steps on either side of 0: 8 bits say as much and the file is half as large.</summary>
    private const int Steps = 127;

    public static LinearModel Train(IReadOnlyList<Example> examples, int seed)
    {
        var rarity = new Rarity(examples, TopicFeatures.Rows);
        var trainer = new MaxEntTrainer(TopicFeatures.Rows, TopicNames.All.Length, seed) { L2 = Penalty, Iterations = Iterations };
        return Rounded(rarity.Fold(trainer.TrainByCoordinates([.. examples.Select(rarity.Apply)])));
    }

    private static LinearModel Rounded(LinearModel model)
    {
        var largest = new float[model.Classes];
        model.WithWeights((_, label, weight) =>
        {
            largest[label] = Math.Max(largest[label], Math.Abs(weight));
            return weight;
        });
        return model.WithWeights((_, label, weight) => MathF.Round(weight / largest[label] * Steps) * largest[label] / Steps);
    }
}
