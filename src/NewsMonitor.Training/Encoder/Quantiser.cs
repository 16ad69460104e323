namespace NewsMonitor.Training.Encoder;

/// <summary>Symmetric whole-number weights: value = whole × scale.</summary>
internal static class Quantiser
{
    /// <summary>A scale for each row.</summary>
    public static (sbyte[] Values, float[] Scales) Rows(float[] weights, int width, int most) => Quantise(weights, weights.Length / width, i => i / width, most);

    /// <summary>A scale for each column of [rows, columns].</summary>
    public static (sbyte[] Values, float[] Scales) Columns(float[] weights, int columns, int most) => Quantise(weights, columns, i => i % columns, most);

    private static (sbyte[] Values, float[] Scales) Quantise(float[] weights, int groups, Func<int, int> groupOf, int most)
    {
        var scales = new float[groups];
        for (var i = 0; i < weights.Length; i++)
        {
            var group = groupOf(i);
            scales[group] = Math.Max(scales[group], Math.Abs(weights[i]));
        }

        for (var group = 0; group < groups; group++)
        {
            scales[group] = scales[group] == 0 ? 1 : scales[group] / most;
        }

        var values = new sbyte[weights.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            values[i] = (sbyte)Math.Clamp(MathF.Round(weights[i] / scales[groupOf(i)]), -most, most);
        }

        return (values, scales);
    }
}
