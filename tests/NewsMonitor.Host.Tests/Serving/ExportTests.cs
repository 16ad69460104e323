using System.Net;
using System.Text.Json.Nodes;
using NewsMonitor.Host.Importing;
using NewsMonitor.Host.Serving;
using NewsMonitor.Reading;

namespace NewsMonitor.Host.Tests.Serving;

/// <summary>What a host exports while it lives, another folder imports and counts alike.</summary>
public sealed class ExportTests : IDisposable
{
    private const string Quay = "Quay Post";

    private readonly string _folder = Directory.CreateTempSubdirectory("newsmonitor-export").FullName;
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    private string Here => Path.Combine(_folder, "here");

    private string There => Path.Combine(_folder, "there");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_running_host_is_exported_and_imported_elsewhere_with_the_same_counts_for_every_subject()
    {
        var file = Path.Combine(_folder, "log.jsonl.gz");
        await using (var host = await RunningHost.StartAsync(Here, _ct, "--Reader", "fast"))
        {
            await FillAsync(host);
            using var response = await host.Http.GetAsync(new Uri("/api/v1/export?gzip=true", UriKind.Relative), _ct);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(("305", "307", "307"), (Header(response, "Export-Articles"), Header(response, "Export-Versions"), Header(response, "Export-Position")));
            Assert.Equal("newsmonitor-at-307.jsonl.gz", response.Content.Headers.ContentDisposition!.FileName);
            Assert.Equal("application/gzip", response.Content.Headers.ContentType!.MediaType);
            await File.WriteAllBytesAsync(file, await response.Content.ReadAsByteArrayAsync(_ct), _ct);
        }

        await ImportAsync(file);
        await SameAsync();
    }

    [Theory]
    [InlineData("log.csv")]
    [InlineData("log.csv.gz")]
    [InlineData("log.parquet")]
    public async Task A_table_gives_the_same_counts_too(string name)
    {
        var file = Path.Combine(_folder, name);
        await using (var host = await RunningHost.StartAsync(Here, _ct, "--Reader", "fast"))
        {
            await FillAsync(host);
        }

        Assert.Equal(0, (await RunAsync("--out", file)).Code);
        await ImportAsync(file);
        await SameAsync();
    }

    [Fact]
    public async Task The_command_exports_from_the_folder_and_through_the_host_alike()
    {
        var (alone, through) = (Path.Combine(_folder, "alone.jsonl"), Path.Combine(_folder, "through.jsonl"));
        await using (var host = await RunningHost.StartAsync(Here, _ct, "--Reader", "fast"))
        {
            await FillAsync(host);
            DataFolder.Announce(Here, host.Address.ToString());
            var (code, said) = await RunAsync("--out", through, "--source", Quay);
            Assert.Equal(0, code);
            Assert.Contains("through.jsonl: 4 articles in 6 versions, ", said, StringComparison.Ordinal);
            Assert.Contains("position 307, in ", said, StringComparison.Ordinal);
        }

        DataFolder.Retract(Here);
        Assert.Equal(0, (await RunAsync("--out", alone, "--source", Quay)).Code);
        Assert.Equal(await File.ReadAllTextAsync(alone, _ct), await File.ReadAllTextAsync(through, _ct));

        var (again, refused) = await RunAsync("--out", alone);
        Assert.Equal((2, $"{alone} exists. Name another file, or say --force."), (again, refused));
        Assert.Equal((2, "from '2026-02-01' is not before to '2026-01-01': no minute lies between them."), await RunAsync("--from", "2026-02-01", "--to", "2026-01-01"));
        Assert.Equal(0, (await RunAsync("--out", alone, "--force", "--subject", "source:nobody")).Code);
        Assert.Equal("", await File.ReadAllTextAsync(alone, _ct));
        Assert.Empty(Directory.GetFiles(_folder, "*.part"));

        await using var nowhere = HostProgram.Start("export", "--data", There);
        Assert.Equal((2, $"There is no log in {There}."), await nowhere.EndAsync(_ct));
        Assert.False(Directory.Exists(There));
    }

    [Fact]
    public async Task What_cannot_be_exported_is_refused_with_its_reason()
    {
        await using var host = await RunningHost.StartAsync(Here, _ct, "--Reader", "fast");
        foreach (var (query, reason) in new[]
        {
            ("from=2026-02-01&to=2026-01-01", "from '2026-02-01' is not before to '2026-01-01': no minute lies between them."),
            ("from=2026-02-01T10:00:10Z&to=2026-02-01T10:00:50Z", "no minute lies between them."),
            ("from=yesterday", "from 'yesterday' is not a time like 2026-11-27T14:32:00Z."),
            ("gzip=yes", "gzip is neither true nor false."),
            ("format=xlsx", "format 'xlsx' is not one of jsonl, csv, parquet."),
            ("subject=Oslo", "'Oslo' is not the id of a subject."),
            ("query=s*", "'s*' is too short a beginning. Expected: at least 2 letters before the star. (character 1)"),
            ("format=parquet&gzip=true", "gzip cannot be asked for with parquet: such a file is packed in itself."),
            ("timeline=r12345678", "timeline cannot be asked for: an export is of the log itself. Give from and to."),
        })
        {
            using var response = await host.Http.GetAsync(new Uri("/api/v1/export?" + query, UriKind.Relative), _ct);
            Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
            Assert.Contains(reason, (string)JsonNode.Parse(await response.Content.ReadAsStringAsync(_ct))!["detail"]!, StringComparison.Ordinal);
        }

        using var empty = await host.Http.GetAsync(new Uri("/api/v1/export?subject=entity:Q1", UriKind.Relative), _ct);
        Assert.Equal(("0", ""), (Header(empty, "Export-Versions"), await empty.Content.ReadAsStringAsync(_ct)));
    }

    [Fact]
    public async Task Callers_who_leave_cost_nobody_anything_and_a_head_says_how_much_it_would_be()
    {
        await using var host = await RunningHost.StartAsync(Here, _ct, "--Reader", "fast");
        await host.PushAsync(Enumerable.Range(0, 200).Select(i => Some.Article(body: new string('x', 40_000) + i)).ToArray(), _ct);
        for (var left = 0; left < 12;)
        {
            using var response = await host.Http.GetAsync(new Uri("/api/v1/export", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, _ct);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                // The host learns a moment later that those before are gone.
                continue;
            }

            await using var body = await response.Content.ReadAsStreamAsync(_ct);
            await body.ReadExactlyAsync(new byte[1_000], _ct);
            left++;
        }

        using var head = await host.Http.SendAsync(new(HttpMethod.Head, new Uri("/api/v1/export", UriKind.Relative)), _ct);
        Assert.Equal("200", Header(head, "Export-Articles"));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(_ct));
        Assert.Equal(201, (await host.Http.GetStringAsync(new Uri("/api/v1/export", UriKind.Relative), _ct)).Split('\n').Length);
    }

    private async Task FillAsync(RunningHost host)
    {
        var lines = new SeededNews(seed: 4).Articles(300, TimeProvider.System.GetUtcNow());
        await host.PushAsync(lines.Select(line => JsonNode.Parse(line)!).ToArray(), _ct);
        await host.PushAsync(
            new object[]
            {
                Some.Article("edited", Quay, body: "Angela Merkel spoke."), Some.Article("edited", Quay, body: "Emmanuel Macron spoke. He opened a terrible hospital in Lima."),
                Some.Article("withdrawn", Quay), new { source = Quay, id = "withdrawn", withdrawn = true },
                Some.Article("old", Quay, publishedAt: TimeProvider.System.GetUtcNow().AddDays(-90)), Some.Article("ahead", Quay, publishedAt: TimeProvider.System.GetUtcNow().AddDays(2)),
                Some.Article("copy of old", source: "Another", title: "Angela Merkel writes of </p> in HTML"),
            },
            _ct);
    }

    private async Task ImportAsync(string file)
    {
        await using var intake = await OfflineIntake.OpenAsync(There, TimeProvider.System, _ct);
        var result = await intake.Files.RunAsync(file, ReaderKind.Fast, null, problem => Assert.Fail($"{problem.Line}: {problem.Reason}"), _ct);
        Assert.Null(result.Broken);
    }

    private async Task SameAsync()
    {
        var (here, there) = (await Totals.ReadAsync(Here, _ct), await Totals.ReadAsync(There, _ct));
        Assert.True(here.Counts.Count > 10);
        Assert.Equal(here.Counts, there.Counts);
        Assert.Equal(
            (here.Head.Articles, here.Head.Versions, here.Head.Withdrawn, here.Head.Sources, here.Head.FirstMinute),
            (there.Head.Articles, there.Head.Versions, there.Head.Withdrawn, there.Head.Sources, there.Head.FirstMinute));
    }

    private async Task<(int Code, string Said)> RunAsync(params string[] options)
    {
        await using var program = HostProgram.Start(["export", "--data", Here, .. options]);
        return await program.EndAsync(_ct);
    }

    private static string Header(HttpResponseMessage response, string name) => response.Headers.GetValues(name).Single();
}
