using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace NewsMonitor.Host.Tests.Serving;

/// <summary>A reading that is set right, through the whole host; nothing of it is kept.</summary>
public sealed class CorrectionsTests() : HostTests("corrections")
{
    private const string Text = "Bridge opened\nSelma Hauggard opened a bridge on Friday. The council criticised Selma Hauggard for the delay.";

    [Fact]
    public async Task What_is_no_name_is_struck_and_what_means_somebody_else_is_that_somebody()
    {
        var struck = await ReadAsync(new { notNames = new[] { "Selma Hauggard" } });
        Assert.DoesNotContain(struck["entities"]!.AsArray(), entity => (string)entity!["name"]! == "Selma Hauggard");
        Assert.Equal(2, struck["struck"]!.AsArray().Count);

        var other = await ReadAsync(new { entities = new[] { new { text = "Selma Hauggard", name = "Selma the Elder", kind = "person", wikidata = "Q990007" } } });
        var entity = Assert.Single(other["entities"]!.AsArray(), entity => (string)entity!["subject"]! == "entity:Q990007");
        Assert.Equal(("Selma the Elder", true), ((string)entity!["name"]!, (bool)entity["corrected"]!));
    }

    [Fact]
    public async Task A_sentence_that_was_set_right_says_so()
    {
        var before = (await ReadAsync(new { }))["entities"]!.AsArray().Single(entity => (string)entity!["name"]! == "Selma Hauggard")!;
        var after = await ReadAsync(new
        {
            sentiments = new[] { new { sentence = "The council criticised Selma Hauggard for the delay.", subject = (string)before["subject"]!, sentiment = "positive" } },
        });
        var entity = after["entities"]!.AsArray().Single(entity => (string)entity!["name"]! == "Selma Hauggard")!;
        Assert.Contains(entity["evidence"]!.AsArray(), evidence => (bool)evidence!["corrected"]! && (double)evidence["sentiment"]!["score"]! > 0.5);
        Assert.True((double)entity["sentiment"]!["score"]! > (double)before["sentiment"]!["score"]!);
    }

    [Fact]
    public async Task A_correction_that_cannot_be_meant_is_refused_with_its_reason()
    {
        await RefusedAsync(new { notNames = new[] { "" } });
        await RefusedAsync(new { entities = new[] { new { text = "Selma Hauggard", name = "Selma", kind = "planet" } } });
        await RefusedAsync(new { entities = new[] { new { text = "Selma Hauggard", kind = "person" } } });
        await RefusedAsync(new { sentiments = new[] { new { sentence = "So it is.", subject = "entity:Q1", sentiment = "mixed" } } });
    }

    [Fact]
    public async Task A_correction_that_is_null_is_refused_with_its_place()
    {
        Assert.Contains("entities[0]", await RefusedAsync(new { entities = new object?[] { null } }), StringComparison.Ordinal);
        var right = new { sentence = "So it is.", subject = "entity:Q1", sentiment = "neutral" };
        Assert.Contains("sentiments[1]", await RefusedAsync(new { sentiments = new object?[] { right, null } }), StringComparison.Ordinal);
        await RefusedAsync(new { notNames = new string?[] { null } });
        await RefusedAsync(new { entities = new object[] { new { } }, sentiments = new object[] { new { } } });
        await RefusedAsync(new { entities = new[] { new { name = "Selma", kind = "person" } } });
        await RefusedAsync(new { sentiments = new object[] { new { } } });
    }

    private async Task<JsonNode> ReadAsync(object corrections)
    {
        using var response = await SendAsync(corrections);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonNode>(Ct))!;
    }

    private async Task<string> RefusedAsync(object corrections)
    {
        using var response = await SendAsync(corrections);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var detail = (string)(await response.Content.ReadFromJsonAsync<JsonNode>(Ct))!["detail"]!;
        Assert.NotEmpty(detail);
        return detail;
    }

    private Task<HttpResponseMessage> SendAsync(object corrections) =>
        Host.Http.PostAsJsonAsync("/api/v1/analyze", new { text = Text, reader = "fast", corrections }, Ct);
}
