using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace NewsMonitor.Intake;

/// <param name="Number">From 1; blank lines are counted and not returned.</param>
/// <param name="Bytes">Without its end; valid until the next line is asked for. Empty where <paramref name="TooLong"/>.</param>
internal readonly record struct RawLine(long Number, ReadOnlySequence<byte> Bytes, bool TooLong);

/// <summary>Lines of a byte stream in bounded memory: a line over the limit is passed over to its end. The last one needs no line feed.</summary>
internal static class LineReader
{
    public static async IAsyncEnumerable<RawLine> ReadAsync(PipeReader pipe, int limit, [EnumeratorCancellation] CancellationToken ct)
    {
        var (number, tooLong, scanned) = (0L, false, 0L);
        while (true)
        {
            var result = await pipe.ReadAsync(ct);
            var rest = result.Buffer;
            while (rest.Slice(scanned).PositionOf((byte)'\n') is { } end)
            {
                var line = rest.Slice(0, end);
                rest = rest.Slice(rest.GetPosition(1, end));
                (number, scanned) = (number + 1, 0);
                if (tooLong || line.Length > limit)
                {
                    tooLong = false;
                    yield return new(number, default, TooLong: true);
                }
                else if (Trim(line, number) is { IsEmpty: false } text)
                {
                    yield return new(number, text, TooLong: false);
                }
            }

            tooLong |= rest.Length > limit;
            rest = tooLong ? rest.Slice(rest.End) : rest;
            if (result.IsCompleted)
            {
                if (tooLong || Trim(rest, number + 1) is { IsEmpty: false })
                {
                    yield return new(number + 1, tooLong ? default : Trim(rest, number + 1), tooLong);
                }

                pipe.AdvanceTo(result.Buffer.End);
                yield break;
            }

            scanned = rest.Length;
            pipe.AdvanceTo(rest.Start, rest.End);
        }
    }

    private static ReadOnlySequence<byte> Trim(ReadOnlySequence<byte> line, long number)
    {
        var reader = new SequenceReader<byte>(line);
        if (number == 1)
        {
            reader.IsNext([0xEF, 0xBB, 0xBF], advancePast: true);
        }

        reader.AdvancePastAny((byte)' ', (byte)'\t', (byte)'\r');
        return line.Slice(reader.Position);
    }
}
