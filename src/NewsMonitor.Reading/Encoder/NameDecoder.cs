using System.Numerics.Tensors;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Names;

namespace NewsMonitor.Reading.Encoder;

/// <summary>
/// From tag logits to names: the best path of tags in which nothing goes on that was not begun (Viterbi), and how probable a name is among all
/// such paths (forward and backward sums). Reused from sentence to sentence.
/// </summary>
internal sealed class NameDecoder(double temperature)
{
    private const int Tags = NameTags.Count;
    private float[] _odds = [];
    private float[] _forward = [];
    private float[] _closed = [];
    private float[] _scale = [];
    private byte[] _back = [];
    private byte[] _tags = [];
    private int _count;

    /// <summary>The best path of the sentence looked at last.</summary>
    public ReadOnlySpan<byte> Best => _tags.AsSpan(0, _count);

    /// <param name="logits">Nine per token; at least one token.</param>
    public void Look(ReadOnlySpan<float> logits)
    {
        Reserve(_count = logits.Length / Tags);
        for (var token = 0; token < _count; token++)
        {
            var odds = _odds.AsSpan(token * Tags, Tags);
            TensorPrimitives.Divide(logits.Slice(token * Tags, Tags), (float)temperature, odds);
            TensorPrimitives.SoftMax(odds, odds);
        }

        SumForward();
        SumBackward();
        FindBest();
    }

    /// <summary>That tokens <c>first … end−1</c> of the sentence are one name of the kind, 0 … 1.</summary>
    public float ProbabilityOf(int first, int end, SubjectKind kind)
    {
        var begin = NameTags.Begin(kind);
        var probability = _forward[(first * Tags) + begin];
        for (var token = first + 1; token < end; token++)
        {
            probability *= _odds[(token * Tags) + begin + 1] / _scale[token];
        }

        return probability * _closed[end - 1];
    }

    /// <summary>That a token is in no name.</summary>
    public float Outside(int token) => _forward[token * Tags] * _closed[token];

    private void SumForward()
    {
        for (var token = 0; token < _count; token++)
        {
            var here = _forward.AsSpan(token * Tags, Tags);
            _odds.AsSpan(token * Tags, Tags).CopyTo(here);
            for (var begin = 1; begin < Tags; begin += 2)
            {
                here[begin + 1] *= token == 0 ? 0 : _forward[((token - 1) * Tags) + begin] + _forward[((token - 1) * Tags) + begin + 1];
            }

            _scale[token] = TensorPrimitives.Sum(here);
            TensorPrimitives.Divide(here, _scale[token], here);
        }
    }

    // _closed: all that may follow where no name goes on.
    private void SumBackward()
    {
        Span<float> inside = stackalloc float[Tags];
        inside.Clear();
        _closed[_count - 1] = 1;
        for (var token = _count - 2; token >= 0; token--)
        {
            var next = _odds.AsSpan((token + 1) * Tags, Tags);
            var closed = next[NameTags.Outside] * _closed[token + 1];
            for (var begin = 1; begin < Tags; begin += 2)
            {
                closed += next[begin] * (_closed[token + 1] + inside[begin]);
            }

            for (var begin = 1; begin < Tags; begin += 2)
            {
                inside[begin] = next[begin + 1] * (_closed[token + 1] + inside[begin]) / _scale[token + 1];
            }

            _closed[token] = closed / _scale[token + 1];
        }
    }

    private void FindBest()
    {
        Span<float> best = stackalloc float[Tags];
        for (var token = 0; token < _count; token++)
        {
            var odds = _odds.AsSpan(token * Tags, Tags);
            var from = TensorPrimitives.IndexOfMax(best);
            var leader = token == 0 ? 1 : best[from];
            for (var begin = Tags - 2; begin > 0; begin -= 2)
            {
                var inside = best[begin] > best[begin + 1] ? begin : begin + 1;
                _back[(token * Tags) + begin + 1] = (byte)inside;
                best[begin + 1] = token == 0 ? 0 : best[inside] * odds[begin + 1];
                _back[(token * Tags) + begin] = (byte)from;
                best[begin] = leader * odds[begin];
            }

            _back[token * Tags] = (byte)from;
            best[NameTags.Outside] = leader * odds[NameTags.Outside];
            // Only ratios matter, and products of many odds would vanish.
            TensorPrimitives.Divide(best, TensorPrimitives.Max(best), best);
        }

        var last = TensorPrimitives.IndexOfMax(best);
        for (var token = _count - 1; token >= 0; token--)
        {
            _tags[token] = (byte)last;
            last = _back[(token * Tags) + last];
        }
    }

    private void Reserve(int tokens)
    {
        if (_tags.Length < tokens)
        {
            (_odds, _forward, _back) = (new float[tokens * Tags], new float[tokens * Tags], new byte[tokens * Tags]);
            (_closed, _scale, _tags) = (new float[tokens], new float[tokens], new byte[tokens]);
        }
    }
}
