using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Log.Sqlite;

namespace NewsMonitor.Host.Tests.Serving;

/// <summary>The query language as it is met over HTTP.</summary>
public sealed class SearchTests() : HostTests("search")
{
    [Theory]
    [InlineData("bridge (opens OR closed) NOT tunnel", "Bridge opens")]
    [InlineData("title:bridge source:bbc text:\"queen opened\"", "Bridge opens")]
    [InlineData("queen NEAR/2 bridge", "Bridge opens")]
    [InlineData("bridge queen*", "Bridge opens")]
    public async Task Articles_are_found_by_the_language_of_queries(string query, string title)
    {
        await Host.PushAsync(
            new[]
            {
                new { source = "bbc", id = "1", title = "Bridge opens", body = "The queen opened the bridge in the north of the country." },
                new { source = "ap", id = "2", title = "Tunnel or bridge", body = "The tunnel is closed, and so is a bridge. The minister said more." },
            },
            Ct);
        await Host.Services.GetRequiredService<SqliteLog>().Search.CatchUpAsync(Ct);
        var found = (await Host.GetAsync("articles?query=" + Uri.EscapeDataString(query), Ct))["items"]!.AsArray();
        Assert.Equal([title], found.Select(article => (string)article!["title"]!));
    }

    [Fact]
    public async Task The_longest_query_is_answered()
    {
        var query = string.Join(" OR ", Enumerable.Range(0, 2_222).Select(i => $"w{i:0000}"));
        using var answer = await Host.Http.GetAsync(new Uri("/api/v1/articles?query=" + Uri.EscapeDataString(query), UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_query_that_cannot_be_read_says_where_and_what_would_be_right()
    {
        using var refused = await Host.Http.GetAsync(new Uri("/api/v1/articles?query=" + Uri.EscapeDataString("gaza AND (truce OR"), UriKind.Relative), Ct);
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (refused.StatusCode, refused.Content.Headers.ContentType!.MediaType));
        var problem = (await refused.Content.ReadFromJsonAsync<JsonNode>(Ct))!;
        Assert.Equal("Something is missing after OR. Expected: a word, a \"phrase\", a field like title: or (. (character 19)", (string)problem["detail"]!);
        Assert.Equal(("query", 18, 0), ((string)problem["field"]!, (int)problem["query"]!["position"]!, (int)problem["query"]!["length"]!));
    }

    [Fact]
    public async Task An_editor_is_told_what_a_text_says_and_what_can_follow()
    {
        var good = await CheckAsync(new { text = "Gaza tit", caret = 8 });
        Assert.Equal(("gaza AND tit", null), ((string)good["query"]!, good["error"]));
        Assert.Equal((5, 3, "tit", "", "title:"), ((int)good["offer"]!["start"]!, (int)good["offer"]!["length"]!, (string)good["offer"]!["typed"]!,
            (string)good["offer"]!["field"]!, (string)good["offer"]!["words"]!.AsArray().Single()!));
        Assert.Empty(good["hints"]!.AsArray());
        var never = await CheckAsync(new { text = "strike NOT strike" });
        Assert.Equal((0, 17, "No article can match this: it asks for strike and rules out strike."), ((int)never["hints"]![0]!["position"]!, (int)never["hints"]![0]!["length"]!, (string)never["hints"]![0]!["message"]!));
        var bad = await CheckAsync(new { text = "NOT gaza" });
        Assert.Equal((null, 0, null), (bad["query"], (int)bad["error"]!["position"]!, bad["offer"]));
        Assert.Contains("at most", (string)(await CheckAsync(new { text = new string('a', 30_000) }))["error"]!["message"]!, StringComparison.Ordinal);
    }

    private async Task<JsonNode> CheckAsync(object request)
    {
        using var answer = await Host.Http.PostAsJsonAsync("/api/v1/queries/check", request, Ct);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(Ct))!;
    }
}
