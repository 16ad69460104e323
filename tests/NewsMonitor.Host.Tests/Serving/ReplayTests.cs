using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace NewsMonitor.Host.Tests.Serving;

public sealed class ReplayTests(PastHost shared) : IClassFixture<PastHost>
{
    private readonly RunningHost _host = shared.Host;
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_replay_is_made_shown_listed_counted_and_ended()
    {
        using var response = await Past.PostAsync(_host, new { from = Past.Start, to = Past.End, speed = "max", clock = "event" }, _ct);
        var made = (await response.Content.ReadFromJsonAsync<JsonNode>(_ct))!;
        var id = (string)made["id"]!;

        Assert.Equal((HttpStatusCode.Created, "/api/v1/replays/" + id), (response.StatusCode, response.Headers.Location!.OriginalString));
        Assert.Equal(("max", "event"), ((string)made["speed"]!, (string)made["clock"]!));
        Assert.Equal((Past.Start, Past.End), (made["from"]!.GetValue<DateTimeOffset>(), made["to"]!.GetValue<DateTimeOffset>()));
        Assert.Equal(id, (string)(await _host.GetAsync("replays/" + id, _ct))["id"]!);
        Assert.Contains((await _host.GetAsync("replays", _ct))["items"]!.AsArray(), one => (string)one!["id"]! == id);
        Assert.InRange((int)(await _host.GetAsync("status", _ct))["replays"]!, 1, 10);

        await Past.EndAsync(_host, id, _ct);

        Assert.Equal(HttpStatusCode.NotFound, await StatusOfAsync("replays/" + id));
        Assert.DoesNotContain((await _host.GetAsync("replays", _ct))["items"]!.AsArray(), one => (string)one!["id"]! == id);
    }

    [Fact]
    public async Task What_is_not_said_is_the_speed_of_life_and_what_was_known_then()
    {
        using var response = await Past.PostAsync(_host, new { from = Past.Start, to = Past.End }, _ct);
        var made = (await response.Content.ReadFromJsonAsync<JsonNode>(_ct))!;
        await Past.EndAsync(_host, (string)made["id"]!, _ct);

        Assert.Equal((1d, "arrival", "playing"), ((double)made["speed"]!, (string)made["clock"]!, (string)made["state"]!));
    }

    [Fact]
    public async Task Every_call_that_reads_answers_as_of_the_replays_clock()
    {
        var id = (string)(await Past.PlayAsync(_host, _ct))["id"]!;
        var at = Past.Start.AddDays(2);
        var jumped = await Past.JumpAsync(_host, id, at, _ct);

        var picture = await ReadAsync("subjects/" + Past.Merkel, id);
        var board = await ReadAsync("boards/articles?window=24h", id);
        var series = await ReadAsync($"subjects/{Past.Merkel}/series?step=1d&from={Past.Start:yyyy-MM-dd}&to={Past.End:yyyy-MM-dd}", id);
        var articles = await ReadAsync("articles?limit=500&subject=" + Past.Merkel, id);
        var sources = await ReadAsync($"subjects/{Past.Merkel}/sources?window=24h", id);
        var related = await ReadAsync($"subjects/{Past.Merkel}/related?window=7d", id);
        var found = await ReadAsync("subjects?query=merkel", id);
        var status = await ReadAsync("status", id);

        Assert.Equal((at, "paused"), (jumped["at"]!.GetValue<DateTimeOffset>(), (string)jumped["state"]!));
        Assert.Equal((48, 24, at), ((int)picture["total"]!["articles"]!, (int)picture["windows"]!["24h"]!["articles"]!, picture["clock"]!.GetValue<DateTimeOffset>()));
        Assert.Equal(24, (int)Row(board)!["window"]!["articles"]!);
        Assert.Equal(at, board["clock"]!.GetValue<DateTimeOffset>());
        Assert.Equal([24, 24, 0], series["points"]!.AsArray().Take(3).Select(point => (int)point!["articles"]!));
        Assert.Equal((48, "past-47"), (articles["items"]!.AsArray().Count, (string)articles["items"]![0]!["id"]!));
        Assert.Equal(24, (int)Assert.Single(sources["items"]!.AsArray())!["articles"]!);
        Assert.All(related["items"]!.AsArray(), other => Assert.InRange((int)other!["shared"]!, 1, 48));
        Assert.Equal(48, (long)found["items"]!.AsArray().First(subject => (string)subject!["subject"]! == Past.Merkel)!["articles"]!);
        Assert.Equal((at, 48, 1), (status["clock"]!.GetValue<DateTimeOffset>(), (int)status["articles"]!, (int)status["sources"]!));
        Assert.Null(status["versions"]);
        Assert.Equal(480 - 2, (int)(await _host.GetAsync("subjects/" + Past.Merkel, _ct))["total"]!["articles"]!);
        await Past.EndAsync(_host, id, _ct);
    }

    [Fact]
    public async Task By_arrival_an_edit_and_a_withdrawal_are_not_known_before_they_arrive()
    {
        var id = (string)(await Past.PlayAsync(_host, _ct))["id"]!;
        await Past.JumpAsync(_host, id, Past.EditedAt.AddMinutes(-1), _ct);
        var edited = (await ReadAsync("articles?limit=500", id))["items"]!.AsArray().Single(article => (string)article!["id"]! == Past.Edited)!;
        var path = "articles/" + Uri.EscapeDataString((string)edited["article"]!);
        Assert.Single((await ReadAsync(path, id))["versions"]!.AsArray());
        Assert.Equal(121, await MerkelAsync(id));

        await Past.JumpAsync(_host, id, Past.EditedAt.AddMinutes(1), _ct);
        Assert.Equal(2, (await ReadAsync(path, id))["versions"]!.AsArray().Count);
        Assert.Equal(120, await MerkelAsync(id));

        await Past.JumpAsync(_host, id, Past.WithdrawnAt.AddMinutes(-1), _ct);
        Assert.Equal(144, await MerkelAsync(id));
        await Past.JumpAsync(_host, id, Past.WithdrawnAt.AddMinutes(1), _ct);
        Assert.Equal(143, await MerkelAsync(id));
        await Past.EndAsync(_host, id, _ct);
    }

    [Fact]
    public async Task By_event_what_counts_now_enters_at_its_minute()
    {
        var id = (string)(await Past.PlayAsync(_host, _ct, clock: "event"))["id"]!;
        await Past.JumpAsync(_host, id, Past.Start.AddDays(2), _ct);
        Assert.Equal(47, await MerkelAsync(id));
        await Past.JumpAsync(_host, id, Past.End, _ct);
        Assert.Equal(480 - 2, await MerkelAsync(id));
        await Past.EndAsync(_host, id, _ct);
    }

    [Fact]
    public async Task Back_and_forth_the_same_clock_shows_the_same_numbers()
    {
        var id = (string)(await Past.PlayAsync(_host, _ct))["id"]!;
        var at = Past.Start.AddDays(15).AddMinutes(7);
        await Past.JumpAsync(_host, id, at, _ct);
        var first = await PictureAsync();
        await Past.JumpAsync(_host, id, Past.Start.AddDays(3), _ct);
        var between = await PictureAsync();
        await Past.JumpAsync(_host, id, at, _ct);

        Assert.NotEqual(first, between);
        Assert.Equal(first, await PictureAsync());
        await Past.EndAsync(_host, id, _ct);

        async Task<string> PictureAsync()
        {
            var picture = await ReadAsync("subjects/" + Past.Merkel, id);
            var row = Row(await ReadAsync("boards/articles?window=7d", id))!;
            foreach (var node in new[] { picture, row })
            {
                // Numbers of changes are compared within one generation only.
                node.AsObject().Remove("number");
            }

            return picture.ToJsonString() + row.ToJsonString();
        }
    }

    [Fact]
    public async Task Nothing_in_a_replay_writes()
    {
        await _host.FollowedAsync(_ct);
        var before = await FilesAsync();
        var position = (long)(await _host.GetAsync("status", _ct))["position"]!;

        await using (var browser = await Browser.OpenAsync(_host, _ct))
        {
            var id = (string)(await Past.PlayAsync(_host, _ct, "max"))["id"]!;
            var replay = await browser.WatchAsync(new { kind = "replay" }, id);
            await browser.WatchAsync(new { kind = "board", board = "burst", window = "1h" }, id);
            await browser.WatchAsync(new { kind = "subject", subject = Past.Merkel }, id);
            await browser.WatchAsync(new { kind = "ticker" }, id);
            if ((string)replay["state"]!["state"]! != "ended")
            {
                await browser.UntilAsync(replay, state => (string)state["state"]! == "ended" ? state : null);
            }

            await Past.JumpAsync(_host, id, Past.Start.AddDays(4), _ct);
            Assert.Equal(96, await MerkelAsync(id));
            await Past.EndAsync(_host, id, _ct);
        }

        Assert.Equal(position, (long)(await _host.GetAsync("status", _ct))["position"]!);
        Assert.Equal(before, await FilesAsync());
    }

    private static JsonNode? Row(JsonNode board) => board["rows"]!.AsArray().FirstOrDefault(row => (string)row!["subject"]! == Past.Merkel);

    private Task<JsonNode> ReadAsync(string path, string timeline) =>
        _host.GetAsync(path + (path.Contains('?', StringComparison.Ordinal) ? '&' : '?') + "timeline=" + timeline, _ct);

    private async Task<int> MerkelAsync(string timeline) => (int)(await ReadAsync("subjects/" + Past.Merkel, timeline))["total"]!["articles"]!;

    private async Task<HttpStatusCode> StatusOfAsync(string path)
    {
        using var response = await _host.Http.GetAsync(new Uri("/api/v1/" + path, UriKind.Relative), _ct);
        return response.StatusCode;
    }

    /// <summary>Every file of the data folder with what is in it.</summary>
    private async Task<List<string>> FilesAsync()
    {
        // The lock is held by the host; the index of the write-ahead log is where readers note that they read.
        var files = new List<string>();
        var all = Directory.EnumerateFiles(_host.Folder, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "lock" && !file.EndsWith("-shm", StringComparison.Ordinal));
        foreach (var file in all.Order(StringComparer.Ordinal))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            files.Add($"{Path.GetRelativePath(_host.Folder, file)} {Convert.ToHexString(await System.Security.Cryptography.SHA256.HashDataAsync(stream, _ct))}");
        }

        return files;
    }
}
