using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace NewsMonitor.Host.Tests.Serving;

/// <summary>Feeds of a server on this machine, allowed by the setting, polled by the whole host.</summary>
public sealed class FeedTests(FeedTests.Polled polled) : IClassFixture<FeedTests.Polled>
{
    private const string Allowed = "127.0.0.1";

    private readonly RunningHost _host = polled.Host;
    private readonly FeedServer _server = polled.Server;
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_feed_is_shown_before_it_is_added_and_then_its_items_arrive_and_count_once()
    {
        _server.Feed("harbour", "Harbour Feed", ("a", "Ships arrive"), ("b", "Ships leave"));

        var preview = await OkAsync(await SendAsync(HttpMethod.Post, "sources/preview", new { address = _server.At("harbour") }));
        Assert.Equal(("Harbour Feed", "RSS 2.0", 2), ((string)preview["title"]!, (string)preview["format"]!, preview["items"]!.AsArray().Count));
        Assert.Equal(HttpStatusCode.NotFound, (await _host.Http.GetAsync(Api("subjects/" + Subject("Harbour Feed")), _ct)).StatusCode);

        await AddAsync("harbour");
        await CountedAsync("Harbour Feed", 2);
        await PollAsync("Harbour Feed");
        _server.Feed("harbour", "Harbour Feed", ("c", "A storm comes"), ("a", "Ships arrive"), ("b", "Ships leave"));
        var second = await PollAsync("Harbour Feed");

        Assert.Equal((1, 0, 2), Counts(second));
        await CountedAsync("Harbour Feed", 3);
        Assert.Equal(3, (await ArticlesAsync("Harbour Feed")).Length);
        var source = await SourceAsync("Harbour Feed");
        Assert.Equal(("well", "feed", 3), ((string)source["health"]!, (string)source["way"]!, (int)source["articles"]!));
    }

    [Fact]
    public async Task An_item_that_changes_is_a_version_and_one_that_drops_out_stays()
    {
        _server.Feed("changing", "Changing Feed", ("a", "The vote is open"), ("b", "The hall is full"));
        await AddAsync("changing");
        await CountedAsync("Changing Feed", 2);

        _server.Feed("changing", "Changing Feed", ("a", "The vote is closed"));
        Assert.Equal((0, 1, 0), Counts(await PollAsync("Changing Feed")));

        await CountedAsync("Changing Feed", 2);
        var articles = await ArticlesAsync("Changing Feed");
        var changed = articles.Single(article => (string)article["id"]! == "a");
        Assert.Equal(("The vote is closed", 2), ((string)changed["title"]!, (int)changed["version"]!));
        var detail = await _host.GetAsync("articles/" + (string)changed["article"]!, _ct);
        Assert.Equal(["The vote is open", "The vote is closed"], detail["versions"]!.AsArray().Select(version => (string)version!["title"]!));
    }

    [Fact]
    public async Task An_unchanged_feed_is_asked_for_with_its_validator_and_sends_nothing()
    {
        _server.Feed("still", "Still Feed", ("a", "Nothing moves"));
        await AddAsync("still");
        await CountedAsync("Still Feed", 1);
        await PolledAsync("Still Feed");

        Assert.Equal((0, 0, 0), Counts(await PollAsync("Still Feed")));
        Assert.Equal(304, _server.Answers("still")[^1]);
        Assert.Equal("well", (string)(await SourceAsync("Still Feed"))["health"]!);
    }

    [Fact]
    public async Task A_feed_rests_while_it_is_paused_goes_on_when_resumed_and_is_gone_when_removed_with_its_articles_kept()
    {
        _server.Feed("pausing", "Pausing Feed", ("a", "First"));
        await AddAsync("pausing");
        await CountedAsync("Pausing Feed", 1);
        await PolledAsync("Pausing Feed");

        var paused = await OkAsync(await SendAsync(HttpMethod.Patch, "sources/Pausing%20Feed", new { paused = true }));
        var asked = _server.Answers("pausing").Length;
        Assert.False((bool)(await PollAsync("Pausing Feed"))["polled"]!);
        Assert.Equal(("paused", asked), ((string)paused["health"]!, _server.Answers("pausing").Length));

        await OkAsync(await SendAsync(HttpMethod.Patch, "sources/Pausing%20Feed", new { paused = false }));
        Assert.True((bool)(await PollAsync("Pausing Feed"))["polled"]!);

        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(HttpMethod.Delete, "sources/Pausing%20Feed", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(HttpMethod.Post, "sources/Pausing%20Feed/poll", null)).StatusCode);
        Assert.Equal("push", (string)(await SourceAsync("Pausing Feed"))["way"]!);
        await CountedAsync("Pausing Feed", 1);
    }

    [Fact]
    public async Task A_server_that_fails_is_told_of_in_words_until_it_answers_again()
    {
        _server.Feed("failing", "Failing Feed", ("a", "Before"));
        await AddAsync("failing");
        await CountedAsync("Failing Feed", 1);
        await PolledAsync("Failing Feed");

        _server.Status("failing", HttpStatusCode.ServiceUnavailable);
        Assert.Contains("503", (string)(await PollAsync("Failing Feed"))["error"]!, StringComparison.Ordinal);
        var failing = await SourceAsync("Failing Feed");
        Assert.Equal("failing", (string)failing["health"]!);
        Assert.Matches(@"^The server answers 503\. Next try .+ UTC\.$", (string)failing["words"]!);

        _server.Feed("failing", "Failing Feed", ("b", "After"), ("a", "Before"));
        Assert.Equal((1, 0, 1), Counts(await PollAsync("Failing Feed")));
        var well = await SourceAsync("Failing Feed");
        Assert.Equal(("well", ""), ((string)well["health"]!, (string)well["words"]!));
    }

    [Fact]
    public async Task A_feed_whose_entities_would_fill_the_memory_fails_with_words_and_the_host_goes_on()
    {
        _server.Feed("bomb", "Bomb Feed", ("a", "Calm"));
        await AddAsync("bomb");
        await CountedAsync("Bomb Feed", 1);
        await PolledAsync("Bomb Feed");

        _server.Answer("bomb", context => context.Response.WriteAsync(Bomb("nothing")));
        Assert.NotEmpty((string)(await PollAsync("Bomb Feed"))["error"]!);
        Assert.Equal("failing", (string)(await SourceAsync("Bomb Feed"))["health"]!);

        // The same inside of a feed: an entity is never expanded, whatever it stands for.
        _server.Answer("bomb", context => context.Response.WriteAsync(Bomb("rss")));
        await PollAsync("Bomb Feed");
        Assert.All(await ArticlesAsync("Bomb Feed"), article => Assert.True(((string)article["title"]!).Length < 100));
        Assert.Equal("accepted", (string)Assert.Single(await _host.PushAsync(Some.Article(), _ct))["result"]!);
    }

    [Fact]
    public async Task A_redirect_to_a_private_address_is_refused_and_nobody_is_asked_there()
    {
        // 127.0.0.1 is allowed by the setting, the machine's other names are not.
        var hidden = new UriBuilder(_server.At("hidden")) { Host = "127.0.0.2" }.Uri.AbsoluteUri;
        _server.Feed("hidden", "Hidden Feed", ("a", "Secret"));
        _server.Answer("leading", context =>
        {
            context.Response.Redirect(hidden);
            return Task.CompletedTask;
        });

        foreach (var call in new[] { "sources/preview", "sources" })
        {
            using var answer = await SendAsync(HttpMethod.Post, call, new { address = _server.At("leading") });
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("127.0.0.2, which is not a public address", (string)(await JsonAsync(answer))["detail"]!, StringComparison.Ordinal);
        }

        using var direct = await SendAsync(HttpMethod.Post, "sources/preview", new { address = hidden });
        Assert.Contains("AllowedHosts", (string)(await JsonAsync(direct))["detail"]!, StringComparison.Ordinal);
        Assert.Empty(_server.Answers("hidden"));
    }

    [Fact]
    public async Task A_feed_that_comes_to_redirect_to_a_private_address_fails_with_words()
    {
        _server.Feed("turning", "Turning Feed", ("a", "Honest"));
        await AddAsync("turning");
        await CountedAsync("Turning Feed", 1);
        await PolledAsync("Turning Feed");

        _server.Answer("turning", context =>
        {
            context.Response.Redirect("http://169.254.169.254/latest/meta-data");
            return Task.CompletedTask;
        });
        await PollAsync("Turning Feed");

        var source = await SourceAsync("Turning Feed");
        Assert.Equal("failing", (string)source["health"]!);
        Assert.Contains("169.254.169.254, which is not a public address", (string)source["words"]!, StringComparison.Ordinal);
        Assert.Equal(_server.At("turning"), (string)source["address"]!);
    }

    [Fact]
    public async Task Feeds_leave_as_a_list_and_come_back_from_it()
    {
        _server.Feed("listed", "Listed Feed", ("a", "On the list"));
        await AddAsync("listed");
        await CountedAsync("Listed Feed", 1);
        var opml = await _host.Http.GetStringAsync(Api("sources/opml"), _ct);
        Assert.Contains(_server.At("listed"), opml, StringComparison.Ordinal);

        var known = await OkAsync(await SendOpmlAsync(opml));
        Assert.Equal(0, (int)known["added"]!);
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(HttpMethod.Delete, "sources/Listed%20Feed", null)).StatusCode);
        var back = await OkAsync(await SendOpmlAsync(opml));

        Assert.Equal(1, (int)back["added"]!);
        await PolledAsync("Listed Feed");
        await CountedAsync("Listed Feed", 1);
        using var nonsense = await SendOpmlAsync("no list at all");
        Assert.Equal(HttpStatusCode.BadRequest, nonsense.StatusCode);
    }

    private static Uri Api(string path) => new("/api/v1/" + path, UriKind.Relative);

    private static string Subject(string source) => Uri.EscapeDataString(Domain.SubjectId.Source(source).Value);

    private static (int, int, int) Counts(JsonNode report) => ((int)report["accepted"]!, (int)report["updated"]!, (int)report["duplicates"]!);

    private static string Bomb(string root)
    {
        var entities = new StringBuilder("<!ENTITY e0 \"lol\">");
        for (var i = 1; i < 12; i++)
        {
            entities.Append("<!ENTITY e").Append(i).Append(" \"").AppendJoin("", Enumerable.Repeat($"&e{i - 1};", 10)).Append("\">");
        }

        var content = root == "rss" ? "<channel><title>&e11;</title><item><guid>bomb</guid><title>&e11;</title></item></channel>" : "&e11;";
        return $"<?xml version=\"1.0\"?><!DOCTYPE {root} [{entities}]><{root} version=\"2.0\">{content}</{root}>";
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body) =>
        _host.Http.SendAsync(new(method, Api(path)) { Content = body is null ? null : JsonContent.Create(body) }, _ct);

    private async Task<HttpResponseMessage> SendOpmlAsync(string opml)
    {
        using var content = new StringContent(opml, Encoding.UTF8, "text/x-opml");
        return await _host.Http.PostAsync(Api("sources/opml"), content, _ct);
    }

    private async Task<JsonNode> JsonAsync(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync(_ct))!;

    private async Task<JsonNode> OkAsync(HttpResponseMessage answer)
    {
        var json = await JsonAsync(answer);
        Assert.True(answer.IsSuccessStatusCode, json.ToJsonString());
        return json;
    }

    private async Task<JsonNode> AddAsync(string path) => await OkAsync(await SendAsync(HttpMethod.Post, "sources", new { address = _server.At(path), fetchPages = false }));

    private async Task<JsonNode> PollAsync(string name) => await OkAsync(await SendAsync(HttpMethod.Post, $"sources/{Uri.EscapeDataString(name)}/poll", null));

    private async Task<JsonNode> SourceAsync(string name) =>
        (await _host.GetAsync("sources", _ct))["items"]!.AsArray().Single(source => (string)source!["name"]! == name)!;

    private async Task<JsonNode[]> ArticlesAsync(string source) =>
        [.. (await _host.GetAsync("articles?source=" + Uri.EscapeDataString(source), _ct))["items"]!.AsArray().Select(article => article!)];

    /// <summary>Waits for the first poll to have been settled: adding a feed only starts it.</summary>
    private async Task PolledAsync(string name)
    {
        while ((string?)(await SourceAsync(name))["lastPoll"] is null)
        {
        }
    }

    /// <summary>Waits until the log has so many articles of the source; the grains must then show the same.</summary>
    private async Task CountedAsync(string source, int articles)
    {
        while ((await ArticlesAsync(source)).Length < articles)
        {
        }

        await _host.FollowedAsync(_ct);
        var picture = await _host.GetAsync("subjects/" + Subject(source), _ct);
        Assert.Equal(articles, (int)picture["total"]!["articles"]!);
    }

    /// <summary>A host that may fetch from this machine, without the pause that it makes for other people's servers.</summary>
    public sealed class Polled : IAsyncLifetime
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("newsmonitor-feeds").FullName;

        public RunningHost Host { get; private set; } = null!;

        internal FeedServer Server { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Server = await FeedServer.StartAsync(CancellationToken.None);
            Host = await RunningHost.StartAsync(_folder, CancellationToken.None, $"--Fetch:AllowedHosts:0={Allowed}", "--Fetch:HostGap=00:00:00");
        }

        public async ValueTask DisposeAsync()
        {
            await Host.DisposeAsync();
            await Server.DisposeAsync();
            Directory.Delete(_folder, recursive: true);
        }
    }
}
