using System.IO.Compression;
using NewsMonitor.Domain;
using NewsMonitor.Intake;
using NewsMonitor.Log;
using Parquet;
using Parquet.Schema;

namespace NewsMonitor.Host.Exporting;

/// <summary>A version a row, in row groups of a few megabytes, packed with zstd; times in UTC, exact to the tick.</summary>
internal sealed class ParquetRowWriter(Stream to) : IExportWriter
{
    private const int MaxRows = 5_000;

    /// <summary>Characters of a row group: it is held in memory, and again while it is packed.</summary>
    private const int MaxCharacters = 8_000_000;

    private static readonly DataField Source = Text(ArticleColumns.Source, isNullable: false);
    private static readonly DataField Id = Text(ArticleColumns.Id, isNullable: false);
    private static readonly DataField Url = Text(ArticleColumns.Url);
    private static readonly DataField Title = Text(ArticleColumns.Title);
    private static readonly DataField Body = Text(ArticleColumns.Body);
    private static readonly DataField PublishedAt = Time(ArticleColumns.PublishedAt, isNullable: true);
    private static readonly DataField UpdatedAt = Time(ArticleColumns.UpdatedAt, isNullable: true);
    private static readonly DataField Language = Text(ArticleColumns.Language);
    private static readonly DataField Section = Text(ArticleColumns.Section);
    private static readonly DataField Byline = Text(ArticleColumns.Byline);
    private static readonly DataField Withdrawn = new(ArticleColumns.Withdrawn, typeof(bool), isNullable: false);
    private static readonly DataField ArrivedAt = Time(ArticleColumns.ArrivedAt, isNullable: false);
    private static readonly DataField DateSuspect = new(ArticleColumns.DateSuspect, typeof(bool), isNullable: false);
    private static readonly DataField Plain = new(ArticleColumns.Plain, typeof(bool), isNullable: false);

    private static readonly ParquetSchema Schema = new(
        Source, Id, Url, Title, Body, PublishedAt, UpdatedAt, Language, Section, Byline, Withdrawn, ArrivedAt, DateSuspect, Plain);

    // Nanoseconds of 64 bits: 1677 to 2262. A date beyond has no right to be taken for one, and is marked as suspect anyway.
    private static readonly DateTimeOffset Earliest = new(1678, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2262, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<ExportRow> _rows = [];
    private ParquetWriter? _file;
    private int _characters;

    public async ValueTask WriteAsync(ExportedVersion version, CancellationToken ct)
    {
        var row = ExportRow.Of(version);
        _rows.Add(row);
        _characters += (row.Body?.Length ?? 0) + (row.Title?.Length ?? 0);
        if (_rows.Count == MaxRows || _characters > MaxCharacters)
        {
            await WriteGroupAsync(ct);
        }
    }

    public async ValueTask CompleteAsync(CancellationToken ct)
    {
        if (_rows.Count > 0)
        {
            await WriteGroupAsync(ct);
        }

        await using var file = await FileAsync(ct);
        _file = null;
    }

    public ValueTask DisposeAsync() => _file?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async ValueTask<ParquetWriter> FileAsync(CancellationToken ct) => _file ??= await ParquetWriter.CreateAsync(
        Schema, to, new() { CompressionMethod = CompressionMethod.Zstd, CompressionLevel = CompressionLevel.Fastest }, cancellationToken: ct);

    private async Task WriteGroupAsync(CancellationToken ct)
    {
        var file = await FileAsync(ct);
        using var group = file.CreateRowGroup();
        await TextsAsync(Source, row => row.Source);
        await TextsAsync(Id, row => row.Id);
        await TextsAsync(Url, row => row.Url);
        await TextsAsync(Title, row => row.Title);
        await TextsAsync(Body, row => row.Body);
        await TimesAsync(PublishedAt, row => row.PublishedAt);
        await TimesAsync(UpdatedAt, row => row.UpdatedAt);
        await TextsAsync(Language, row => row.Language);
        await TextsAsync(Section, row => row.Section);
        await TextsAsync(Byline, row => row.Byline);
        await FlagsAsync(Withdrawn, row => row.Withdrawn);
        await group.WriteAsync<DateTime>(ArrivedAt, _rows.Select(row => row.ArrivedAt.UtcDateTime).ToArray(), cancellationToken: ct);
        await FlagsAsync(DateSuspect, row => row.DateSuspect);
        await FlagsAsync(Plain, row => row.Plain);
        group.CompleteValidate();
        _rows.Clear();
        _characters = 0;

        Task TextsAsync(DataField field, Func<ExportRow, string?> text) => group.WriteAsync(field, _rows.Select(text).ToArray()!);

        Task TimesAsync(DataField field, Func<ExportRow, DateTimeOffset?> time) => group.WriteAsync<DateTime>(
            field, _rows.Select(row => time(row) is { } at && at >= Earliest && at < Latest ? at.UtcDateTime : (DateTime?)null).ToArray(), cancellationToken: ct);

        Task FlagsAsync(DataField field, Func<ExportRow, bool> flag) => group.WriteAsync<bool>(field, _rows.Select(flag).ToArray(), cancellationToken: ct);
    }

    private static DataField<string> Text(string name, bool isNullable = true) => new(name, isNullable);

    private static DateTimeDataField Time(string name, bool isNullable) =>
        new(name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, DateTimeTimeUnit.Nanos, isNullable);
}
