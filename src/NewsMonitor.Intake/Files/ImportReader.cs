using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using ICSharpCode.SharpZipLib;
using ICSharpCode.SharpZipLib.GZip;
using NewsMonitor.Log;

namespace NewsMonitor.Intake;

/// <summary>
/// Entries of a file whose kind is told by its content, not by its name: JSON Lines of articles, a recorded stream, a JSON array or object,
/// plain text; any of these packed with gzip.
/// </summary>
internal sealed class ImportReader(ILogReader log)
{
    private const int Chunk = 64 * 1024;

    /// <summary>Entries after the first <paramref name="skip"/>, in order. Throws <see cref="ImportBrokenException"/> where the rest cannot be read.</summary>
    public async IAsyncEnumerable<ImportItem> ReadAsync(Stream file, long skip, [EnumeratorCancellation] CancellationToken ct)
    {
        var pipe = PipeReader.Create(new FaultStream(await UnpackAsync(file, ct)), new(bufferSize: Chunk, leaveOpen: true));
        try
        {
            var items = await PeekAsync(pipe, ct) switch
            {
                Shape.Lines => LinesAsync(pipe, skip, ct),
                Shape.Document => DocumentAsync(pipe, ct),
                _ => TextAsync(pipe, ct),
            };
            await foreach (var item in items)
            {
                if (item.Line > skip)
                {
                    yield return item;
                }
            }
        }
        finally
        {
            await pipe.CompleteAsync();
        }
    }

    private enum Shape
    {
        Text,
        Lines,
        Document,
    }

    private static async Task<Stream> UnpackAsync(Stream file, CancellationToken ct)
    {
        var magic = new byte[2];
        var read = await file.ReadAtLeastAsync(magic, 2, throwOnEndOfStream: false, ct);
        file.Position = 0;
        // The runtime's own GZipStream takes a file that was cut off for one that ended.
        return read == 2 && magic is [0x1F, 0x8B] ? new GZipInputStream(file, Chunk) { IsStreamOwner = false } : file;
    }

    private static async Task<Shape> PeekAsync(PipeReader pipe, CancellationToken ct)
    {
        while (true)
        {
            var result = await pipe.ReadAsync(ct);
            var shape = Guess(result.Buffer, result.IsCompleted || result.Buffer.Length > ArticleBytes.Limit);
            pipe.AdvanceTo(result.Buffer.Start, shape is null ? result.Buffer.End : result.Buffer.Start);
            if (shape is { } known)
            {
                return known;
            }
        }
    }

    private static Shape? Guess(ReadOnlySequence<byte> start, bool isAll)
    {
        var reader = new SequenceReader<byte>(start);
        reader.IsNext([0xEF, 0xBB, 0xBF], advancePast: true);
        reader.AdvancePastAny((byte)' ', (byte)'\t', (byte)'\r', (byte)'\n');
        if (!reader.TryPeek(out var first))
        {
            return isAll ? Shape.Text : null;
        }

        if (first is not (byte)'{')
        {
            return first == '[' ? Shape.Document : Shape.Text;
        }

        if (!reader.TryReadTo(out ReadOnlySequence<byte> line, (byte)'\n'))
        {
            return isAll ? Shape.Lines : null;
        }

        // A line of JSON Lines is whole; one object laid out over many lines is not at the end of its first.
        var last = line.ToArray().AsSpan().TrimEnd(" \t\r"u8) is [.., var end] ? end : (byte)0;
        return last is (byte)'{' or (byte)',' or (byte)'[' or (byte)':' ? Shape.Document : Shape.Lines;
    }

    private async IAsyncEnumerable<ImportItem> LinesAsync(PipeReader pipe, long skip, [EnumeratorCancellation] CancellationToken ct)
    {
        var sources = new RecordedSources(log);
        bool? recorded = null;
        await foreach (var line in LineReader.ReadAsync(pipe, ArticleBytes.Limit, ct))
        {
            if (line.Number <= skip)
            {
                continue;
            }

            if (line.TooLong)
            {
                yield return ImportItem.Of(ArticleBytes.TooLong(line.Number));
                continue;
            }

            // The first line that can be read says what the file is.
            var readable = ArticleBytes.TryParse(line.Bytes, ArticleJson.Default.RecordedLine, out var entry, out var reason);
            recorded ??= readable ? entry.Uid is not null && entry.Op is not null : null;
            if (recorded is true)
            {
                yield return readable ? await sources.ResolveAsync(entry, line.Number, ct) : new(line.Number, null, reason);
                continue;
            }

            yield return ImportItem.Of(ArticleBytes.Parse(line.Bytes, line.Number));
        }
    }

    private static async IAsyncEnumerable<ImportItem> DocumentAsync(PipeReader pipe, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var pushed in JsonBodyReader.ReadAsync(pipe, long.MaxValue, ct))
        {
            yield return ImportItem.Of(pushed);
        }
    }

    private static async IAsyncEnumerable<ImportItem> TextAsync(PipeReader pipe, [EnumeratorCancellation] CancellationToken ct)
    {
        var result = await pipe.ReadAtLeastAsync(ArticleBytes.Limit + 1, ct);
        if (result.Buffer.Length > ArticleBytes.Limit)
        {
            throw new ImportBrokenException("the file is neither JSON nor a text of at most 4 MiB");
        }

        var text = ByteText.Decode(result.Buffer.ToArray(), null).Text;
        pipe.AdvanceTo(result.Buffer.End);
        yield return string.IsNullOrWhiteSpace(text) ? new(1, null, "the file is empty") : new(1, PastedText.Parse(text), null);
    }

    /// <summary>Says of a damaged archive what it means for the import.</summary>
    private sealed class FaultStream(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            try
            {
                return await inner.ReadAsync(buffer, cancellationToken);
            }
            catch (Exception error) when (error is SharpZipBaseException or EndOfStreamException)
            {
                throw new ImportBrokenException("the archive is cut off or damaged", error);
            }
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }
    }
}
