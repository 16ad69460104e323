using System.Buffers;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Exporting;

/// <summary>An article a line, as it is pushed and imported. A line has at most 3.1 MB, which every import takes.</summary>
internal sealed class JsonLinesWriter(Stream to) : IExportWriter
{
    /// <summary>Bytes that are gathered before they are written.</summary>
    private const int Gathered = 64 * 1024;

    private readonly ArrayBufferWriter<byte> _buffer = new(Gathered * 2);

    public async ValueTask WriteAsync(ExportedVersion version, CancellationToken ct)
    {
        Write(ExportRow.Of(version));
        if (_buffer.WrittenCount >= Gathered)
        {
            await FlushAsync(ct);
        }
    }

    public ValueTask CompleteAsync(CancellationToken ct) => FlushAsync(ct);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async ValueTask FlushAsync(CancellationToken ct)
    {
        await to.WriteAsync(_buffer.WrittenMemory, ct);
        _buffer.ResetWrittenCount();
    }

    private void Write(ExportRow row)
    {
        JsonText.Write(_buffer, "{\"source\":"u8, row.Source);
        JsonText.Write(_buffer, ",\"id\":"u8, row.Id);
        Optional(",\"url\":"u8, row.Url);
        Optional(",\"title\":"u8, row.Title);
        Optional(",\"body\":"u8, row.Body);
        Optional(",\"publishedAt\":"u8, Time(row.PublishedAt));
        Optional(",\"updatedAt\":"u8, Time(row.UpdatedAt));
        Optional(",\"language\":"u8, row.Language);
        Optional(",\"section\":"u8, row.Section);
        Optional(",\"byline\":"u8, row.Byline);
        Flag(",\"withdrawn\":true"u8, row.Withdrawn);
        JsonText.Write(_buffer, ",\"arrivedAt\":"u8, ExportRow.Write(row.ArrivedAt));
        Flag(",\"dateSuspect\":true"u8, row.DateSuspect);
        Flag(",\"plain\":true"u8, row.Plain);
        _buffer.Write("}\n"u8);
    }

    private void Optional(ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            JsonText.Write(_buffer, name, value);
        }
    }

    private void Flag(ReadOnlySpan<byte> member, bool isSet)
    {
        if (isSet)
        {
            _buffer.Write(member);
        }
    }

    private static string? Time(DateTimeOffset? time) => time is { } at ? ExportRow.Write(at) : null;
}
