using System.Collections.Immutable;
using NewsMonitor.Reading.Linear;
using NewsMonitor.Reading.Topics;

namespace NewsMonitor.Training.Topics;

/// <summary>
/// From which probability each topic is named: the lowest at which seven in ten of the held texts that get it bear it as their one label.
/// A text's other topics count as wrong there, so the true precision is higher.
/// </summary>
internal static class TopicThresholds
{
    private const double Precision = 0.7;
    private const double Lowest = 0.2;
    private const double Highest = 0.6;

    /// <summary>For a topic that the held texts have too seldom to tell.</summary>
    private const double Unmeasured = 0.45;

    private const int Enough = 30;

    public static ImmutableArray<double> Fit(IReadOnlyList<ScoredTopics> held)
    {
        return [.. Enumerable.Range(0, TopicNames.All.Length).Select(topic => Math.Round(LowestFor(topic), 2))];

        double LowestFor(int topic)
        {
            if (held.Count(one => one.Text.Topics.Contains(topic)) < Enough)
            {
                return Unmeasured;
            }

            for (var threshold = Lowest; threshold < Highest; threshold += 0.01)
            {
                var named = held.Where(one => one.Scores[topic] >= threshold).ToList();
                if (named.Count(one => one.Text.Topics.Contains(topic)) >= Precision * named.Count)
                {
                    return threshold;
                }
            }

            return Highest;
        }
    }
}
