using NewsMonitor.Reading.Linear;
using NewsMonitor.Reading.Topics;

namespace NewsMonitor.Training.Topics;

/// <summary>Accuracy and macro F1 of the first topic, and how many topics an article gets.</summary>
internal static class TopicScore
{
    public static string Row(string name, LinearModel model, IReadOnlyList<TopicText> texts)
    {
        var features = new FeatureList(TopicFeatures.Rows);
        var scores = new double[model.Classes];
        var (right, found, wanted) = (new int[model.Classes], new int[model.Classes], new int[model.Classes]);
        var (named, namedRight) = (0, 0);
        foreach (var text in texts)
        {
            text.Fill(features);
            model.Score(features.All, scores);
            var best = Array.IndexOf(scores, scores.Max());
            var label = text.Topics.Contains(best) ? best : text.Topics[0];
            found[best]++;
            wanted[label]++;
            right[best] += best == label ? 1 : 0;
            var likely = Enumerable.Range(0, scores.Length).Where(topic => scores[topic] >= TopicReader.Likely).ToList();
            named += likely.Count;
            namedRight += likely.Exists(text.Topics.Contains) ? 1 : 0;
        }

        var f1 = Enumerable.Range(0, model.Classes).Where(topic => wanted[topic] > 0)
            .Average(topic => right[topic] == 0 ? 0 : 200.0 * right[topic] / (found[topic] + wanted[topic]));
        return $"| {name} | {100.0 * right.Sum() / texts.Count:0.0} | {f1:0.0} | {100.0 * namedRight / texts.Count:0.0} | {(double)named / texts.Count:0.00} |";
    }
}
