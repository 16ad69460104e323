using Microsoft.Extensions.Logging.Abstractions;
using NewsMonitor.Domain;
using NewsMonitor.Host.Exporting;
using NewsMonitor.Host.Importing;
using NewsMonitor.Log;
using NewsMonitor.Log.Sqlite;
using NewsMonitor.Reading;

namespace NewsMonitor.Acceptance.Streams;

/// <summary>Real news taken from one log to another, by file: the same counts for every subject, minute and source.</summary>
public sealed class StreamExportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("newsmonitor-acceptance").FullName;
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("wikipedia", "2025-09")]
    [InlineData("govuk", null)]
    public async Task A_month_and_a_whole_stream_count_the_same_where_they_are_imported_from_a_file_of_any_format(string name, string? month)
    {
        var here = Path.Combine(_folder, "here");
        await ImportAsync(here, TestData.Path("stream", name + ".jsonl.gz"));
        var from = month is null ? (DateTimeOffset?)null : DateTimeOffset.Parse(month + "-01T00:00:00Z");
        Range whole = new(null, null), part = new(from, from?.AddMonths(1));
        foreach (var (range, format) in from is null
            ? [(whole, ExportFormat.JsonLines)]
            : new[] { (part, ExportFormat.JsonLines), (part, ExportFormat.Csv), (part, ExportFormat.Parquet), (whole, ExportFormat.Parquet) })
        {
            var (file, there) = (Path.Combine(_folder, "export." + format.Word()), Path.Combine(_folder, "there"));
            var end = await ExportAsync(here, range, format, file);
            await ImportAsync(there, file);

            var expected = await NumbersAsync(here, range);
            Assert.True(end.Articles > 100 && expected.Count > 100);
            Assert.Equal(expected, await NumbersAsync(there, whole with { WithOriginals = range == whole }));
            TestContext.Current.SendDiagnosticMessage(
                $"{name} {(range == whole ? "whole" : month)} {format.Word()}: {end.Articles} articles, {end.Versions} versions, {end.Bytes / 1e6:0.0} MB; {expected.Count} subjects equal");
            Directory.Delete(there, recursive: true);
            File.Delete(file);
        }
    }

    private async Task<ExportProgress> ExportAsync(string folder, Range range, ExportFormat format, string path)
    {
        await using var log = await SqliteLog.OpenAsync(folder, TimeProvider.System, NullLogger.Instance, _ct);
        await using var file = File.Create(path);
        var order = new ExportOrder(new(From: range.First, To: range.End), format, Gzip: false);
        return await Exporter.WriteAsync(await log.Exports.OpenAsync(order.Filter, _ct), order, file, _ => { }, _ct);
    }

    private async Task ImportAsync(string folder, string file)
    {
        await using var import = await OfflineIntake.OpenAsync(folder, TimeProvider.System, _ct);
        var result = await import.Files.RunAsync(file, ReaderKind.Fast, null, null, _ct);
        Assert.Null(result.Broken);
    }

    /// <summary>Each subject with its counts by minute, and by source. A copy whose original lies outside of a month is an original where the month stands alone.</summary>
    private async Task<SortedDictionary<string, string>> NumbersAsync(string folder, Range range)
    {
        await using var log = await SqliteLog.OpenAsync(folder, TimeProvider.System, NullLogger.Instance, _ct);
        var (first, end) = (range.First ?? new Minute(long.MinValue / 120), range.End ?? new Minute(long.MaxValue / 120));
        var numbers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        string? cursor = null;
        do
        {
            var page = await log.FindSubjectsAsync("", Enum.GetValues<SubjectKind>(), Limits.Page, cursor, _ct);
            foreach (var subject in page.Items.Where(subject => subject.Articles > 0))
            {
                var series = await log.ReadSeriesAsync(subject.Subject, first, end, 1, _ct);
                var sources = await log.ReadSubjectSourcesAsync(subject.Subject, first, end, Limits.Page, _ct);
                if (series.Count > 0)
                {
                    numbers.Add(subject.Subject.Value, string.Join('\n', [
                        .. series.Select(point => $"{point.At} {Of(point.Counts, range)}"), .. sources.Select(source => $"{source.Source} {Of(source.Counts, range)} {source.Newest}")]));
                }
            }

            cursor = page.Next;
        }
        while (cursor is not null);
        return numbers;
    }

    private static Counts Of(Counts counts, Range range) => range.WithOriginals ? counts : counts with { Originals = 0, SuspectOriginals = 0 };

    private sealed record Range(DateTimeOffset? From, DateTimeOffset? To)
    {
        public bool WithOriginals { get; init; } = From is null;

        public Minute? First => From is { } from ? Minute.Of(from) : null;

        public Minute? End => To is { } to ? Minute.Of(to) : null;
    }
}
