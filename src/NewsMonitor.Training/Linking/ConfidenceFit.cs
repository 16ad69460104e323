using System.Globalization;
using NewsMonitor.Reading.Entities;

namespace NewsMonitor.Training.Linking;

/// <summary>Fits the curve of <see cref="LinkConfidence"/>: plain gradient steps on the log loss, from nothing, so that the same texts give the same curve.</summary>
internal static class ConfidenceFit
{
    private const int Steps = 20_000;
    private const double Rate = 0.2;
    private const double Penalty = 1e-4;

    public static double[] Fit(IReadOnlyList<(double[] Features, bool IsRight)> links)
    {
        var weights = new double[links[0].Features.Length + 1];
        var slope = new double[weights.Length];
        for (var step = 0; step < Steps; step++)
        {
            Array.Clear(slope);
            foreach (var (features, isRight) in links)
            {
                var miss = (isRight ? 1 : 0) - LinkConfidence.Of(features, weights);
                slope[0] += miss;
                for (var i = 0; i < features.Length; i++)
                {
                    slope[i + 1] += miss * features[i];
                }
            }

            for (var i = 0; i < weights.Length; i++)
            {
                weights[i] += Rate * ((slope[i] / links.Count) - (Penalty * weights[i]));

                // What speaks for a link never makes it less sure.
                weights[i] = i == 0 ? weights[i] : Math.Max(0, weights[i]);
            }
        }

        return weights;
    }

    /// <summary>Mean distance between confidence and share of right links over ten equal bins, weighed by their links.</summary>
    public static double Error(IReadOnlyList<(double Confidence, bool IsRight)> links) =>
        links.GroupBy(link => Math.Min(9, (int)(10 * link.Confidence)))
            .Sum(bin => Math.Abs(bin.Sum(link => link.Confidence) - bin.Count(link => link.IsRight))) / Math.Max(1, links.Count);

    public static string Show(double[] weights) => "[" + string.Join(", ", weights.Select(weight => weight.ToString("0.00", CultureInfo.InvariantCulture))) + "]";
}
