using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using NewsMonitor.Host.Importing;
using NewsMonitor.Reading;

namespace NewsMonitor.Host.Tests.Serving;

/// <summary>Topics of one's own through the whole host.</summary>
public sealed class TopicTests(SharedHost shared) : IClassFixture<SharedHost>
{
    private readonly RunningHost _host = shared.Host;
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_topic_counts_past_and_live_on_boards_pages_and_lists_until_it_is_deleted_and_again_when_it_comes_back()
    {
        await _host.PushAsync(new[] { Some.Article(body: "They signed an armistice."), Some.Article(body: "Rain fell.") }, _ct);
        var made = await SendAsync(HttpMethod.Post, "topics", new { name = "Peace", query = "armistice OR truces" }, HttpStatusCode.Created);
        var subject = (string)made["subject"]!;
        Assert.StartsWith("custom:", subject, StringComparison.Ordinal);
        Assert.Equal(("Peace", "armistice OR truces"), ((string)made["name"]!, (string)made["query"]!));
        Assert.Equal(1, (long)(await CountedAsync(subject))["articles"]!);

        await _host.PushAsync(new[] { Some.Article(body: "Two truces held.", source: "Hill Herald") }, _ct);
        await _host.FollowedAsync(_ct);
        while (await BoardAsync(subject) is not { Name: "Peace", Articles: 2, Sources: 2 })
        {
        }

        Assert.Equal(2, (int)(await _host.GetAsync("subjects/" + subject, _ct))["windows"]!["1h"]!["articles"]!);
        var series = await _host.GetAsync($"subjects/{subject}/series?step=1h", _ct);
        Assert.Equal(2, series["points"]!.AsArray().Sum(point => (int)point!["articles"]!));
        var articles = (await _host.GetAsync("articles?subject=" + subject, _ct))["items"]!.AsArray();
        Assert.Equal(["Two truces held.", "They signed an armistice."], articles.Select(article => (string)article!["matched"]![0]!["text"]!).OrderDescending());
        Assert.Equal(subject, (string)(await _host.GetAsync("subjects?query=pea", _ct))["items"]![0]!["subject"]!);

        var renamed = await SendAsync(HttpMethod.Patch, "topics/" + subject, new { name = "Quiet" }, HttpStatusCode.OK);
        Assert.Equal(("Quiet", null), ((string)renamed["name"]!, renamed["progress"]));
        while (await BoardAsync(subject) is not { Name: "Quiet", Articles: 2, Sources: 2 })
        {
            // A board is shared for a quarter of a second by all who ask.
        }

        Assert.Equal("Quiet", (string)(await _host.GetAsync("subjects/" + subject, _ct))["name"]!);

        Assert.NotNull((await SendAsync(HttpMethod.Delete, "topics/" + subject, null, HttpStatusCode.OK))["deleted"]);
        Assert.Equal(subject, (string)(await _host.GetAsync("topics?deleted=true", _ct))["items"]![0]!["subject"]!);
        Assert.Equal(0, (long)(await CountedAsync(subject))["articles"]!);
        await _host.FollowedAsync(_ct);
        while (await BoardAsync(subject) is not null)
        {
        }

        Assert.DoesNotContain((await _host.GetAsync("topics", _ct))["items"]!.AsArray(), topic => (string)topic!["subject"]! == subject);

        Assert.Null((await SendAsync(HttpMethod.Patch, "topics/" + subject, new { deleted = false }, HttpStatusCode.OK))["deleted"]);
        Assert.Equal(2, (long)(await CountedAsync(subject))["articles"]!);
        await _host.FollowedAsync(_ct);
        while (await BoardAsync(subject) is not { Name: "Quiet", Articles: 2, Sources: 2 })
        {
        }
    }

    [Fact]
    public async Task Another_query_takes_the_place_of_the_one_before()
    {
        await _host.PushAsync(new[] { Some.Article(body: "Wheat is dear."), Some.Article(body: "Barley is cheap.") }, _ct);
        var subject = (string)(await SendAsync(HttpMethod.Post, "topics", new { query = "wheat" }, HttpStatusCode.Created))["subject"]!;
        await CountedAsync(subject);
        var edited = await SendAsync(HttpMethod.Patch, "topics/" + subject, new { query = "barley OR rye" }, HttpStatusCode.OK);
        Assert.Equal(("wheat", "barley OR rye", 2), ((string)edited["name"]!, (string)edited["query"]!, (int)edited["revision"]!));
        var stale = await SendAsync(HttpMethod.Patch, "topics/" + subject, new { query = "oats", revision = 1 }, HttpStatusCode.Conflict);
        Assert.Contains("changed by somebody else", (string)stale["detail"]!, StringComparison.Ordinal);
        Assert.Equal(1, (long)(await CountedAsync(subject))["articles"]!);
        await _host.FollowedAsync(_ct);
        var article = Assert.Single((await _host.GetAsync("articles?subject=" + subject, _ct))["items"]!.AsArray())!;
        Assert.Equal("Barley is cheap.", (string)article["matched"]![0]!["text"]!);
    }

    [Fact]
    public async Task A_preview_shows_where_a_query_would_match_and_makes_nothing()
    {
        await _host.PushAsync(new[] { Some.Article(title: "A zeppelin lands", body: "It was a zeppelin.") }, _ct);
        JsonNode preview;
        do
        {
            preview = await SendAsync(HttpMethod.Post, "topics/preview", new { query = "zeppelin", from = "2026-01-01T00:00:00Z" }, HttpStatusCode.OK);
        }
        while ((int)preview["articles"]! == 0);                         // full text follows the log

        Assert.Equal((1, true), ((int)preview["articles"]!, (bool)preview["isWhole"]!));
        var matched = preview["newest"]![0]!["matched"]!.AsArray();
        Assert.Equal([(2, 8), (9, 8)], matched.Select(text => ((int)text!["places"]![0]!["start"]!, (int)text["places"]![0]!["length"]!)));
        Assert.DoesNotContain((await _host.GetAsync("topics", _ct))["items"]!.AsArray(), topic => (string)topic!["query"]! == "zeppelin");
    }

    [Theory]
    [InlineData("(truce OR", 9)]
    [InlineData("truce AND AND war", 10)]
    [InlineData("", 0)]
    public async Task A_bad_query_is_refused_with_its_place(string query, int position)
    {
        foreach (var path in new[] { "topics", "topics/preview" })
        {
            var problem = await SendAsync(HttpMethod.Post, path, new { name = "x", query }, HttpStatusCode.BadRequest);
            Assert.Equal(("query", position), ((string)problem["field"]!, (int)problem["query"]!["position"]!));
            Assert.False(string.IsNullOrEmpty((string)problem["query"]!["message"]!));
        }
    }

    [Fact]
    public async Task What_is_too_long_or_unknown_is_refused_in_words()
    {
        var name = await SendAsync(HttpMethod.Post, "topics", new { name = new string('x', 101), query = "truce" }, HttpStatusCode.BadRequest);
        Assert.Equal("name", (string)name["field"]!);
        var query = await SendAsync(HttpMethod.Post, "topics", new { query = new string('x', 20_001) }, HttpStatusCode.BadRequest);
        Assert.Equal("query", (string)query["field"]!);
        Assert.Contains("custom:none", (string)(await SendAsync(HttpMethod.Patch, "topics/custom:none", new { name = "x" }, HttpStatusCode.NotFound))["detail"]!, StringComparison.Ordinal);
        await SendAsync(HttpMethod.Delete, "topics/custom:none", null, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_host_that_is_killed_while_it_counts_the_past_counts_all_of_it_when_it_starts_again()
    {
        const int All = 3_000;
        var folder = Directory.CreateTempSubdirectory("newsmonitor-topics").FullName;
        try
        {
            var file = Path.Combine(folder, "past.jsonl");
            await File.WriteAllLinesAsync(
                file, Enumerable.Range(0, All).Select(i => $$"""{"source":"bbc","id":"{{i}}","title":"Report {{i}}","body":"A {{(i % 3 == 0 ? "truce" : "storm")}} came."}"""), _ct);
            var data = Path.Combine(folder, "data");
            await using (var offline = await OfflineIntake.OpenAsync(data, TimeProvider.System, _ct))
            {
                Assert.Null((await offline.Files.RunAsync(file, ReaderKind.Fast, null, null, _ct)).Broken);
            }

            string subject;
            var (first, address) = await HostProgram.ServeAsync(data, _ct);
            await using (first)
            {
                using var http = new HttpClient { BaseAddress = address };
                subject = (string)(await SendAsync(http, HttpMethod.Post, "topics", new { query = "truce" }, HttpStatusCode.Created))["subject"]!;
                while ((double?)(await SendAsync(http, HttpMethod.Get, "topics/" + subject, null, HttpStatusCode.OK))["progress"] == 0)
                {
                }

                await first.KillAsync(_ct);
            }

            var (second, again) = await HostProgram.ServeAsync(data, _ct);
            await using (second)
            {
                using var http = new HttpClient { BaseAddress = again };
                JsonNode topic;
                do
                {
                    topic = await SendAsync(http, HttpMethod.Get, "topics/" + subject, null, HttpStatusCode.OK);
                }
                while (topic["progress"] is not null);
                Assert.Equal(All / 3, (long)topic["articles"]!);
                var picture = await SendAsync(http, HttpMethod.Get, "subjects/" + subject, null, HttpStatusCode.OK);
                Assert.Equal(All / 3, (long)picture["total"]!["articles"]!);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private Task<JsonNode> SendAsync(HttpMethod method, string path, object? body, HttpStatusCode expected) => SendAsync(_host.Http, method, path, body, expected);

    private async Task<JsonNode> SendAsync(HttpClient http, HttpMethod method, string path, object? body, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(method, "/api/v1/" + path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await http.SendAsync(request, _ct);
        var text = await response.Content.ReadAsStringAsync(_ct);
        Assert.True(response.StatusCode == expected, text);
        return JsonNode.Parse(text)!;
    }

    /// <summary>The topic once all of the past is counted.</summary>
    private async Task<JsonNode> CountedAsync(string subject)
    {
        while (true)
        {
            var topic = await _host.GetAsync("topics/" + subject, _ct);
            if (topic["progress"] is null)
            {
                return topic;
            }
        }
    }

    private async Task<(string Name, int Articles, int Sources)?> BoardAsync(string subject)
    {
        var board = await _host.GetAsync("boards/articles?window=1h&kind=custom", _ct);
        var row = board["rows"]!.AsArray().FirstOrDefault(row => (string)row!["subject"]! == subject);
        return row is null ? null : ((string)row["name"]!, (int)row["window"]!["articles"]!, (int)row["window"]!["sources"]!);
    }
}
