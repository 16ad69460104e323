using System.Numerics.Tensors;

namespace NewsMonitor.Reading.Encoder;

/// <summary>
/// From the sentiment columns of a passage to the three logits of one target: the mean over the target's own pieces, and what it gathers from the
/// other words by attention. The second is a sum over words, so that a word's weight is exactly what it gave.
/// </summary>
internal static class TargetSentiment
{
    private const int Labels = 3;
    private const int Keys = 32;

    // Columns: own logits of news and of finance, query, key, what a piece gives in news and in finance.
    private const int Query = 2 * Labels;
    private const int Key = Query + Keys;
    private const int Given = Key + Keys;

    /// <summary>Columns a piece.</summary>
    public const int Width = Given + (2 * Labels);

    /// <param name="columns">[pieces × <see cref="Width"/>]; the first and the last piece are begin and end.</param>
    /// <param name="first">The target's first piece.</param>
    /// <param name="end">The piece behind its last.</param>
    /// <param name="finance">Whether finance's columns speak, else those of news.</param>
    /// <param name="settings">Shares and temperatures.</param>
    /// <param name="logits">Gets negative, neutral, positive, divided by the temperature.</param>
    /// <param name="pulls">Gets, per piece, by how much it raised positive over negative.</param>
    public static void Of(ReadOnlySpan<float> columns, int first, int end, bool finance, EncoderSettings settings, Span<float> logits, Span<float> pulls)
    {
        var domain = finance ? Labels : 0;
        var temperature = finance ? settings.FinanceTemperature : settings.NewsTemperature;
        Span<float> mean = stackalloc float[Width];
        mean.Clear();
        for (var piece = first; piece < end; piece++)
        {
            TensorPrimitives.Add(mean, columns.Slice(piece * Width, Width), mean);
        }

        TensorPrimitives.Divide(mean, end - first, mean);
        TensorPrimitives.Multiply(mean.Slice(domain, Labels), settings.Own / temperature, logits);
        Attend(columns, mean.Slice(Query, Keys), first, end, pulls);
        for (var piece = 0; piece < pulls.Length; piece++)
        {
            var given = columns.Slice((piece * Width) + Given + domain, Labels);
            var share = pulls[piece] * settings.Gathered / temperature;
            TensorPrimitives.MultiplyAdd(given, share, logits, logits);
            pulls[piece] = share * (given[^1] - given[0]);
        }
    }

    // Shares that add up to 1 over the pieces of other words; all 0 where there are none.
    private static void Attend(ReadOnlySpan<float> columns, ReadOnlySpan<float> query, int first, int end, Span<float> shares)
    {
        var scale = MathF.Sqrt(Keys);
        for (var piece = 0; piece < shares.Length; piece++)
        {
            var isOther = piece > 0 && piece < shares.Length - 1 && (piece < first || piece >= end);
            shares[piece] = isOther ? TensorPrimitives.Dot(query, columns.Slice((piece * Width) + Key, Keys)) / scale : float.NegativeInfinity;
        }

        if (TensorPrimitives.Max(shares) is float.NegativeInfinity)
        {
            shares.Clear();
        }
        else
        {
            TensorPrimitives.SoftMax(shares, shares);
        }
    }
}
