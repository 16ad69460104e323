namespace NewsMonitor.Training.Encoder;

/// <summary>Symmetric whole-number weights: value = whole × scale.</summary>
internal static class Quantiser
{
    // Of the largest weight, what the largest whole number stands for.
    private static readonly float[] Cuts = [1, 0.95f, 0.9f, 0.85f, 0.8f, 0.75f, 0.7f, 0.65f, 0.6f];

    /// <summary>A scale for each row.</summary>
    public static (sbyte[] Values, float[] Scales) Rows(float[] weights, int width, int most) => Quantise(weights, weights.Length / width, i => i / width, most);

    /// <summary>A scale for each column of [rows, columns].</summary>
    public static (sbyte[] Values, float[] Scales) Columns(float[] weights, int columns, int most) => Quantise(weights, columns, i => i % columns, most);

    // Each group's scale is the one of least squared error: a few large weights cut off cost less than a coarser step for all others.
    private static (sbyte[] Values, float[] Scales) Quantise(float[] weights, int groups, Func<int, int> groupOf, int most)
    {
        var largest = new float[groups];
        for (var i = 0; i < weights.Length; i++)
        {
            var group = groupOf(i);
            largest[group] = Math.Max(largest[group], Math.Abs(weights[i]));
        }

        var (scales, least) = (new float[groups], new double[groups]);
        Array.Fill(least, double.MaxValue);
        foreach (var cut in Cuts)
        {
            var tried = Array.ConvertAll(largest, one => one == 0 ? 1 : one * cut / most);
            var errors = new double[groups];
            for (var i = 0; i < weights.Length; i++)
            {
                var group = groupOf(i);
                var error = weights[i] - (Whole(weights[i], tried[group], most) * tried[group]);
                errors[group] += error * error;
            }

            for (var group = 0; group < groups; group++)
            {
                if (errors[group] < least[group])
                {
                    (scales[group], least[group]) = (tried[group], errors[group]);
                }
            }
        }

        var values = new sbyte[weights.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            values[i] = (sbyte)Whole(weights[i], scales[groupOf(i)], most);
        }

        return (values, scales);
    }

    private static float Whole(float weight, float scale, int most) => Math.Clamp(MathF.Round(weight / scale), -most, most);
}
