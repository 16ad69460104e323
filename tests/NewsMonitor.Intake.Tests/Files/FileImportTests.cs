using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NewsMonitor.Domain;
using NewsMonitor.Log;
using NewsMonitor.Reading;

namespace NewsMonitor.Intake.Tests.Files;

public sealed class FileImportTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();
    private readonly FakeLog _log = new();
    private readonly List<ImportProblem> _problems = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => File.Delete(_path);

    private Task<ImportResult> ImportAsync(string text, FakeReader? reader = null) => ImportAsync(Encoding.UTF8.GetBytes(text), reader);

    private async Task<ImportResult> ImportAsync(byte[] bytes, FakeReader? reader = null, CancellationToken? cancel = null)
    {
        await File.WriteAllBytesAsync(_path, bytes, Ct);
        var pipeline = new ArticlePipeline(_log, _log.AppendAsync, new FakeReaders(reader ?? new FakeReader()), new(), NullLogger.Instance);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var running = pipeline.RunAsync(stop.Token);
        try
        {
            return await new FileImport(pipeline, _log, _log, TimeProvider.System).RunAsync(_path, ReaderKind.Fast, null, _problems.Add, cancel ?? Ct);
        }
        finally
        {
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        }
    }

    private static byte[] Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    private static string Lines(int count) => string.Concat(Enumerable.Range(1, count).Select(i => $$"""{"source":"s","id":"{{i}}","title":"T {{i * 7919 % 10007}}"}""" + "\n"));

    [Fact]
    public async Task A_broken_line_is_reported_with_its_number_and_passed_over()
    {
        var result = await ImportAsync("""{"source":"s","id":"1","title":"a"}""" + "\n{\n\n" + """{"title":"b"}""" + "\n" + """{"source":"s","id":"2","title":"c"}""");
        Assert.Equal((2, 2, null), (result.Counts.Accepted, result.Counts.Rejected, result.Broken));
        Assert.Equal([2, 4], _problems.Select(p => p.Line));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Lines_arrays_and_objects_are_told_by_their_content(bool packed)
    {
        foreach (var text in new[] { Lines(2), "[" + Lines(2).Trim().Replace("\n", ",\n", StringComparison.Ordinal) + "]", "{\n \"source\":\"s\",\n \"id\":\"9\",\n \"title\":\"x\"\n}" })
        {
            var result = await ImportAsync(packed ? Pack(text) : Encoding.UTF8.GetBytes(text));
            Assert.Equal(0, result.Counts.Rejected);
        }

        Assert.Equal(3, _log.Current.Count);
    }

    [Fact]
    public async Task A_text_is_one_pasted_article()
    {
        Assert.Equal(1, (await ImportAsync("Storm hits coast\n\nIt rained.")).Counts.Accepted);
        var article = Assert.Single(_log.Current.Values)!;
        Assert.Equal(("paste", "Storm hits coast", "It rained."), (article.Key.Source, article.Title, article.Body));
    }

    [Fact]
    public async Task A_recorded_article_keeps_its_first_source_and_a_delete_finds_it()
    {
        var result = await ImportAsync("""
            {"uid":"a","ts":"2025-01-01T00:00:00Z","op":"put","source":"First","title":"1","body":"x"}
            {"uid":"a","ts":"2025-01-02T00:00:00Z","op":"put","source":"Second","title":"2","body":"y"}
            {"uid":"b","ts":"2025-01-03T00:00:00Z","op":"delete"}
            {"uid":"a","ts":"2025-01-04T00:00:00Z","op":"delete"}
            {"uid":"c","ts":"2025-01-05T00:00:00Z","op":"move"}
            """);
        Assert.Equal((1, 1, 1, 2), (result.Counts.Accepted, result.Counts.Updated, result.Counts.Withdrawn, result.Counts.Rejected));
        Assert.All(_log.Submissions, s => Assert.Equal(new ArticleKey("First", "a"), s.Key));
        Assert.Equal(new(2025, 1, 4, 0, 0, 0, TimeSpan.Zero), _log.Submissions[^1].ArrivedAt);
        Assert.All(_log.Submissions, s => Assert.Equal(Way.Import, s.Way));
        Assert.Equal(["withdraws an article that is not known", "op is neither put nor delete"], _problems.Select(p => p.Reason));
    }

    [Fact]
    public async Task A_second_start_goes_on_where_the_receipts_ended()
    {
        using var kill = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var read = 0;
        var reader = new FakeReader(_ =>
        {
            if (Interlocked.Increment(ref read) == 2_500)
            {
                kill.Cancel();
            }
        });
        var bytes = Encoding.UTF8.GetBytes(Lines(5_000));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ImportAsync(bytes, reader, kill.Token));
        var settled = _log.ImportedLines;
        Assert.InRange(settled, 1, 4_999);
        var result = await ImportAsync(bytes);
        Assert.Equal((settled, 5_000 - settled), (result.ResumedAfter, result.Counts.All));
        Assert.Equal(5_000, _log.Current.Count);
        Assert.Equal(0, (await ImportAsync(bytes)).Counts.All);
    }

    [Fact]
    public async Task An_archive_that_was_cut_off_is_told_after_what_was_whole()
    {
        var packed = Pack(Lines(20_000));
        var result = await ImportAsync(packed[..(packed.Length / 2)]);
        Assert.Equal("the archive is cut off", result.Broken);
        Assert.InRange(result.Counts.Accepted, 1_000, 19_999);
        Assert.Equal(0, result.Counts.Rejected);
    }

    [Fact]
    public async Task A_log_that_cannot_write_ends_the_import_and_no_line_counts_as_settled()
    {
        _log.CommitsAtOnce = false;
        var import = ImportAsync(Lines(3));
        await _log.AppendedAsync();
        await _log.AppendedAsync();
        await _log.AppendedAsync();
        _log.Fail(new IOException("The disk is full."));
        await Assert.ThrowsAsync<IOException>(() => import);
        Assert.Equal(0, _log.ImportedLines);
    }
}
