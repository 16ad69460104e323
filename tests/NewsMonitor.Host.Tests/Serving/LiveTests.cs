using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Host.Live;

namespace NewsMonitor.Host.Tests.Serving;

public sealed class LiveTests(SharedHost shared) : IClassFixture<SharedHost>
{
    private const string Merkel = "entity:Q567";

    private readonly RunningHost _host = shared.Host;
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pushed_article_moves_the_board_the_subject_and_the_ticker_of_a_browser()
    {
        await using var browser = await Browser.OpenAsync(_host, _ct);
        var board = await browser.WatchAsync(new { kind = "board", board = "articles", window = "1h", limit = 50 });
        var subject = await browser.WatchAsync(new { kind = "subject", subject = Merkel });
        var ticker = await browser.WatchAsync(new { kind = "ticker", limit = 10 });
        var before = (int?)subject["state"]?["windows"]?["1h"]?["articles"] ?? 0;

        var article = (string)Assert.Single(await _host.PushAsync(Some.Article(), _ct))["article"]!;

        var row = await browser.UntilAsync(board, state => state["rows"]!.AsArray().FirstOrDefault(row => (string)row!["subject"]! == Merkel));
        var picture = await browser.UntilAsync(subject, state => (int)state["windows"]!["1h"]!["articles"]! == before + 1 ? state : null);
        var arrived = await browser.UntilAsync(ticker, state => state["articles"]!.AsArray().FirstOrDefault(shown => (string)shown!["article"]! == article));
        Assert.Equal("Angela Merkel", (string)row["name"]!);
        Assert.Equal("person", (string)picture["kind"]!);
        Assert.Equal("Harbour Post", (string)arrived["source"]!);
    }

    [Fact]
    public async Task What_arrives_is_asked_a_query_that_is_being_written()
    {
        await _host.PushAsync(Some.Article(body: "A quillet of before."), _ct);
        await _host.FollowedAsync(_ct);
        await using var browser = await Browser.OpenAsync(_host, _ct);
        var view = await browser.WatchAsync(new { kind = "query", query = "quillet NOT storm" });
        Assert.Equal((0, 0), ((int)view["state"]!["arrived"]!, view["state"]!["articles"]!.AsArray().Count));

        var pushed = await _host.PushAsync(
            new[] { Some.Article(body: "A quillet."), Some.Article(body: "A quillet in a storm."), Some.Article(body: "Rain.") }, _ct);
        var found = await browser.UntilAsync(view, state => state["articles"]!.AsArray().FirstOrDefault());
        Assert.Equal((string)pushed[0]["article"]!, (string)found["article"]!);
        Assert.Equal("A quillet.", (string)found["matched"]![0]!["text"]!);

        var bad = await Assert.ThrowsAsync<HubException>(() => browser.WatchAsync(new { kind = "query", query = "NOT storm" }));
        Assert.Contains("nearly everything", bad.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_that_comes_back_watches_again_and_gets_the_whole_state()
    {
        await _host.PushAsync(Some.Article(), _ct);
        await _host.FollowedAsync(_ct);
        await using (var first = await Browser.OpenAsync(_host, _ct))
        {
            await first.WatchAsync(new { kind = "board", board = "articles", window = "1h" });
        }

        await using var again = await Browser.OpenAsync(_host, _ct);
        var board = await again.WatchAsync(new { kind = "board", board = "articles", window = "1h" });

        Assert.Equal(1, (long)board["number"]!);
        Assert.Contains(board["state"]!["rows"]!.AsArray(), row => (string)row!["subject"]! == Merkel);
        Assert.Equal(board["state"]!["rows"]!.AsArray().Select(row => (string)row!["subject"]!), board["state"]!["order"]!.AsArray().Select(subject => (string)subject!));
    }

    [Fact]
    public async Task Both_protocols_bring_the_same_shape()
    {
        await _host.PushAsync(Some.Article(), _ct);
        await _host.FollowedAsync(_ct);
        var view = new { timeline = "live", view = new { kind = "subject", subject = Merkel } };
        await using var json = await _host.ConnectAsync(_ct);
        await using var packed = await _host.ConnectAsync(_ct, builder => builder.AddMessagePackProtocol(options => options.SerializerOptions = JsonShapedResolver.Options));

        var one = await json.InvokeAsync<JsonNode>("Watch", view, _ct);
        var two = await packed.InvokeAsync<JsonNode>("Watch", view, _ct);

        Assert.True(JsonNode.DeepEquals(one["state"]!["total"], two["state"]!["total"]), two.ToJsonString());
        Assert.Equal(one.AsObject().Select(member => member.Key), two.AsObject().Select(member => member.Key));
    }

    [Fact]
    public async Task What_cannot_be_watched_is_refused_with_words_and_the_connection_lives()
    {
        await using var browser = await Browser.OpenAsync(_host, _ct);

        var unknown = await Assert.ThrowsAsync<HubException>(() => browser.WatchAsync(new { kind = "weather" }));
        var bad = await Assert.ThrowsAsync<HubException>(() => browser.WatchAsync(new { kind = "board", board = "loudest", window = "1h" }));

        Assert.Contains("weather", unknown.Message, StringComparison.Ordinal);
        Assert.Contains("loudest", bad.Message, StringComparison.Ordinal);
        Assert.Equal(1, (long)(await browser.WatchAsync(new { kind = "status" }))["number"]!);
    }

    [Fact]
    public async Task Numbers_come_back_after_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("newsmonitor-restart").FullName;
        try
        {
            JsonNode before;
            await using (var host = await RunningHost.StartAsync(folder, _ct))
            {
                await host.PushAsync(new[] { Some.Article(), Some.Article(), Some.Article() }, _ct);
                await host.FollowedAsync(_ct);
                before = await host.GetAsync("subjects/" + Merkel, _ct);
            }

            await using var again = await RunningHost.StartAsync(folder, _ct);
            var after = await again.GetAsync("subjects/" + Merkel, _ct);
            Assert.Equal(3, (int)after["windows"]!["24h"]!["articles"]!);
            Assert.Equal(before["total"]!.ToJsonString(), after["total"]!.ToJsonString());
            var board = await again.GetAsync("boards/articles?window=24h", _ct);
            Assert.Equal(3, (int)board["rows"]!.AsArray().First(row => (string)row!["subject"]! == Merkel)!["window"]!["articles"]!);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
