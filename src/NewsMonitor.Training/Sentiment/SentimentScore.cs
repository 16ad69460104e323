using NewsMonitor.Reading.Linear;
using NewsMonitor.Training.Learning;

namespace NewsMonitor.Training.Sentiment;

/// <summary>Macro F1 and accuracy over negative, neutral, positive, and the calibration error.</summary>
internal static class SentimentScore
{
    public static string Row(string name, LinearModel model, IReadOnlyList<Example> examples)
    {
        var (right, found, wanted) = (new int[3], new int[3], new int[3]);
        var scores = new double[3];
        foreach (var example in examples)
        {
            model.Score(example.ToFeatures(), scores);
            var best = Array.IndexOf(scores, scores.Max());
            found[best]++;
            wanted[example.Label]++;
            right[best] += best == example.Label ? 1 : 0;
        }

        var f1 = Enumerable.Range(0, 3).Select(label => right[label] == 0 ? 0 : 200.0 * right[label] / (found[label] + wanted[label])).ToArray();
        return $"| {name} | {f1.Average():0.0} | {100.0 * right.Sum() / examples.Count:0.0} | {string.Join(" / ", f1.Select(value => value.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture)))} | {Calibration.Error(model, examples):0.000} |";
    }
}
