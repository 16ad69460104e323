using TorchSharp;
using static TorchSharp.torch;

namespace NewsMonitor.Training.Encoder;

/// <summary>
/// From the sentiment columns of a sentence to the three logits of one target: the mean over its own pieces, plus what it gathers from the other
/// words. The second part is a sum over words, so a word's weight is exactly what it gave.
/// </summary>
internal static class TargetPool
{
    /// <param name="sentiment">[N,T,W], one row per target.</param>
    /// <param name="target">[N,T] float: 1 on the target's pieces.</param>
    /// <param name="others">[N,T] float: 1 on real pieces that are neither the target's nor begin or end.</param>
    /// <param name="domain">0 news, 1 finance.</param>
    /// <returns>Own logits and gathered logits, [N,3] each.</returns>
    public static (Tensor Own, Tensor Gathered) Of(Tensor sentiment, Tensor target, Tensor others, int domain)
    {
        const int keys = EncoderNetwork.Keys;
        var share = (target / target.sum(1, keepdim: true)).unsqueeze(2);
        var pooled = (sentiment * share).sum(1);
        var own = pooled.slice(1, domain * 3, (domain * 3) + 3, 1);
        var query = pooled.slice(1, 6, 6 + keys, 1).unsqueeze(2);
        var key = sentiment.slice(2, 6 + keys, 6 + (2 * keys), 1);
        var match = key.bmm(query).squeeze(2) / Math.Sqrt(keys);
        var attention = nn.functional.softmax(match + ((others - 1) * 10_000), 1) * others;
        var contribution = sentiment.slice(2, 6 + (2 * keys) + (domain * 3), 6 + (2 * keys) + (domain * 3) + 3, 1);
        return (own, (contribution * attention.unsqueeze(2)).sum(1));
    }
}
