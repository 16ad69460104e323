using NewsMonitor.Reading.Linear;

namespace NewsMonitor.Training.Learning;

/// <summary>Fits a model's temperature on data that it did not learn from.</summary>
internal static class Calibration
{
    public static LinearModel Calibrated(LinearModel model, IReadOnlyList<Example> held)
    {
        var (best, bestLoss) = (1f, double.MaxValue);
        for (var temperature = 0.3f; temperature <= 4; temperature += 0.05f)
        {
            var loss = LogLoss(model.WithTemperature(temperature), held);
            (best, bestLoss) = loss < bestLoss ? (temperature, loss) : (best, bestLoss);
        }

        return model.WithTemperature(best);
    }

    /// <summary>Expected calibration error over ten bins, 0 … 1.</summary>
    public static double Error(LinearModel model, IReadOnlyList<Example> held)
    {
        var (sure, right, count) = (new double[10], new double[10], new int[10]);
        var scores = new double[model.Classes];
        foreach (var example in held)
        {
            model.Score(example.ToFeatures(), scores);
            var best = Array.IndexOf(scores, scores.Max());
            var bin = Math.Min(9, (int)(scores[best] * 10));
            sure[bin] += scores[best];
            right[bin] += best == example.Label ? 1 : 0;
            count[bin]++;
        }

        return Enumerable.Range(0, 10).Sum(bin => Math.Abs(sure[bin] - right[bin])) / held.Count;
    }

    private static double LogLoss(LinearModel model, IReadOnlyList<Example> held)
    {
        var scores = new double[model.Classes];
        return held.Average(example =>
        {
            model.Score(example.ToFeatures(), scores);
            return -Math.Log(Math.Max(1e-9, scores[example.Label]));
        });
    }
}
