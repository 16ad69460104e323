using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using NewsMonitor.Log;

namespace NewsMonitor.Intake;

/// <summary>
/// Entries of a file whose kind is told by its content: JSON Lines, recorded streams, JSON, feeds, what agencies send, tables, GDELT, web archives, text;
/// each also packed. An entry's number is its place in the file, so that a second start knows what the first settled.
/// </summary>
internal sealed class ImportReader : IAsyncDisposable
{
    private readonly ILogReader _log;
    private readonly Stream _file;
    private readonly ArchiveStream _stream;
    private readonly ImportFile _about;
    private readonly FileKind _kind;

    private ImportReader(ILogReader log, Stream file, ArchiveStream stream, ImportFile about, FileKind kind)
    {
        (_log, _file, _stream, _about, _kind) = (log, file, stream, about, kind);
    }

    /// <summary>What an entry is called: line, row, record, item.</summary>
    public string Unit => _kind switch
    {
        FileKind.Lines => "line",
        FileKind.Gkg or FileKind.Csv or FileKind.Parquet => "row",
        FileKind.Warc => "record",
        _ => "item",
    };

    /// <summary>When the file was recorded, where that is the arrival of what it holds; else null.</summary>
    public DateTimeOffset? Captured => _kind is FileKind.Xml or FileKind.JsonFeed ? _about.Captured : null;

    /// <exception cref="ImportBrokenException">The file is of no kind that is read, or damaged at its begin.</exception>
    public static async Task<ImportReader> OpenAsync(ILogReader log, Stream file, ImportFile about, CancellationToken ct)
    {
        FileKind kind;
        await using (var first = await ArchiveStream.OpenAsync(file, ct))
        {
            kind = FileKinds.Of(await HeadAsync(first, ct), about);
        }

        var stream = await ArchiveStream.OpenAsync(file, ct);
        if (kind == FileKind.Parquet && stream.IsPacked)
        {
            await stream.DisposeAsync();
            throw new ImportBrokenException("it is a packed Parquet file; unpack it first");
        }

        return new(log, file, stream, about, kind);
    }

    /// <summary>Entries after the first <paramref name="skip"/>, in order. Throws <see cref="ImportBrokenException"/> where the rest cannot be read.</summary>
    public IAsyncEnumerable<ImportItem> ReadAsync(long skip, CancellationToken ct) => _kind switch
    {
        FileKind.Warc => new WebArchive(_stream).ReadAsync(skip, ct),
        FileKind.Parquet => ParquetArticles.ReadAsync(_file, skip, ct),
        _ => ThroughPipeAsync(skip, ct),
    };

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private async IAsyncEnumerable<ImportItem> ThroughPipeAsync(long skip, [EnumeratorCancellation] CancellationToken ct)
    {
        var pipe = PipeReader.Create(new FaultStream(_stream), new(bufferSize: FileKinds.Head, leaveOpen: true));
        try
        {
            var items = _kind switch
            {
                FileKind.Lines => new ImportLines(_log).ReadAsync(pipe, skip, ct),
                FileKind.Csv => CsvArticles.ReadAsync(pipe.AsStream(leaveOpen: true), skip, ct),
                FileKind.Gkg => ImportRows.ReadAsync(pipe, skip, ct),
                FileKind.Document => ImportDocument.ReadAsync(pipe, ct),
                FileKind.JsonFeed => WholeAsync(pipe, XmlArchive.MaxBytes, bytes => FeedArchive.ReadJson(bytes, Captured), ct),
                FileKind.Xml => WholeAsync(pipe, XmlArchive.MaxBytes, bytes => XmlArchive.Read(bytes, Captured), ct),
                _ => WholeAsync(pipe, ArticleBytes.Limit, Pasted, ct),
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

    private static async Task<byte[]> HeadAsync(Stream stream, CancellationToken ct)
    {
        var head = new byte[FileKinds.Head];
        var length = 0;
        try
        {
            for (int read; length < head.Length && (read = await stream.ReadAsync(head.AsMemory(length), ct)) > 0; length += read)
            {
            }
        }
        catch (DamagedException damage) when (length == 0)
        {
            throw new ImportBrokenException(damage.Message, damage);
        }
        catch (DamagedException)
        {
            // Enough to tell the kind; whoever reads on meets the damage at its place.
        }

        return head[..length];
    }

    private static IEnumerable<Entry> Pasted(byte[] bytes)
    {
        var text = ByteText.Decode(bytes, null).Text;
        return [string.IsNullOrWhiteSpace(text) ? new Entry.Bad("the file is empty") : new Entry.Taken(PastedText.Parse(text))];
    }

    private static async IAsyncEnumerable<ImportItem> WholeAsync(
        PipeReader pipe, int limit, Func<byte[], IEnumerable<Entry>> read, [EnumeratorCancellation] CancellationToken ct)
    {
        var result = await pipe.ReadAtLeastAsync(limit + 1, ct);
        if (result.Buffer.Length > limit)
        {
            throw new ImportBrokenException($"a file of this kind is read whole, and this one is larger than {limit / (1024 * 1024)} MiB");
        }

        var bytes = System.Buffers.BuffersExtensions.ToArray(result.Buffer);
        pipe.AdvanceTo(result.Buffer.End);
        var line = 0L;
        foreach (var entry in read(bytes))
        {
            yield return ImportItem.Of(++line, entry);
        }
    }

    /// <summary>Says of a damaged archive what it means for the import.</summary>
    private sealed class FaultStream(Stream inner) : ReadOnlyStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            try
            {
                return await inner.ReadAsync(buffer, cancellationToken);
            }
            catch (DamagedException damage)
            {
                throw new ImportBrokenException(damage.Message, damage);
            }
        }
    }
}
