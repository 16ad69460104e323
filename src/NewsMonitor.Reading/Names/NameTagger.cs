using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NewsMonitor.Reading.Knowledge;

namespace NewsMonitor.Reading.Names;

/// <summary>
/// Linear sequence tagger: a token's score for a tag is the sum of its features' weights, a sentence's tags are the best path (Viterbi).
/// Weights are 16-bit integers, so that every machine finds the same path.
/// </summary>
internal sealed class NameTagger
{
    public const string FileName = "names.model.br";

    /// <summary>Tags of a row in memory, rounded up to a vector.</summary>
    public const int Lanes = 16;

    private readonly short[] _weights;
    private readonly int[] _transitions;
    private readonly int _mask;

    /// <param name="weights">Row after row, <see cref="Lanes"/> each; the number of rows is a power of two.</param>
    /// <param name="transitions">From tag × to tag; the last row is the start of a sentence.</param>
    public NameTagger(short[] weights, int[] transitions) =>
        (_weights, _transitions, _mask) = (weights, transitions, (weights.Length / Lanes) - 1);

    /// <exception cref="FileNotFoundException">The file is missing.</exception>
    /// <exception cref="InvalidDataException">The file is no tagger.</exception>
    public static NameTagger Load(string folder) => ModelFiles.Read(folder, FileName, Parse);

    private static NameTagger Parse(byte[] file)
    {
        ReadOnlySpan<byte> bytes = file;
        var rows = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        bytes = bytes[4..];
        var transitions = new int[(NameTags.Count + 1) * NameTags.Count];
        if (!BitOperations.IsPow2(rows) || bytes.Length != (transitions.Length * 4L) + ((long)rows * NameTags.Count * 2))
        {
            throw new InvalidDataException("it is no tagger.");
        }

        for (var i = 0; i < transitions.Length; i++)
        {
            transitions[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(i * 4)..]);
        }

        // Tag after tag in the file: columns compress better.
        var columns = MemoryMarshal.Cast<byte, short>(bytes[(transitions.Length * 4)..]);
        var weights = new short[rows * Lanes];
        for (var tag = 0; tag < NameTags.Count; tag++)
        {
            var column = columns.Slice(tag * rows, rows);
            for (var row = 0; row < rows; row++)
            {
                weights[(row * Lanes) + tag] = column[row];
            }
        }

        return new(weights, transitions);
    }

    public byte[] ToBytes()
    {
        var rows = _mask + 1;
        var bytes = new byte[4 + (_transitions.Length * 4) + (rows * NameTags.Count * 2)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, rows);
        for (var i = 0; i < _transitions.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4 + (i * 4)), _transitions[i]);
        }

        var columns = MemoryMarshal.Cast<byte, short>(bytes.AsSpan(4 + (_transitions.Length * 4)));
        for (var tag = 0; tag < NameTags.Count; tag++)
        {
            for (var row = 0; row < rows; row++)
            {
                columns[(tag * rows) + row] = _weights[(row * Lanes) + tag];
            }
        }

        return bytes;
    }

    /// <summary>The tags of a sentence, into the first <c>sentence.Count</c> places.</summary>
    public void Tag(SentenceView sentence, TagBuffer buffer)
    {
        buffer.Reserve(sentence.Count);
        for (var i = 0; i < sentence.Count; i++)
        {
            var scores = buffer.Scores.AsSpan(i * Lanes, Lanes);
            buffer.Plain[i] = sentence.CannotBeName(i);
            if (buffer.Plain[i])
            {
                scores.Fill(short.MinValue);
                scores[NameTags.Outside] = 0;
            }
            else
            {
                Score(sentence, i, scores);
            }
        }

        Decode(sentence.Count, buffer);
    }

    private void Score(SentenceView sentence, int at, Span<short> scores)
    {
        Span<int> rows = stackalloc int[TaggerFeatures.Count];
        TaggerFeatures.Fill(sentence, at, rows, _mask);
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_weights);
        var sum = Vector256<short>.Zero;
        foreach (var row in rows)
        {
            sum += Vector256.LoadUnsafe(ref weights, (nuint)(row * Lanes));
        }

        sum.CopyTo(scores);
    }

    private void Decode(int count, TagBuffer buffer)
    {
        Span<int> best = stackalloc int[NameTags.Count];
        Span<int> next = stackalloc int[NameTags.Count];
        for (var tag = 0; tag < NameTags.Count; tag++)
        {
            best[tag] = NameTags.MayFollow(NameTags.Outside, tag)
                ? buffer.Scores[tag] + _transitions[(NameTags.Count * NameTags.Count) + tag] : int.MinValue / 2;
        }

        for (var i = 1; i < count; i++)
        {
            // Between two plain words the best path is the one that stays outside.
            if (buffer.Plain[i] && buffer.Plain[i - 1])
            {
                best[NameTags.Outside] += _transitions[(NameTags.Outside * NameTags.Count) + NameTags.Outside];
                best[1..].Fill(int.MinValue / 2);
                buffer.Back[i * Lanes] = NameTags.Outside;
                continue;
            }

            for (var tag = 0; tag < NameTags.Count; tag++)
            {
                var (from, score) = (0, int.MinValue);
                for (var before = 0; before < NameTags.Count; before++)
                {
                    var path = best[before] + _transitions[(before * NameTags.Count) + tag];
                    if (path > score && NameTags.MayFollow(before, tag))
                    {
                        (from, score) = (before, path);
                    }
                }

                next[tag] = Math.Max(score, int.MinValue / 2) + buffer.Scores[(i * Lanes) + tag];
                buffer.Back[(i * Lanes) + tag] = (byte)from;
            }

            next.CopyTo(best);
        }

        var last = 0;
        for (var tag = 1; tag < NameTags.Count; tag++)
        {
            last = best[tag] > best[last] ? tag : last;
        }

        for (var i = count - 1; i >= 0; i--)
        {
            buffer.Tags[i] = (byte)last;
            last = buffer.Back[(i * Lanes) + last];
        }
    }
}

/// <summary>Room for one sentence's scores, back pointers and tags. Reused.</summary>
internal sealed class TagBuffer
{
    public short[] Scores { get; private set; } = [];

    public byte[] Back { get; private set; } = [];

    public byte[] Tags { get; private set; } = [];

    /// <summary>Which tokens can be no part of a name.</summary>
    public bool[] Plain { get; private set; } = [];

    public void Reserve(int tokens)
    {
        if (Tags.Length < tokens)
        {
            Scores = new short[tokens * NameTagger.Lanes];
            Back = new byte[tokens * NameTagger.Lanes];
            Tags = new byte[tokens];
            Plain = new bool[tokens];
        }
    }
}
