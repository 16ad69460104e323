using Microsoft.ML.OnnxRuntime;

namespace NewsMonitor.Training.Encoder;

/// <summary>The exported encoder over lessons, one a run as in serving.</summary>
internal sealed class EncoderRun(string path) : IDisposable
{
    private static readonly string[] Inputs = ["ids", "types"];
    private static readonly string[] Outputs = ["names", "sentiment", "tone"];
    private readonly InferenceSession _session = new(path, new SessionOptions { IntraOpNumThreads = 1 });
    private readonly RunOptions _options = new();

    /// <returns>names [T × 9], sentiment [T × <see cref="EncoderNetwork.SentimentWidth"/>], tone [3].</returns>
    public (float[] Names, float[] Sentiment, float[] Tone) Of(PieceRow row)
    {
        long[] shape = [1, row.Length];
        using var ids = OrtValue.CreateTensorValueFromMemory([.. row.Ids.Select(id => (long)id)], shape);
        using var types = OrtValue.CreateTensorValueFromMemory([.. row.Types.Select(type => (long)type)], shape);
        using var outputs = _session.Run(_options, Inputs, [ids, types], Outputs);
        return (outputs[0].GetTensorDataAsSpan<float>().ToArray(), outputs[1].GetTensorDataAsSpan<float>().ToArray(), outputs[2].GetTensorDataAsSpan<float>().ToArray());
    }

    /// <summary>Own and gathered logits of each target: <see cref="TargetPool"/> without torch.</summary>
    public static (double[] Own, double[] Gathered) Pool(float[] sentiment, int length, Lesson.Target target, int domain)
    {
        const int width = EncoderNetwork.SentimentWidth, keys = EncoderNetwork.Keys;
        var pooled = new double[width];
        for (var piece = target.First; piece < target.End; piece++)
        {
            for (var column = 0; column < width; column++)
            {
                pooled[column] += sentiment[(piece * width) + column] / (double)(target.End - target.First);
            }
        }

        var (sum, gathered) = (0.0, new double[3]);
        for (var piece = 1; piece < length - 1; piece++)
        {
            if (piece >= target.First && piece < target.End)
            {
                continue;
            }

            var match = Enumerable.Range(0, keys).Sum(key => pooled[6 + key] * sentiment[(piece * width) + 6 + keys + key]) / Math.Sqrt(keys);
            var weight = Math.Exp(Math.Min(match, 50));
            sum += weight;
            for (var label = 0; label < 3; label++)
            {
                gathered[label] += weight * sentiment[(piece * width) + 6 + (2 * keys) + (domain * 3) + label];
            }
        }

        return (pooled[(domain * 3)..((domain * 3) + 3)], [.. gathered.Select(value => sum == 0 ? 0 : value / sum)]);
    }

    public void Dispose()
    {
        _options.Dispose();
        _session.Dispose();
    }
}
