using System.Collections.Immutable;

namespace NewsMonitor.Domain.Alerts;

/// <param name="Firings">With this threshold.</param>
public readonly record struct ThresholdChoice(double Threshold, int Firings);

/// <summary>
/// Looks for the threshold with which a rule would have fired so often. The number of firings is no falling function of the threshold (a low one
/// joins peaks that a high one parts), so every threshold of a grid that a recorded value reaches is tried.
/// </summary>
public static class Thresholds
{
    private const int Most = 1_000;
    private const double Exact = 1e-6;                          // what is wanted is a product: so many a day, of so many days

    /// <summary>Grid of a condition's thresholds, as people set them.</summary>
    public static double PrecisionOf(Condition when) => when switch
    {
        Condition.Sentiment => 0.01,
        Condition.Silence => 1,
        _ => 0.1,
    };

    /// <summary>
    /// Of the grid's thresholds the one whose number of firings is nearest to what is wanted; of several the highest, but the lowest where they are
    /// fewer than wanted: what comes will then rather be told than missed. Null: no value was ever above 0.
    /// </summary>
    /// <param name="precision">Width of the grid; doubled until at most 1,000 thresholds are to be tried.</param>
    public static ThresholdChoice? Closest(IReadOnlyList<Sample> samples, Bar bar, DateTimeOffset from, double wanted, double precision, CancellationToken ct)
    {
        var (count, best) = (new FiringCount(samples), default(ThresholdChoice?));
        foreach (var threshold in Grid(samples, precision, Most))
        {
            ct.ThrowIfCancellationRequested();
            var firings = count.Of(bar, threshold, from);
            if (best is not { } known || Math.Abs(firings - wanted) < Math.Abs(known.Firings - wanted) || (firings == known.Firings && firings < wanted - Exact))
            {
                best = new(threshold, firings);
            }
        }

        return best;
    }

    /// <summary>The firings with each threshold of the grid, the highest threshold first.</summary>
    public static ImmutableArray<ThresholdChoice> Table(IReadOnlyList<Sample> samples, Bar bar, DateTimeOffset from, double precision, int most, CancellationToken ct)
    {
        var (count, table) = (new FiringCount(samples), ImmutableArray.CreateBuilder<ThresholdChoice>());
        foreach (var threshold in Grid(samples, precision, most))
        {
            ct.ThrowIfCancellationRequested();
            table.Add(new(threshold, count.Of(bar, threshold, from)));
        }

        return table.ToImmutable();
    }

    /// <summary>Thresholds that a value reaches, and one that none does; highest first. Empty where no value is above 0.</summary>
    /// <param name="precision">Width of the grid; doubled until it has no more than <paramref name="most"/> that are reached.</param>
    public static IReadOnlyList<double> Grid(IReadOnlyList<Sample> samples, double precision, int most)
    {
        while (true)
        {
            var steps = samples.Where(sample => sample is { Enough: true, Value: > 0 }).Select(sample => (long)Math.Floor(sample.Value!.Value / precision + 1e-9))
                .Where(step => step > 0).Distinct().OrderDescending().ToArray();
            if (steps.Length <= most)
            {
                // A division of whole numbers, so that 0.3 is 0.3 and not 0.30000000000000004.
                var parts = 1 / precision;
                return steps.Length == 0 ? [] : [.. steps.Prepend(steps[0] + 1).Select(step => parts >= 1 ? step / Math.Round(parts, 6) : step * precision)];
            }

            precision *= 2;
        }
    }
}
