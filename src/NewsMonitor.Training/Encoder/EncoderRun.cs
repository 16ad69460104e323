using NewsMonitor.Reading.Encoder;

namespace NewsMonitor.Training.Encoder;

/// <summary>The exported encoder over lessons, by the code that serves it.</summary>
/// <param name="folder">Holds the encoder's file.</param>
internal sealed class EncoderRun(string folder) : IDisposable
{
    // Each part of a target's sentiment by itself, undivided.
    private static readonly EncoderSettings OwnAlone = new(1, 0, 1, 1, 1, 1), GatheredAlone = new(0, 1, 1, 1, 1, 1);

    private readonly EncoderModel _model = EncoderModel.Load(folder);

    /// <returns>names [T × 9], sentiment [T × <see cref="TargetSentiment.Width"/>], tone [3].</returns>
    public (float[] Names, float[] Sentiment, float[] Tone) Of(PieceRow row)
    {
        using var outputs = _model.Run(row.Ids.Select(id => (long)id).ToArray(), row.Types.Select(type => (long)type).ToArray());
        return (outputs[0].GetTensorDataAsSpan<float>().ToArray(), outputs[1].GetTensorDataAsSpan<float>().ToArray(), outputs[2].GetTensorDataAsSpan<float>().ToArray());
    }

    /// <summary>Own and gathered logits of a target.</summary>
    public static (double[] Own, double[] Gathered) Pool(float[] sentiment, int length, Lesson.Target target, int domain)
    {
        var (logits, pulls) = (new float[3], new float[length]);
        double[] Of(EncoderSettings part)
        {
            TargetSentiment.Of(sentiment, target.First, target.End, finance: domain == 1, part, logits, pulls);
            return [.. logits.Select(logit => (double)logit)];
        }

        return (Of(OwnAlone), Of(GatheredAlone));
    }

    public void Dispose() => _model.Dispose();
}
