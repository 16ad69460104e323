using TorchSharp;
using static TorchSharp.torch;

namespace NewsMonitor.Training.Encoder;

/// <summary>
/// Trained encoders whose mean judgement a new one learns from beside the labels: what several agree on is more often right than one, and says of every
/// text what no label says; of topics they know nothing (Hinton, Vinyals and Dean, Distilling the knowledge in a neural network, 2015).
/// </summary>
internal sealed class Teachers(IReadOnlyList<EncoderNetwork> networks) : IDisposable
{
    public Judgement Of(EncoderInput input)
    {
        using var none = no_grad();
        var all = networks.Select(network => network.Forward(input.Ids, input.Types, input.Mask)).ToList();
        return new(
            Mean(all.Select(one => nn.functional.softmax(one.Names, 2))),
            Mean(all.Select(one => nn.functional.softmax(one.Tone, 1))),
            [.. all.Select(one => one.Sentiment)]);
    }

    public void Dispose()
    {
        foreach (var network in networks)
        {
            network.Dispose();
        }
    }

    private static Tensor Mean(IEnumerable<Tensor> judgements) => stack(judgements).mean([0]);

    /// <summary>Of a batch, as probabilities.</summary>
    /// <param name="Names">[B,T,9].</param>
    /// <param name="Tone">[B,3].</param>
    /// <param name="Sentiment">Each teacher's columns, [B,T,<see cref="EncoderNetwork.SentimentWidth"/>].</param>
    internal sealed record Judgement(Tensor Names, Tensor Tone, Tensor[] Sentiment)
    {
        /// <returns>[N,3]: what they say of each target, own pieces and other words mixed as served.</returns>
        public Tensor Towards(TargetInput targets, int domain)
        {
            using var none = no_grad();
            return Mean(Sentiment.Select(columns =>
            {
                var (own, gathered) = TargetPool.Of(columns.index_select(0, targets.Rows), targets.Target, targets.Others, domain);
                return nn.functional.softmax((own * EncoderFit.Own) + (gathered * (1 - EncoderFit.Own)), 1);
            }));
        }
    }
}
