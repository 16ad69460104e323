using NewsMonitor.Reading.Linear;
using NewsMonitor.Reading.Topics;

namespace NewsMonitor.Training.Topics;

/// <summary>
/// Accuracy and macro F1 of the first topic over the classes that the set has, and which topics are named. Codes that a set gives as "one of
/// these" ("Health and environment") are one class of that set.
/// </summary>
internal sealed class TopicScore
{
    public const string Heading = "| topics, 17 classes | reader | accuracy | macro F1 | right one named | topics named |\n| --- | --- | --- | --- | --- | --- |";

    /// <param name="scored">The set.</param>
    /// <param name="named">The probability from which each topic is named.</param>
    public static string Row(string name, IReadOnlyList<ScoredTopics> scored, IReadOnlyList<double> named)
    {
        var classOf = Classes(scored, named.Count);
        var (right, found, wanted) = (new int[named.Count], new int[named.Count], new int[named.Count]);
        var (names, namedRight) = (0, 0);
        foreach (var (text, scores) in scored)
        {
            var (best, label) = (classOf[Array.IndexOf(scores, scores.Max())], classOf[text.Topics[0]]);
            found[best]++;
            wanted[label]++;
            right[best] += best == label ? 1 : 0;
            var likely = Enumerable.Range(0, scores.Length).Where(topic => scores[topic] >= named[topic]).ToList();
            names += likely.Count;
            namedRight += likely.Exists(text.Topics.Contains) ? 1 : 0;
        }

        var f1 = Enumerable.Range(0, named.Count).Where(topic => wanted[topic] > 0)
            .Average(topic => right[topic] == 0 ? 0 : 200.0 * right[topic] / (found[topic] + wanted[topic]));
        return $"| {name} | {100.0 * right.Sum() / scored.Count:0.0} | {f1:0.0} | {100.0 * namedRight / scored.Count:0.0} | {(double)names / scored.Count:0.00} |";
    }

    private static int[] Classes(IReadOnlyList<ScoredTopics> scored, int count)
    {
        var classOf = Enumerable.Range(0, count).ToArray();
        foreach (var text in scored.Select(one => one.Text).Where(text => text.Topics.Length > 1))
        {
            var (one, others) = (classOf[text.Topics.Min()], text.Topics.Select(topic => classOf[topic]).ToHashSet());
            classOf = [.. classOf.Select(known => others.Contains(known) ? one : known)];
        }

        return classOf;
    }
}
