using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR;

namespace NewsMonitor.Host.Tests.Serving;

public sealed class ReplayLiveTests(PastHost shared) : IClassFixture<PastHost>
{
    private readonly RunningHost _host = shared.Host;
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_watches_a_replay_is_told_how_far_it_is_and_that_it_has_ended()
    {
        var id = (string)(await Past.PlayAsync(_host, _ct))["id"]!;
        await using var browser = await Browser.OpenAsync(_host, _ct);
        var watch = await browser.WatchAsync(new { kind = "replay" }, id);

        await Past.JumpAsync(_host, id, Past.Start.AddDays(5), _ct);
        var quarter = await browser.UntilAsync(watch, state => (double)state["progress"]! == 0.25 && (string)state["state"]! == "paused" ? state : null);
        await Past.ChangeAsync(_host, id, new { speed = "max", state = "playing" }, _ct);
        var end = await browser.UntilAsync(watch, state => (string)state["state"]! == "ended" ? state : null);

        Assert.Equal(Past.Start.AddDays(5), quarter["at"]!.GetValue<DateTimeOffset>());
        Assert.Equal((Past.End, 1d, "max"), (end["at"]!.GetValue<DateTimeOffset>(), (double)end["progress"]!, (string)end["speed"]!));
        await Past.EndAsync(_host, id, _ct);
    }

    [Fact]
    public async Task Board_subject_ticker_and_status_are_those_of_the_replays_clock()
    {
        var id = (string)(await Past.PlayAsync(_host, _ct))["id"]!;
        var at = Past.Start.AddDays(3);
        await Past.JumpAsync(_host, id, at, _ct);
        await using var browser = await Browser.OpenAsync(_host, _ct);

        var board = await browser.WatchAsync(new { kind = "board", board = "articles", window = "24h" }, id);
        var subject = await browser.WatchAsync(new { kind = "subject", subject = Past.Merkel }, id);
        var ticker = await browser.WatchAsync(new { kind = "ticker", limit = 5 }, id);
        var status = await browser.WatchAsync(new { kind = "status" }, id);

        Assert.All([board, subject, ticker, status], view => Assert.Equal(at, view["clock"]!.GetValue<DateTimeOffset>()));
        Assert.Equal(24, (int)board["state"]!["rows"]!.AsArray().First(row => (string)row!["subject"]! == Past.Merkel)!["window"]!["articles"]!);
        Assert.Equal(72, (int)subject["state"]!["total"]!["articles"]!);
        Assert.Equal(["past-71", "past-70", "past-69", "past-68", "past-67"], ticker["state"]!["articles"]!.AsArray().Select(article => (string)article!["id"]!));
        Assert.Equal(at, status["state"]!["clock"]!.GetValue<DateTimeOffset>());
        await Past.EndAsync(_host, id, _ct);
    }

    [Fact]
    public async Task A_playing_replay_moves_what_is_watched()
    {
        var id = (string)(await Past.PlayAsync(_host, _ct))["id"]!;
        await Past.JumpAsync(_host, id, Past.Start.AddDays(1), _ct);
        await using var browser = await Browser.OpenAsync(_host, _ct);
        var board = await browser.WatchAsync(new { kind = "board", board = "articles", window = "7d" }, id);
        var subject = await browser.WatchAsync(new { kind = "subject", subject = Past.Merkel }, id);
        var ticker = await browser.WatchAsync(new { kind = "ticker", limit = 5 }, id);

        await Past.ChangeAsync(_host, id, new { state = "playing", speed = "max" }, _ct);

        await browser.UntilAsync(board, state => state["rows"]!.AsArray().FirstOrDefault(row => (string)row!["subject"]! == Past.Merkel && (int)row["window"]!["articles"]! == 168));
        await browser.UntilAsync(subject, state => (int)state["total"]!["articles"]! == 478 ? state : null);
        await browser.UntilAsync(ticker, state => state["articles"]!.AsArray().FirstOrDefault(article => (string)article!["id"]! == "past-479"));
        await Past.EndAsync(_host, id, _ct);
    }

    [Fact]
    public async Task After_a_jump_back_a_list_of_arrivals_is_watched_anew()
    {
        var id = (string)(await Past.PlayAsync(_host, _ct))["id"]!;
        await Past.JumpAsync(_host, id, Past.Start.AddDays(3), _ct);
        await using var browser = await Browser.OpenAsync(_host, _ct);
        var ticker = await browser.WatchAsync(new { kind = "ticker", limit = 5 }, id);

        await Past.JumpAsync(_host, id, Past.Start.AddDays(1), _ct);
        var hole = await browser.ChangeAsync(ticker);
        var anew = await browser.WatchAsync(new { kind = "ticker", limit = 5 }, id);

        Assert.Equal(((long)ticker["number"]! + 2, null), ((long)hole["number"]!, hole["state"]));
        Assert.Equal("past-23", (string)anew["state"]!["articles"]![0]!["id"]!);
        await Past.EndAsync(_host, id, _ct);
    }

    [Fact]
    public async Task Before_its_first_article_a_subject_has_no_picture_again()
    {
        var macron = new { kind = "subject", subject = "entity:Q3052772" };
        var id = (string)(await Past.PlayAsync(_host, _ct))["id"]!;
        await Past.JumpAsync(_host, id, Past.EditedAt.AddHours(1), _ct);
        await using var browser = await Browser.OpenAsync(_host, _ct);
        var subject = await browser.WatchAsync(macron, id);

        await Past.JumpAsync(_host, id, Past.EditedAt.AddHours(-1), _ct);
        var hole = await browser.ChangeAsync(subject);

        Assert.Equal(1, (int)subject["state"]!["total"]!["articles"]!);
        Assert.Equal(((long)subject["number"]! + 2, null), ((long)hole["number"]!, hole["state"]));
        Assert.Null((await browser.WatchAsync(macron, id))["state"]);
        await Past.EndAsync(_host, id, _ct);
    }

    [Fact]
    public async Task Whoever_watches_a_replay_that_is_ended_asks_again_and_is_told_so()
    {
        var id = (string)(await Past.PlayAsync(_host, _ct))["id"]!;
        await using var browser = await Browser.OpenAsync(_host, _ct);
        object[] views = [new { kind = "replay" }, new { kind = "board" }, new { kind = "subject", subject = Past.Merkel }, new { kind = "ticker" }, new { kind = "status" }];
        var watches = new List<JsonNode>();
        foreach (var view in views)
        {
            watches.Add(await browser.WatchAsync(view, id));
        }

        await Past.EndAsync(_host, id, _ct);

        foreach (var (watch, view) in watches.Zip(views))
        {
            long number = (long)watch["number"]!, next;
            while ((next = (long)(await browser.ChangeAsync(watch))["number"]!) == number + 1)
            {
                number = next;
            }

            Assert.Equal(number + 2, next);
            var refused = await Assert.ThrowsAsync<HubException>(() => browser.WatchAsync(view, id));
            Assert.Contains($"There is no replay '{id}'; it may have ended", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_no_replay_is_not_watched_as_one()
    {
        await using var browser = await Browser.OpenAsync(_host, _ct);

        var live = await Assert.ThrowsAsync<HubException>(() => browser.WatchAsync(new { kind = "replay" }));
        var unknown = await Assert.ThrowsAsync<HubException>(() => browser.WatchAsync(new { kind = "board" }, "yesterday"));

        Assert.Contains("live is no replay", live.Message, StringComparison.Ordinal);
        Assert.Contains("'yesterday'", unknown.Message, StringComparison.Ordinal);
    }
}
