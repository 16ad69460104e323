namespace NewsMonitor.Reading.Entities;

/// <summary>
/// How sure a link is: a logistic curve over how far the meaning leads, how often it is meant, and whether the spelling has several words. Fitted by
/// <c>NewsMonitor.Training</c> on linked texts that are set aside for it; see the scores there.
/// </summary>
internal static class LinkConfidence
{
    /// <summary>Constant, then the weights of <see cref="Features"/>.</summary>
    private static readonly double[] Weights = [0, 0.5, 0.3, 0.5, 0.5];

    public static double Of(Meanings meanings) => OfShipped(Features(meanings));

    public static double OfShipped(double[] features) => Of(features, Weights);

    /// <summary>What the confidence rests on: lead (0 … 2), how often meant (0 … 8), several words, of the kind that the article says.</summary>
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
