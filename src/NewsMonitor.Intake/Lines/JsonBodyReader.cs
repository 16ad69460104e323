using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace NewsMonitor.Intake;

/// <summary>
/// Articles of a JSON body that is one object or an array, as they come: one element in memory at a time, each parsed by itself.
/// </summary>
public static class JsonBodyReader
{
    /// <summary>Bytes of a request's body at most: 32 MiB.</summary>
    public const long RequestLimit = 32 * 1024 * 1024;

    /// <summary>
    /// One result per element, in order; at last <see cref="Pushed.Broken"/> where the document is cut off, too large or no JSON. The pipe's
    /// own errors pass through.
    /// </summary>
    /// <param name="limit">Bytes of the whole body at most.</param>
    public static IAsyncEnumerable<Pushed> ReadAsync(PipeReader pipe, long limit, CancellationToken ct) =>
        ReadAsync(pipe, limit, ArticleBytes.Parse, pushed => pushed, ct);

    /// <summary>The same for elements that are read otherwise.</summary>
    internal static async IAsyncEnumerable<T> ReadAsync<T>(
        PipeReader pipe, long limit, Func<ReadOnlySequence<byte>, long, T> parse, Func<Pushed, T> tell, [EnumeratorCancellation] CancellationToken ct)
    {
        var cutter = new ElementCutter();
        var (before, seen) = (0L, 0L);
        var skipping = false;
        while (true)
        {
            var result = await pipe.ReadAsync(ct);
            var (buffer, keep) = (result.Buffer, 0L);
            while (cutter.Next(buffer, ref keep, ref seen, out var element))
            {
                yield return skipping || element.End - element.Start > ArticleBytes.Limit
                    ? tell(ArticleBytes.TooLong(cutter.Count))
                    : parse(buffer.Slice(element.Start, element.End - element.Start), cutter.Count);
                skipping = false;
            }

            var fault = cutter.Fault
                ?? (before + buffer.Length > limit ? $"the body is larger than {limit / (1024 * 1024)} MiB"
                : result.IsCompleted && !cutter.IsComplete ? cutter.Truncated : null);
            if (fault is not null)
            {
                pipe.AdvanceTo(buffer.End);
                yield return tell(new Pushed.Broken(fault));
                yield break;
            }

            skipping |= seen - keep > ArticleBytes.Limit;
            keep = skipping ? seen : keep;
            (before, seen) = (before + keep, seen - keep);
            pipe.AdvanceTo(buffer.GetPosition(keep), buffer.End);
            if (result.IsCompleted)
            {
                yield break;
            }
        }
    }
}
