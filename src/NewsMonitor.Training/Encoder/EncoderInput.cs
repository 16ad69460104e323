using NewsMonitor.Reading.Names;
using TorchSharp;
using static TorchSharp.torch;

namespace NewsMonitor.Training.Encoder;

/// <summary>A batch as tensors, padded to its longest row (a multiple of 8).</summary>
/// <param name="Ids">[B,T] int64.</param>
/// <param name="Types">[B,T] int64.</param>
/// <param name="Mask">[B,T] float.</param>
/// <param name="Inner">[B,T] float: as the mask, without begin and end.</param>
internal sealed record EncoderInput(Tensor Ids, Tensor Types, Tensor Mask, Tensor Inner, int Length)
{
    private const int Tags = 9;

    public static EncoderInput Of(IReadOnlyList<Lesson> lessons)
    {
        var length = (lessons.Max(lesson => lesson.Row.Length) + 7) / 8 * 8;
        var (ids, types) = (new long[lessons.Count * length], new long[lessons.Count * length]);
        var (mask, inner) = (new float[lessons.Count * length], new float[lessons.Count * length]);
        for (var row = 0; row < lessons.Count; row++)
        {
            for (var i = 0; i < lessons[row].Row.Length; i++)
            {
                ids[(row * length) + i] = lessons[row].Row.Ids[i];
                types[(row * length) + i] = lessons[row].Row.Types[i];
                mask[(row * length) + i] = 1;
                inner[(row * length) + i] = lessons[row].Row.Tokens[i] < 0 ? 0 : 1;
            }
        }

        long[] shape = [lessons.Count, length];
        return new(tensor(ids, shape), tensor(types, shape), tensor(mask, shape), tensor(inner, shape), length);
    }

    /// <summary>[B,T,9]: 1 on the tags that are right, 1 everywhere where nothing is judged; [B,T]: 1 where a tag is judged.</summary>
    public static (Tensor Allowed, Tensor Judged) TagsOf(IReadOnlyList<Lesson> lessons, EncoderInput input)
    {
        var (allowed, judged) = (new float[lessons.Count * input.Length * Tags], new float[lessons.Count * input.Length]);
        Array.Fill(allowed, 1);
        for (var row = 0; row < lessons.Count; row++)
        {
            var lesson = (Lesson.Names)lessons[row];
            for (var i = 0; i < lesson.Tags.Length; i++)
            {
                if (lesson.Tags[i] is var tag && tag >= 0)
                {
                    judged[(row * input.Length) + i] = 1;
                    var at = allowed.AsSpan(((row * input.Length) + i) * Tags, Tags);
                    at.Clear();
                    at[tag] = 1;
                    if (tag == NameTags.Outside && !lesson.HasOther)
                    {
                        at[^2..].Fill(1);
                    }
                }
            }
        }

        return (tensor(allowed, [lessons.Count, input.Length, Tags]), tensor(judged, [lessons.Count, input.Length]));
    }

    /// <summary>One row per target of the batch.</summary>
    /// <param name="lessons">The batch.</param>
    /// <param name="targetsOf">Their targets, by their row.</param>
    /// <param name="input">The batch as tensors.</param>
    public static TargetInput TargetsOf(IReadOnlyList<Lesson> lessons, Func<int, IEnumerable<Lesson.Target>> targetsOf, EncoderInput input)
    {
        var all = lessons.SelectMany((lesson, row) => targetsOf(row).Select(target => (Row: row, lesson.Row.Length, Target: target))).ToList();
        var (targets, others) = (new float[all.Count * input.Length], new float[all.Count * input.Length]);
        for (var i = 0; i < all.Count; i++)
        {
            for (var piece = 1; piece < all[i].Length - 1; piece++)
            {
                var isTarget = piece >= all[i].Target.First && piece < all[i].Target.End;
                (isTarget ? targets : others)[(i * input.Length) + piece] = 1;
            }
        }

        long[] shape = [all.Count, input.Length];
        return new(tensor(all.Select(target => (long)target.Row).ToArray()), tensor(targets, shape), tensor(others, shape),
            tensor(all.Select(target => (long)target.Target.Label).ToArray()));
    }
}

/// <param name="Rows">[N] int64: the row of the batch that holds the target.</param>
/// <param name="Target">[N,T]: 1 on its pieces.</param>
/// <param name="Others">[N,T]: 1 on the other words' pieces.</param>
/// <param name="Labels">[N] int64, 0 … 2.</param>
internal sealed record TargetInput(Tensor Rows, Tensor Target, Tensor Others, Tensor Labels);
