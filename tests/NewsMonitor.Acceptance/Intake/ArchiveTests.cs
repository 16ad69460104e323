using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using NewsMonitor.Domain;
using NewsMonitor.Host.Importing;
using NewsMonitor.Intake;
using NewsMonitor.Log;
using NewsMonitor.Log.Sqlite;
using NewsMonitor.Reading;

namespace NewsMonitor.Acceptance.Intake;

/// <summary>Real files of every kind in which the past is kept, imported as a user would: each is read, or refused with what it is.</summary>
public sealed class ArchiveTests(ITestOutputHelper output) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("newsmonitor-acceptance").FullName;
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_listed_file_is_read_or_refused_with_a_reason()
    {
        await using var intake = await OpenAsync("data");
        foreach (var row in TestData.Table(TestData.Path("archives", "FORMATS.tsv")))
        {
            var path = TestData.Path("archives", row["file"]);
            var result = await ImportAsync(intake, ImportFile.Of(path));
            var counts = result.Counts;
            var reasons = string.Join("; ", result.Reasons.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Count} × {r.Reason}")));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {row["file"]} | {counts.Accepted + counts.Updated + counts.Duplicates} | {counts.Rejected} | {counts.PassedOver} | {string.Join("; ", new[] { result.Broken, reasons }.Where(w => w is { Length: > 0 }))} |"));

            Assert.True(counts.Accepted + counts.Updated + counts.Duplicates + counts.Withdrawn > 0 || result.Broken is not null || result.Reasons.Count > 0, row["file"]);
            Assert.Equal(counts.Rejected + counts.PassedOver, result.Reasons.Sum(r => r.Count));
            switch (row["file"].Split('/')[0])
            {
                case "opml":
                    Assert.Equal("it is a list of feeds (OPML): add it on the Sources page", result.Broken);
                    break;
                case "gdelt":
                    var isGraph = row["file"].Contains("gkg", StringComparison.Ordinal);
                    Assert.Equal(isGraph ? long.Parse(row["rows"], CultureInfo.InvariantCulture) : 0, counts.All);
                    Assert.Equal(isGraph, result.Broken is null);
                    break;
                case "ninjs":
                    Assert.Equal((1L, IsText(path) ? 0L : 1L, null), (counts.All, counts.PassedOver, result.Broken));
                    break;
                case "newsml" or "nitf":
                    Assert.Equal((1L, 1L), (counts.All, counts.Accepted + counts.Updated + counts.Duplicates));
                    break;
            }
        }
    }

    [Fact]
    public async Task A_crawl_in_the_layout_of_cc_news_gives_every_page_with_its_title_and_text()
    {
        await using (var intake = await OpenAsync("data"))
        {
            var result = await ImportAsync(intake, ImportFile.Of(TestData.Path("archives", "warc", "made_govuk_ccnews_layout.warc.gz")));
            Assert.Equal((25, 0, 1, null), (result.Counts.Accepted, result.Counts.Rejected, result.Counts.PassedOver, result.Broken));
        }

        await using var log = await SqliteLog.OpenAsync(Path.Combine(_folder, "data"), TimeProvider.System, NullLogger.Instance, _ct);
        var page = await log.ListArticlesAsync(new(), 100, null, _ct);
        Assert.Equal(25, page.Items.Count);
        foreach (var article in page.Items)
        {
            output.WriteLine($"{article.Title}");
            Assert.DoesNotContain("GOV.UK", article.Title, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task No_feed_of_the_table_stops_an_import_and_each_item_is_settled()
    {
        await using var intake = await OpenAsync("data");
        var (read, refused, texts, items) = (0, 0, 0, 0L);
        foreach (var row in TestData.Table(TestData.Path("archives", "feeds", "EXPECTED.tsv")))
        {
            var path = TestData.Path("archives", "feeds", row["file"]);
            var result = await ImportAsync(intake, ImportFile.Of(path));
            (read, refused, items) = (read + (result.Broken is null ? 1 : 0), refused + (result.Broken is null ? 0 : 1), items + result.Counts.All);
            if (result.Broken is { } words)
            {
                output.WriteLine($"{row["file"]}: {words}");
            }
            else if (Parse(await File.ReadAllBytesAsync(path, _ct)) is { } feed)
            {
                Assert.True(feed.Items.Count == result.Counts.All, row["file"]);
            }
            else
            {
                // A piece of HTML or a comment alone is a text as somebody pastes it, other JSON an article that says what it lacks.
                texts++;
                output.WriteLine($"{row["file"]}: no feed; {result.Counts.Accepted} accepted, {result.Counts.Rejected} rejected");
                Assert.Equal(1, result.Counts.All);
            }
        }

        Assert.InRange(texts, 0, 4);
        output.WriteLine($"{read} feeds read with {items} items, {refused} refused");
        Assert.InRange(refused, 0, 25);
    }

    [Theory]
    [InlineData("growing")]
    [InlineData("rolling")]
    public async Task A_folder_of_snapshots_gives_what_the_polls_gave_and_killed_between_and_started_again_the_same(string name)
    {
        var rows = TestData.Table(TestData.Path("stream", "snapshots", name, "EXPECTED.tsv")).ToList();
        var files = ImportFile.In(new(TestData.Path("stream", "snapshots", name))).Where(f => f.Name.EndsWith(".gz", StringComparison.Ordinal)).ToList();
        Assert.Equal(rows.Select(r => r["file"]), files.Select(f => f.Name));
        await using (var intake = await OpenAsync("data"))
        {
            for (var i = 0; i < files.Count / 2; i++)
            {
                await ImportAsync(intake, files[i]);
            }
        }

        await using (var intake = await OpenAsync("data"))
        {
            for (var i = 0; i < files.Count; i++)
            {
                var result = await ImportAsync(intake, files[i]);
                Assert.Equal(i < files.Count / 2 ? 0 : long.Parse(rows[i]["newGuids"], CultureInfo.InvariantCulture), result.Counts.Accepted);
                Assert.Equal(0, result.Counts.Rejected);
            }
        }

        await using var log = await SqliteLog.OpenAsync(Path.Combine(_folder, "data"), TimeProvider.System, NullLogger.Instance, _ct);
        var head = await log.ReadHeadAsync(_ct);
        Assert.Equal((rows.Sum(r => long.Parse(r["newGuids"], CultureInfo.InvariantCulture)), 0L), (head.Articles, head.Withdrawn));
    }

    [Fact]
    public async Task An_import_that_was_killed_in_the_middle_ends_at_the_same_totals()
    {
        var rows = await File.ReadAllLinesAsync(TestData.Path("archives", "gdelt", "gkg.csv"), _ct);
        var text = new StringBuilder();
        for (var copy = 0; copy < 100; copy++)
        {
            foreach (var row in rows)
            {
                var cells = row.Split('\t');
                (cells[0], cells[4]) = (string.Create(CultureInfo.InvariantCulture, $"{cells[0]}{copy:00}"), string.Create(CultureInfo.InvariantCulture, $"{cells[4]}?copy={copy}"));
                text.Append(string.Join('\t', cells)).Append('\n');
            }
        }

        var file = Path.Combine(_folder, "many.gkg.csv");
        await File.WriteAllTextAsync(file, text.ToString(), _ct);
        using var kill = CancellationTokenSource.CreateLinkedTokenSource(_ct);
        await using (var intake = await OpenAsync("killed"))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => intake.Files.RunAsync(file, ReaderKind.Fast, _ => kill.Cancel(), null, kill.Token));
        }

        await using (var intake = await OpenAsync("killed"))
        {
            var second = await ImportAsync(intake, ImportFile.Of(file));
            output.WriteLine($"killed after row {second.ResumedAfter} of {second.Lines}");
            Assert.InRange(second.ResumedAfter, 1, second.Lines - 1);
        }

        await using (var intake = await OpenAsync("whole"))
        {
            Assert.Equal(rows.Length * 100, (await ImportAsync(intake, ImportFile.Of(file))).Counts.Accepted);
        }

        Assert.Equal(await TotalsAsync("whole"), await TotalsAsync("killed"));
    }

    private Task<OfflineIntake> OpenAsync(string data) => OfflineIntake.OpenAsync(Path.Combine(_folder, data), TimeProvider.System, _ct);

    private Task<ImportResult> ImportAsync(OfflineIntake intake, ImportFile file) => intake.Files.RunAsync(file, ReaderKind.Fast, null, null, _ct);

    private async Task<string[]> TotalsAsync(string data)
    {
        await using var log = await SqliteLog.OpenAsync(Path.Combine(_folder, data), TimeProvider.System, NullLogger.Instance, _ct);
        var totals = new List<string>();
        string? cursor = null;
        do
        {
            var page = await log.FindSubjectsAsync("", Enum.GetValues<SubjectKind>(), Limits.Page, cursor, _ct);
            foreach (var subject in page.Items.Where(subject => subject.Articles > 0))
            {
                var record = await log.LoadSubjectAsync(subject.Subject, new(long.MaxValue / 120), new(long.MaxValue / 120), _ct);
                totals.Add($"{subject.Subject.Value} {record!.Total}");
            }

            cursor = page.Next;
        }
        while (cursor is not null);
        return [.. totals.Order(StringComparer.Ordinal)];
    }

    private static ParsedFeed? Parse(byte[] bytes)
    {
        try
        {
            return FeedParser.Parse(bytes, null, null);
        }
        catch (FeedFormatException)
        {
            return null;
        }
    }

    private static bool IsText(string ninjs)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(ninjs));
        var item = document.RootElement;
        return item.TryGetProperty("type", out var type) ? type.GetString() is "text" or "composite" : !item.TryGetProperty("eventDetails", out _);
    }
}
