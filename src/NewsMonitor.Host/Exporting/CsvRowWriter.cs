using System.Globalization;
using System.Text;
using CsvHelper;
using NewsMonitor.Intake;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Exporting;

/// <summary>
/// A version a row, RFC 4180, with a heading and the mark by which a spreadsheet knows UTF-8. What a spreadsheet would run has an apostrophe in
/// front (<see cref="CsvCells"/>), which an import takes away.
/// </summary>
internal sealed class CsvRowWriter : IExportWriter
{
    /// <summary>Bytes that are gathered before they are written.</summary>
    private const int Gathered = 64 * 1024;

    private readonly Stream _to;
    private readonly MemoryStream _buffer = new();
    private readonly CsvWriter _csv;

    public CsvRowWriter(Stream to)
    {
        _to = to;
        _csv = new(new StreamWriter(_buffer, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)), CultureInfo.InvariantCulture);
        foreach (var name in new[]
        {
            ArticleColumns.Source, ArticleColumns.Id, ArticleColumns.Url, ArticleColumns.Title, ArticleColumns.Body, ArticleColumns.PublishedAt,
            ArticleColumns.UpdatedAt, ArticleColumns.Language, ArticleColumns.Section, ArticleColumns.Byline, ArticleColumns.Withdrawn,
            ArticleColumns.ArrivedAt, ArticleColumns.DateSuspect, ArticleColumns.Plain,
        })
        {
            _csv.WriteField(name);
        }

        _csv.NextRecord();
    }

    public async ValueTask WriteAsync(ExportedVersion version, CancellationToken ct)
    {
        var row = ExportRow.Of(version);
        Text(row.Source);
        Text(row.Id);
        Text(row.Url);
        Text(row.Title);
        Text(row.Body);
        Time(row.PublishedAt);
        Time(row.UpdatedAt);
        Text(row.Language);
        Text(row.Section);
        Text(row.Byline);
        Flag(row.Withdrawn);
        Time(row.ArrivedAt);
        Flag(row.DateSuspect);
        Flag(row.Plain);
        _csv.NextRecord();
        if (_buffer.Length >= Gathered)
        {
            await FlushAsync(ct);
        }
    }

    public ValueTask CompleteAsync(CancellationToken ct) => FlushAsync(ct);

    public ValueTask DisposeAsync() => _csv.DisposeAsync();

    private void Text(string? text) => _csv.WriteField(CsvCells.Write(text));

    private void Time(DateTimeOffset? time) => _csv.WriteField(time is { } at ? ExportRow.Write(at) : null);

    private void Flag(bool isSet) => _csv.WriteField(isSet ? "true" : null);

    private async ValueTask FlushAsync(CancellationToken ct)
    {
        await _csv.FlushAsync();
        await _to.WriteAsync(_buffer.GetBuffer().AsMemory(0, (int)_buffer.Length), ct);
        _buffer.SetLength(0);
    }
}
