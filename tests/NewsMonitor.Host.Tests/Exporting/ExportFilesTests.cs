using System.Text;
using CsCheck;
using NewsMonitor.Domain;
using NewsMonitor.Host.Exporting;
using NewsMonitor.Intake;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Tests.Exporting;

/// <summary>What is written to a file comes back from it as it was, whatever the texts are.</summary>
public sealed class ExportFilesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Pieces that formats, encoders and the door trip over.</summary>
    private static readonly string[] Pieces =
    [
        "a", "Storm over Oslo. ", " ", "\n", "\r\n", "\"", "\"\"", "\\", ",", ";", "=1+1", "+", "-", "@SUM(A1)", "\t", "<p>", "</p>", "<br>", "</script>", "&amp;",
        "&lt;/b&gt;", "&", "é", "e\u0301", "e\u0301\u200d", "का\u200d", "👩\u200d👧", "😀", "日本語", "\ud800", "\u0000", "\u2028", "\u00a0", "\ue000", "\ufeff", "'", "''", "null",
    ];

    private static Gen<string> Text { get; } = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 12].Select(string.Concat);

    private static Gen<string?> Maybe { get; } = Gen.Frequency((1, Gen.Const((string?)null)), (2, Text.Select(text => (string?)text)));

    private static Gen<DateTimeOffset?> Time { get; } = Gen.Frequency(
        (1, Gen.Const((DateTimeOffset?)null)),
        (3, Gen.Long[0, 100L * 365 * TimeSpan.TicksPerDay].Select(ticks => (DateTimeOffset?)new DateTimeOffset(1950, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(ticks))));

    /// <summary>Versions as the log has them: what the door let in.</summary>
    private static Gen<ExportedVersion> Version { get; } = Gen.Select(
        Gen.Select(Text, Text, Maybe, Text), Gen.Select(Maybe, Maybe, Time, Time), Gen.Select(Gen.Long[0, TimeSpan.TicksPerDay], Gen.Bool, Gen.Int[0, 9]),
        (texts, fields, state) =>
        {
            var (title, body, url, id) = texts;
            var (section, byline, published, updated) = fields;
            var input = new ArticleInput
            {
                Source = "bbc " + title, Id = "1 " + id, Url = url is null ? null : "https://bbc.example/?q=" + url, Title = "t" + title, Body = body, Section = section, Byline = byline,
                Language = "en", PublishedAt = published is { } p ? ExportRow.Write(p) : null, UpdatedAt = updated is { } u ? ExportRow.Write(u) : null,
            };
            var article = ((Admission.Text)ArticleDoor.Admit(input, Way.Push, Noon)).Article;
            return new ExportedVersion(new(1), article.Key, state.Item3 == 0 ? null : article, Noon.AddTicks(state.Item1), state.Item2 && state.Item3 > 0);
        });

    [Fact]
    public async Task An_article_comes_back_from_json_lines_as_it_was() =>
        await Version.Array[0, 8].SampleAsync(
            async versions => Assert.Equal(versions, await ReadLinesAsync(await WriteAsync(ExportFormat.JsonLines, versions))), iter: 2_000, threads: 1);

    [Fact]
    public async Task An_article_comes_back_from_csv_as_it_was() =>
        await Version.Array[0, 8].SampleAsync(
            async versions => Assert.Equal(versions, await ReadAsync(CsvArticles.ReadAsync, await WriteAsync(ExportFormat.Csv, versions))), iter: 2_000, threads: 1);

    [Fact]
    public async Task An_article_comes_back_from_parquet_as_it_was() =>
        await Version.Array[0, 8].SampleAsync(
            async versions => Assert.Equal(versions, await ReadAsync(ParquetArticles.ReadAsync, await WriteAsync(ExportFormat.Parquet, versions))), iter: 300, threads: 1);

    [Fact]
    public async Task A_file_of_many_row_groups_is_read_from_any_row_on()
    {
        var article = new Article(new("bbc", "1"), "Storm over Oslo", new string('x', 4_000));
        var versions = Enumerable.Range(1, 11_000).Select(i => new ExportedVersion(new(1), article.Key, i % 3 == 0 ? null : article, Noon.AddTicks(i), false)).ToList();
        foreach (var (format, read, heading) in new (ExportFormat, Func<Stream, long, CancellationToken, IAsyncEnumerable<ImportItem>>, int)[]
        {
            (ExportFormat.Parquet, ParquetArticles.ReadAsync, 0), (ExportFormat.Csv, CsvArticles.ReadAsync, 1),
        })
        {
            var file = await WriteAsync(format, versions);
            Assert.Equal(versions, await ReadAsync(read, file));
            Assert.Equal(versions.Skip(5_500), await ReadAsync(read, file, skip: 5_500 + heading));
            Assert.Empty(await ReadAsync(read, file, skip: 11_000 + heading));
        }
    }

    [Fact]
    public async Task A_spreadsheet_finds_no_formula_in_a_cell()
    {
        foreach (var text in new[] { "=1+1", "+1", "-1", "@SUM(A1)", "'=1", "'it was'", "\uff1d1" })
        {
            var article = new Article(new(text, text), text, text, Section: text, Byline: text);
            var file = await WriteAsync(ExportFormat.Csv, [new(new(1), article.Key, article, Noon, false)]);
            Assert.Equal(6, Encoding.UTF8.GetString(file).Split('\n')[1].Split(',').Count(cell => cell == "'" + text));
            Assert.Equal(article, Assert.Single(await ReadAsync(CsvArticles.ReadAsync, file)).Article);
        }
    }

    [Fact]
    public async Task A_damaged_table_says_so_and_what_came_before_stands()
    {
        var ct = TestContext.Current.CancellationToken;
        var csv = "source,id,title,withdrawn\nbbc,1,One,\nbbc,2,\"Two\" and more,\nbbc,3,Three\nbbc,4,Four,perhaps\nbbc,5,Five,true\n"u8.ToArray();
        Assert.True(CsvArticles.IsHeading(csv));
        Assert.False(CsvArticles.IsHeading("date,count\n1,2"u8));
        Assert.False(CsvArticles.IsHeading("Storm over Oslo, again\nIt came."u8));
        var items = await CsvArticles.ReadAsync(new MemoryStream(csv), 0, ct).ToListAsync(ct);
        Assert.Equal(
            [null, "a quote stands where none may", "has 3 cells where the heading has 4", "withdrawn is neither true nor false", null], items.Select(item => item.Problem));
        Assert.Equal([2L, 3, 4, 5, 6], items.Select(item => item.Line));

        var open = Encoding.UTF8.GetBytes("id,title\n1,\"" + new string('x', 3_000_000));
        Assert.Contains("a quote may not be closed", (await Assert.ThrowsAsync<ImportBrokenException>(async () => await ReadAsync(CsvArticles.ReadAsync, open))).Message, StringComparison.Ordinal);

        var article = new Article(new("bbc", "1"), "Storm over Oslo", "It came.");
        var parquet = await WriteAsync(ExportFormat.Parquet, [new(new(1), article.Key, article, Noon, false)]);
        Assert.True(ParquetArticles.IsParquet(parquet));
        foreach (var damaged in new[] { parquet[..^20], parquet[..8], [.. parquet[..100], .. new byte[50], .. parquet[150..]] })
        {
            await Assert.ThrowsAsync<ImportBrokenException>(async () => await ReadAsync(ParquetArticles.ReadAsync, damaged));
        }
    }

    [Fact]
    public async Task A_date_that_parquet_cannot_hold_is_left_out_and_the_article_stays_suspect()
    {
        var article = new Article(new("bbc", "1"), "Storm over Oslo", "It came.", PublishedAt: DateTimeOffset.MinValue, UpdatedAt: DateTimeOffset.MaxValue);
        var read = Assert.Single(await ReadAsync(ParquetArticles.ReadAsync, await WriteAsync(ExportFormat.Parquet, [new(new(1), article.Key, article, Noon, true)])));
        Assert.Equal(article with { PublishedAt = null, UpdatedAt = null }, read.Article);
        Assert.Equal(new EventTime(Minute.Of(Noon), true), EventTime.Of(read.Article!.PublishedAt, read.Arrival, Way.Import, read.DateSuspect));
    }

    [Fact]
    public async Task The_longest_text_of_the_costliest_characters_fits_into_a_line_that_an_import_takes()
    {
        foreach (var c in new[] { "\"", "日", "\ue000", "😀" })
        {
            var body = string.Concat(Enumerable.Repeat(c, Article.MaxBody / c.Length));
            var version = new ExportedVersion(new(1), new("bbc", "1"), new(new("bbc", "1"), new string('日', Article.MaxTitle), body), Noon, false);
            var bytes = await WriteAsync(ExportFormat.JsonLines, [version]);
            Assert.InRange(bytes.Length, Article.MaxBody, 4 * 1024 * 1024 - 1);
            Assert.Equal([version], await ReadLinesAsync(bytes));
        }
    }

    [Fact]
    public async Task What_a_line_has_is_what_a_push_takes()
    {
        var article = new Article(
            new("bbc", "1"), "Storm \"over\" Oslo", "It came.\nIt went.", "https://bbc.example/1", Noon.AddTicks(1_234_567), null, "en", "World", "Ann Lee");
        var lines = Encoding.UTF8.GetString(await WriteAsync(
            ExportFormat.JsonLines,
            [
                new(new(1), article.Key, article, Noon, true), new(new(2), article.Key, article with { Body = "Use </p> twice." }, Noon.AddTicks(1), false),
                new(new(3), article.Key, null, Noon.AddSeconds(1), false),
            ])).Split('\n');

        Assert.Equal(
            """{"source":"bbc","id":"1","url":"https://bbc.example/1","title":"Storm \"over\" Oslo","body":"It came.\nIt went.","publishedAt":"2026-01-01T12:00:00.1234567Z","language":"en","section":"World","byline":"Ann Lee","arrivedAt":"2026-01-01T12:00:00Z","dateSuspect":true}""",
            lines[0]);
        Assert.EndsWith(""","arrivedAt":"2026-01-01T12:00:00.0000001Z","plain":true}""", lines[1], StringComparison.Ordinal);
        Assert.Equal("""{"source":"bbc","id":"1","withdrawn":true,"arrivedAt":"2026-01-01T12:00:01Z"}""", lines[2]);
        Assert.Equal(["", 4], [lines[3], (object)lines.Length]);
    }

    private static async Task<byte[]> WriteAsync(ExportFormat format, IEnumerable<ExportedVersion> versions)
    {
        var file = new MemoryStream();
        await using (var counted = new CountedStream(file))
        await using (var writer = format.Write(counted))
        {
            foreach (var version in versions)
            {
                await writer.WriteAsync(version, TestContext.Current.CancellationToken);
            }

            await writer.CompleteAsync(TestContext.Current.CancellationToken);
        }

        return file.ToArray();
    }

    private static async Task<List<ExportedVersion>> ReadLinesAsync(byte[] file)
    {
        var versions = new List<ExportedVersion>();
        await foreach (var pushed in NdjsonReader.ReadAsync(System.IO.Pipelines.PipeReader.Create(new MemoryStream(file)), TestContext.Current.CancellationToken))
        {
            versions.Add(Admitted(Assert.IsType<Pushed.One>(pushed).Input));
        }

        return versions;
    }

    private static async Task<List<ExportedVersion>> ReadAsync(
        Func<Stream, long, CancellationToken, IAsyncEnumerable<ImportItem>> read, byte[] file, long skip = 0)
    {
        var versions = new List<ExportedVersion>();
        await foreach (var item in read(new MemoryStream(file), skip, TestContext.Current.CancellationToken))
        {
            Assert.Null(item.Problem);
            versions.Add(Admitted(item.Article!));
        }

        return versions;
    }

    private static ExportedVersion Admitted(ArticleInput input) => ArticleDoor.Admit(input, Way.Import, Noon.AddYears(1)) switch
    {
        Admission.Text text => new(new(1), text.Article.Key, text.Article, text.ArrivedAt!.Value, text.DateSuspect),
        Admission.Withdrawal withdrawal => new(new(1), withdrawal.Key, null, withdrawal.ArrivedAt!.Value, false),
        var other => throw new InvalidOperationException(other.ToString()),
    };
}
