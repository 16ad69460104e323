using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace NewsMonitor.Host.Tests.Serving;

/// <summary>Who a name may mean, and putting one of them in the place of who was read.</summary>
public sealed class MeaningsTests() : HostTests("meanings")
{
    [Fact]
    public async Task The_meanings_of_a_name_are_told_the_likeliest_first_and_one_of_them_can_be_taken()
    {
        var all = (await Host.GetAsync("names/meanings?name=Georgia", Ct))["items"]!.AsArray();
        Assert.Contains("entity:Q230", all.Select(one => (string)one!["subject"]!));
        Assert.Contains("entity:Q1428", all.Select(one => (string)one!["subject"]!));
        Assert.Equal(all.Select(one => (double)one!["likely"]!).OrderDescending(), all.Select(one => (double)one!["likely"]!));
        Assert.Single((await Host.GetAsync("names/meanings?name=Georgia&limit=1", Ct))["items"]!.AsArray());
        Assert.Empty((await Host.GetAsync("names/meanings?name=Qwertzuiop", Ct))["items"]!.AsArray());

        var other = all.Single(one => (string)one!["subject"]! == "entity:Q1428")!;
        var said = new { text = "Georgia", subject = (string)other["subject"]!, name = (string)other["name"]!, kind = (string)other["kind"]!, wikidata = (string)other["wikidata"]! };
        using var read = await Host.Http.PostAsJsonAsync(
            "/api/v1/analyze", new { text = "Talks\nGeorgia opened the talks.", corrections = new { entities = new[] { said } }, reader = "fast" }, Ct);
        var entity = (await read.Content.ReadFromJsonAsync<JsonNode>(Ct))!["entities"]!.AsArray().Single()!;
        Assert.Equal(("entity:Q1428", true), ((string)entity["subject"]!, (bool)entity["corrected"]!));
        Assert.Matches("^(negative|neutral|positive)$", (string)entity["sentiment"]!["label"]!);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?name=%20")]
    [InlineData("?name=Georgia&limit=51")]
    public async Task What_is_no_name_or_asks_for_too_many_is_refused(string query)
    {
        using var refused = await Host.Http.GetAsync(new Uri("/api/v1/names/meanings" + query, UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }
}
