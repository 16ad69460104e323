using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Host.Api;

namespace NewsMonitor.Host.Tests.Serving;

/// <summary>Texts that are analysed and not kept.</summary>
public sealed class AnalyzeTests() : HostTests("analyze", "--Analyze:AtOnce=1", "--Analyze:Waiting=0")
{
    [Fact]
    public async Task A_section_that_counted_is_said()
    {
        using var counted = await AnalyzeAsync("UK / Sport");
        Assert.Equal("UK / Sport", (string?)(await counted.Content.ReadFromJsonAsync<JsonNode>(Ct))!["section"]);
        using var idle = await AnalyzeAsync("Opinion");
        Assert.Null((await idle.Content.ReadFromJsonAsync<JsonNode>(Ct))!["section"]);
    }

    [Fact]
    public async Task More_texts_than_may_wait_are_sent_away_with_the_time_to_come_again()
    {
        using (await Host.Services.GetRequiredService<AnalysisSlots>().EnterAsync(Ct))
        {
            using var refused = await AnalyzeAsync("Sport");
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter?.Delta);
        }

        using var taken = await AnalyzeAsync("Sport");
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
    }

    [Fact]
    public async Task A_text_that_is_kept_is_read_with_the_section_and_the_language_that_were_said()
    {
        const string Text = "A long night in Leeds\nIt was a long night for the people of the town, and many stayed until the end.";
        var said = new { text = Text, section = "UK / Sport", language = "en" };
        using var analyzed = await Host.Http.PostAsJsonAsync("/api/v1/analyze", said, Ct);
        var shown = (await analyzed.Content.ReadFromJsonAsync<JsonNode>(Ct))!;
        using var kept = await Host.Http.PostAsJsonAsync("/api/v1/articles/paste", said, Ct);
        var article = (string)(await kept.Content.ReadFromJsonAsync<JsonNode>(Ct))!["article"]!;
        var version = (await Host.GetAsync("articles/" + article, Ct))["versions"]!.AsArray().Single()!;
        Assert.Equal(("UK / Sport", "en"), ((string)version["section"]!, (string)version["language"]!));
        Assert.Equal(shown["topics"], version["findings"]!["topics"], JsonNode.DeepEquals);
        Assert.Equal("UK / Sport", (string?)version["findings"]!["section"]);
    }

    private Task<HttpResponseMessage> AnalyzeAsync(string section) => Host.Http.PostAsJsonAsync(
        "/api/v1/analyze", new { title = "A long night in Leeds", body = "It was a long night for the people of the town, and many stayed until the end.", section, reader = "fast" }, Ct);
}
