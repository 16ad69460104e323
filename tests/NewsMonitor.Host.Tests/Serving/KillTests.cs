using System.Text;
using System.Text.Json.Nodes;
using NewsMonitor.Host.Importing;
using NewsMonitor.Host.Serving;

namespace NewsMonitor.Host.Tests.Serving;

/// <summary>Processes that are killed at their work: what was answered is there, and nothing is counted twice or half.</summary>
public sealed class KillTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private readonly string _folder = Directory.CreateTempSubdirectory("newsmonitor-kill").FullName;
    private readonly CancellationTokenSource _late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly CancellationToken _ct;

    public KillTests()
    {
        _late.CancelAfter(Limit);
        _ct = _late.Token;
    }

    private string Killed => Path.Combine(_folder, "killed");

    private string Whole => Path.Combine(_folder, "whole");

    public void Dispose()
    {
        _late.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_a_killed_host_has_answered_as_accepted_is_there_and_the_rest_can_be_sent_again()
    {
        const int All = 2_000, Sent = 1_100, Read = 400;
        var lines = new SeededNews(seed: 9).Articles(All, TimeProvider.System.GetUtcNow());
        var byId = lines.ToDictionary(line => (string)JsonNode.Parse(line)!["id"]!);

        var answered = await PushAndKillAsync(lines, Sent, Read);
        var (head, totals) = await Totals.ReadAsync(Killed, _ct);
        Assert.InRange(head.Position.Value, answered.Count, Sent);
        Assert.Equal((head.Position.Value, head.Position.Value, 0L), (head.Articles, head.Versions, head.Withdrawn));

        var unfinished = Path.Combine(Directory.CreateDirectory(Path.Combine(Killed, "incoming")).FullName, "half-a-file");
        await File.WriteAllTextAsync(unfinished, "{", _ct);
        var (program, address) = await HostProgram.ServeAsync(Killed, _ct);
        await using var again = program;
        Assert.False(File.Exists(unfinished));
        using var http = new HttpClient { BaseAddress = address };
        var there = await ListAsync(http);
        Assert.Equal(Enumerable.Range(1, (int)head.Position.Value), there.Values.Select(article => (int)article["position"]!).Order());
        Assert.All(answered, result =>
        {
            var article = there[(string)result["id"]!];
            Assert.Equal(((string)result["article"]!, (long)result["position"]!), ((string)article["article"]!, (long)article["position"]!));
        });
        Assert.Equal(Totals.Recount(there.Keys.Select(id => byId[id])), totals);
        await FollowedAsync(http, head.Position.Value);
        var picture = await GetAsync(http, "subjects/all");
        Assert.Equal(head.Articles, (long)picture["total"]!["articles"]!);

        var results = await PushAsync(http, lines);
        Assert.Equal(there.Keys.Order(StringComparer.Ordinal), Ids(results, "duplicate"));
        Assert.Equal(byId.Keys.Except(there.Keys).Order(StringComparer.Ordinal), Ids(results, "accepted"));
        await FollowedAsync(http, All);
        await again.KillAsync(_ct);

        await using (var uninterrupted = await RunningHost.StartAsync(Whole, _ct))
        {
            await PushAsync(uninterrupted.Http, lines);
        }

        await SameAsync();
    }

    [Fact]
    public async Task A_killed_import_goes_on_at_its_second_start_and_a_third_start_changes_nothing()
    {
        const int Marked = 1_200;
        var lines = new SeededNews(seed: 10).Stream(4_000, new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero)).ToList();

        // A line that cannot be taken is told at once, with its number: that is how the test knows how far the import is.
        lines.Insert(Marked - 1, "{");
        var file = Path.Combine(_folder, "stream.jsonl");
        await File.WriteAllLinesAsync(file, lines, _ct);
        string[] import = ["import", file, "--data", Killed];

        await using (var first = HostProgram.Start(import))
        {
            await first.LineAsync(line => line.StartsWith($"line {Marked}:", StringComparison.Ordinal), _ct);
            var (_, rest) = await first.KillAsync(_ct);
            Assert.DoesNotContain("accepted", rest, StringComparison.Ordinal);
        }

        await using (var second = HostProgram.Start(import))
        {
            var summary = await second.LineAsync(line => line.Contains("accepted", StringComparison.Ordinal), _ct);
            Assert.Contains("went on after", summary, StringComparison.Ordinal);
            await second.EndAsync(_ct);
        }

        await using (var offline = await OfflineIntake.OpenAsync(Whole, TimeProvider.System, _ct))
        {
            var result = await offline.Files.RunAsync(file, ReaderSetting.Default, null, null, _ct);
            Assert.Null(result.Broken);
            Assert.Equal(1, result.Counts.Rejected);
        }

        await SameAsync();
        await using (var third = HostProgram.Start(import))
        {
            var summary = await third.LineAsync(line => line.Contains("accepted", StringComparison.Ordinal), _ct);
            Assert.Contains("0 accepted, 0 updated, 0 withdrawn, 0 duplicates, 0 rejected", summary, StringComparison.Ordinal);
            Assert.Equal(0, (await third.EndAsync(_ct)).Code);
        }

        await SameAsync();
    }


    private async Task<List<JsonNode>> PushAndKillAsync(string[] lines, int sent, int read)
    {
        var (program, address) = await HostProgram.ServeAsync(Killed, _ct);
        await using var _ = program;
        using var push = await RawPush.BeginAsync(address, lines, sent, _ct);
        var answered = new List<JsonNode>();
        while (answered.Count < read)
        {
            answered.Add(await push.AnswerAsync(_ct));
        }

        await program.KillAsync(_ct);
        answered.AddRange(await push.RestAsync(_ct));
        Assert.All(answered, result => Assert.Equal("accepted", (string)result["result"]!));
        return answered;
    }

    private async Task SameAsync()
    {
        var (head, totals) = await Totals.ReadAsync(Killed, _ct);
        var (wholeHead, wholeTotals) = await Totals.ReadAsync(Whole, _ct);
        Assert.Equal(wholeTotals, totals);
        Assert.Equal(
            (wholeHead.Position, wholeHead.Articles, wholeHead.Versions, wholeHead.Withdrawn, wholeHead.Sources, wholeHead.FirstMinute),
            (head.Position, head.Articles, head.Versions, head.Withdrawn, head.Sources, head.FirstMinute));
    }

    private async Task<JsonNode> GetAsync(HttpClient http, string path) => JsonNode.Parse(await http.GetStringAsync(new Uri("/api/v1/" + path, UriKind.Relative), _ct))!;

    private async Task<Dictionary<string, JsonNode>> ListAsync(HttpClient http)
    {
        var articles = new Dictionary<string, JsonNode>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await GetAsync(http, "articles?limit=500" + (cursor.Length > 0 ? "&cursor=" + Uri.EscapeDataString(cursor) : ""));
            foreach (var article in page["items"]!.AsArray())
            {
                articles.Add((string)article!["id"]!, article);
            }

            cursor = (string?)page["next"];
        }

        return articles;
    }

    private async Task FollowedAsync(HttpClient http, long position)
    {
        JsonNode status;
        do
        {
            status = await GetAsync(http, "status");
            Assert.Equal(position, (long)status["position"]!);
        }
        while ((long)status["followed"]! < position);
    }

    private async Task<JsonNode[]> PushAsync(HttpClient http, string[] lines)
    {
        using var content = new StringContent(string.Join('\n', lines), Encoding.UTF8, "application/x-ndjson");
        using var response = await http.PostAsync(new Uri("/api/v1/articles", UriKind.Relative), content, _ct);
        response.EnsureSuccessStatusCode();
        var answers = await response.Content.ReadAsStringAsync(_ct);
        return [.. answers.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }

    private static IEnumerable<string> Ids(JsonNode[] results, string result) =>
        results.Where(one => (string)one["result"]! == result).Select(one => (string)one["id"]!).Order(StringComparer.Ordinal);
}
