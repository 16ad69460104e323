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

    private Task<HttpResponseMessage> AnalyzeAsync(string section) => Host.Http.PostAsJsonAsync(
        "/api/v1/analyze", new { title = "A long night in Leeds", body = "It was a long night for the people of the town, and many stayed until the end.", section, reader = "fast" }, Ct);
}
