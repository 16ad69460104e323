using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace NewsMonitor.Host.Tests.Serving;

public sealed class ReplayRefusalTests(PastHost shared) : IClassFixture<PastHost>
{
    private const string From = "2026-03-03T00:00:00Z", To = "2026-03-05T00:00:00Z";

    private readonly RunningHost _host = shared.Host;
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"to":"2026-03-05T00:00:00Z"}""", "from")]
    [InlineData("""{"from":"2026-03-03T00:00:00Z"}""", "to")]
    [InlineData("""{"from":"yesterday","to":"2026-03-05T00:00:00Z"}""", "from")]
    [InlineData("""{"from":"2026-03-03T00:00:00Z","to":17}""", "to")]
    [InlineData("""{"from":"2026-03-05T00:00:00Z","to":"2026-03-03T00:00:00Z"}""", "to")]
    [InlineData("""{"from":"2026-03-03T00:00:00Z","to":"2026-03-03T00:00:00Z"}""", "to")]
    [InlineData("""{"from":"2026-03-03T00:00:00Z","to":"2999-01-01T00:00:00Z"}""", "to")]
    [InlineData("""{"from":"2019-03-03T00:00:00Z","to":"2019-03-05T00:00:00Z"}""", "to")]
    public Task A_range_that_cannot_be_played_is_refused_at_its_field(string body, string field) => RefusedAsync(body, field);

    [Theory]
    [InlineData("0")]
    [InlineData("0.5")]
    [InlineData("-3600")]
    [InlineData("10001")]
    [InlineData("1e400")]
    [InlineData("NaN")]
    [InlineData("\"NaN\"")]
    [InlineData("\"fast\"")]
    [InlineData("true")]
    public Task A_speed_that_is_none_is_refused(string speed) =>
        RefusedAsync($$"""{"from":"{{From}}","to":"{{To}}","speed":{{speed}}}""", "speed");

    [Fact]
    public Task A_clock_that_is_none_is_refused() => RefusedAsync($$"""{"from":"{{From}}","to":"{{To}}","clock":"wall"}""", "clock");

    [Theory]
    [InlineData("""{}""", null)]
    [InlineData("""{"state":"ended"}""", "state")]
    [InlineData("""{"speed":0}""", "speed")]
    [InlineData("""{"at":"2026-02-01T00:00:00Z"}""", "at")]
    [InlineData("""{"at":"2027-02-01T00:00:00Z"}""", "at")]
    [InlineData("""{"at":"soon"}""", "at")]
    public async Task A_change_that_cannot_be_is_refused_at_its_field_and_changes_nothing(string change, string? field)
    {
        var before = await Past.PlayAsync(_host, _ct);
        var id = (string)before["id"]!;
        using var content = new StringContent(change, Encoding.UTF8, "application/json");
        using var response = await _host.Http.PatchAsync(new Uri("/api/v1/replays/" + id, UriKind.Relative), content, _ct);

        await AssertProblemAsync(response, HttpStatusCode.BadRequest, field);
        var after = await _host.GetAsync("replays/" + id, _ct);
        Assert.Equal(((string)before["state"]!, (double)before["speed"]!, (long)before["generation"]!), ((string)after["state"]!, (double)after["speed"]!, (long)after["generation"]!));
        await Past.EndAsync(_host, id, _ct);
    }

    [Fact]
    public async Task More_replays_than_allowed_are_refused_with_the_way_out_and_ending_one_makes_room()
    {
        var open = new List<string>();
        HttpResponseMessage response;
        while ((response = await Past.PostAsync(_host, new { from = Past.Start, to = Past.End }, _ct)).StatusCode == HttpStatusCode.Created)
        {
            open.Add((string)(await response.Content.ReadFromJsonAsync<JsonNode>(_ct))!["id"]!);
            response.Dispose();
            Assert.True(open.Count <= 10);
        }

        await AssertProblemAsync(response, HttpStatusCode.Conflict, null);
        response.Dispose();
        Assert.Equal(10, open.Count);
        Assert.Equal(10, (int)(await _host.GetAsync("status", _ct))["replays"]!);
        await Past.EndAsync(_host, open[0], _ct);
        using var room = await Past.PostAsync(_host, new { from = Past.Start, to = Past.End }, _ct);
        Assert.Equal(HttpStatusCode.Created, room.StatusCode);
        open[0] = (string)(await room.Content.ReadFromJsonAsync<JsonNode>(_ct))!["id"]!;
        foreach (var id in open)
        {
            await Past.EndAsync(_host, id, _ct);
        }
    }

    [Theory]
    [InlineData("GET", "replays/r00000000")]
    [InlineData("PATCH", "replays/r00000000")]
    [InlineData("DELETE", "replays/r00000000")]
    [InlineData("GET", "status?timeline=r00000000")]
    [InlineData("GET", "subjects?timeline=r00000000")]
    [InlineData("GET", "subjects/all?timeline=r00000000")]
    [InlineData("GET", "subjects/all/series?timeline=r00000000")]
    [InlineData("GET", "subjects/all/related?timeline=r00000000")]
    [InlineData("GET", "subjects/all/sources?timeline=r00000000")]
    [InlineData("GET", "articles?timeline=r00000000")]
    [InlineData("GET", "articles/x?timeline=r00000000")]
    [InlineData("GET", "boards/articles?timeline=r00000000")]
    public async Task A_replay_that_is_not_there_is_said_in_words(string method, string path)
    {
        using var request = new HttpRequestMessage(new(method), new Uri("/api/v1/" + path, UriKind.Relative));
        if (method == "PATCH")
        {
            request.Content = JsonContent.Create(new { state = "paused" });
        }

        using var response = await _host.Http.SendAsync(request, _ct);

        var detail = await AssertProblemAsync(response, HttpStatusCode.NotFound, null);
        Assert.Contains("r00000000", detail, StringComparison.Ordinal);
        Assert.Contains("may have ended", detail, StringComparison.Ordinal);
    }

    private async Task RefusedAsync(string body, string? field)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _host.Http.PostAsync(new Uri("/api/v1/replays", UriKind.Relative), content, _ct);
        await AssertProblemAsync(response, HttpStatusCode.BadRequest, field);
        Assert.Equal(0, (int)(await _host.GetAsync("status", _ct))["replays"]!);
    }

    private async Task<string> AssertProblemAsync(HttpResponseMessage response, HttpStatusCode status, string? field)
    {
        Assert.Equal((status, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var problem = (await response.Content.ReadFromJsonAsync<JsonNode>(_ct))!;
        Assert.Equal(field, (string?)problem["field"]);
        var detail = (string)problem["detail"]!;
        Assert.NotEmpty(detail);
        return detail;
    }
}
