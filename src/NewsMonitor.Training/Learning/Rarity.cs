using NewsMonitor.Reading.Linear;

namespace NewsMonitor.Training.Learning;

/// <summary>
/// How much a feature says by being rare, as a factor per row. It stands in the values that a model learns from and afterwards in its weights,
/// so that the reader need not know it; rows that fewer than two texts have say nothing.
/// </summary>
internal sealed class Rarity
{
    private readonly float[] _factors;

    public Rarity(IReadOnlyList<Example> examples, int rows)
    {
        var texts = new int[rows];
        foreach (var row in examples.SelectMany(example => example.Rows))
        {
            texts[row]++;
        }

        _factors = [.. texts.Select(count => count < 2 ? 0 : 1 + MathF.Log((1f + examples.Count) / (1 + count)))];
    }

    public Example Apply(Example example)
    {
        var kept = Enumerable.Range(0, example.Rows.Length).Where(i => _factors[example.Rows[i]] > 0).ToList();
        return example with
        {
            Rows = [.. kept.Select(i => example.Rows[i])],
            Values = [.. kept.Select(i => example.Values[i] * _factors[example.Rows[i]])],
        };
    }

    /// <summary>The model for values without the factor.</summary>
    public LinearModel Fold(LinearModel model) => model.WithWeights((row, _, weight) => weight * _factors[row]);
}
