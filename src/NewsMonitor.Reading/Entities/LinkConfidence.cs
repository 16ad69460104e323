namespace NewsMonitor.Reading.Entities;

/// <summary>
/// How sure a link is: a logistic curve over how far the meaning leads, how often it is meant, whether the spelling has several words and whether it is
/// of the kind that the article says. The weights follow a fit over marked texts, softened for names of another kind: a reader errs on kinds more
/// often than the people who marked them. The evaluate command prints the fit and the calibration error of both.
/// </summary>
internal static class LinkConfidence
{
    /// <summary>Constant, then the weights of <see cref="Features"/>.</summary>
    private static readonly double[] Weights = [-1.5, 0.5, 0.3, 0.5, 2];

    public static double Of(Meanings meanings) => OfShipped(Features(meanings));

    public static double OfShipped(double[] features) => Of(features, Weights);

    /// <summary>What the confidence rests on: lead (1 … 2), how often meant (0 … 8), several words, of the kind that the article says.</summary>
    public static double[] Features(Meanings meanings) =>
    [
        (double)meanings.Margin / Meanings.Lead,
        Math.Min(800, meanings.Rank) / 100.0,
        meanings.Words > 1 ? 1 : 0,
        meanings.IsOfKind ? 1 : 0,
    ];

    public static double Of(double[] features, double[] weights)
    {
        var sum = weights[0];
        for (var i = 0; i < features.Length; i++)
        {
            sum += features[i] * weights[i + 1];
        }

        return 1 / (1 + Math.Exp(-sum));
    }
}
