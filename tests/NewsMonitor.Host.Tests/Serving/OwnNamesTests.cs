using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace NewsMonitor.Host.Tests.Serving;

/// <summary>The user's own names and rereads, through the whole host.</summary>
public sealed class OwnNamesTests() : HostTests("names")
{
    private const string List = "name,aliases,kind,wikidata\nHarbour Holding,Harbour Group|HHG,organisation,Q990001\n\"Kew, Darren\",Darren Kew,person,\n";

    [Fact]
    public async Task A_list_is_known_to_the_next_article_and_to_old_ones_once_they_are_read_again()
    {
        await PushAsync("before", "Harbour Group bought three ferries on Friday. Harbour Group pays well.");
        Assert.Equal(HttpStatusCode.NotFound, (await Host.Http.GetAsync(new Uri("/api/v1/subjects/entity:Q990001", UriKind.Relative), Ct)).StatusCode);
        var plain = (string)(await Host.GetAsync("status", Ct))["reader"]!;

        var taken = await PutAsync(List);
        await PushAsync("after", "HHG sold a ferry on Friday, said Harbour Holding.");
        await Host.FollowedAsync(Ct);
        Assert.Equal(2, (int)taken["names"]!);
        var picture = await Host.GetAsync("subjects/entity:Q990001", Ct);
        Assert.Equal(("Harbour Holding", "organisation", 1), ((string)picture["name"]!, (string)picture["kind"]!, (int)picture["total"]!["articles"]!));
        Assert.Equal([(string)taken["reader"]!], Readers(picture));

        var status = await Host.GetAsync("status", Ct);
        Assert.NotEqual(plain, (string)status["reader"]!);
        Assert.Equal(new[] { plain, (string)taken["reader"]! }.Order(), Readers(status).Order());
        Assert.Equal(1, (int)status["reread"]!["due"]!);

        var end = await RereadAsync(new { });
        Assert.Equal(("done", 1, 1, 0, 0), ((string)end["state"]!, (int)end["due"]!, (int)end["done"]!, (int)end["passed"]!, (int)end["failed"]!));
        var after = await Host.FollowedAsync(Ct);
        Assert.Equal((2, 2, 0), ((int)after["articles"]!, (int)after["versions"]!, (int)after["reread"]!["due"]!));
        picture = await Host.GetAsync("subjects/entity:Q990001", Ct);
        Assert.Equal((2, 2), ((int)picture["total"]!["articles"]!, (int)picture["readers"]![0]!["articles"]!));
    }

    [Fact]
    public async Task A_list_outlives_theHost_and_is_gone_when_it_is_removed()
    {
        await PutAsync(List);
        await RestartAsync();
        var first = await Host.GetAsync("names?limit=1", Ct);
        var second = await Host.GetAsync("names?limit=1&cursor=" + first["next"], Ct);
        Assert.Equal(("Harbour Holding", "Kew, Darren"), ((string)first["items"]![0]!["name"]!, (string)second["items"]![0]!["name"]!));
        Assert.Null(second["next"]);
        Assert.Equal(2, (int)second["total"]!);
        Assert.Equal(await PutAsync(await Host.Http.GetStringAsync(new Uri("/api/v1/names/csv", UriKind.Relative), Ct)), await PutAsync(List), JsonNode.DeepEquals);
        Assert.Equal("Kew, Darren", (string)(await Host.GetAsync("names?query=darren", Ct))["items"]!.AsArray().Single()!["name"]!);

        Assert.Equal(HttpStatusCode.NotFound, (await DeleteAsync("?name=Nobody")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await DeleteAsync("?name=kew%2C%20darren")).StatusCode);
        Assert.Single((await Host.GetAsync("names", Ct))["items"]!.AsArray());
        Assert.Equal(HttpStatusCode.OK, (await DeleteAsync("")).StatusCode);
        Assert.Empty((await Host.GetAsync("names", Ct))["items"]!.AsArray());
        Assert.DoesNotContain("names", (string)(await Host.GetAsync("status", Ct))["reader"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_list_is_refused_with_line_numbers_and_changes_nothing()
    {
        await PutAsync(List);
        using var content = new StringContent("name,aliases,kind,wikidata\nAcme,,company,\n,,person,\n", Encoding.UTF8, "text/csv");
        using var response = await Host.Http.PutAsync(new Uri("/api/v1/names", UriKind.Relative), content, Ct);
        var problem = (await response.Content.ReadFromJsonAsync<JsonNode>(Ct))!;
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal([2, 3], problem["errors"]!.AsArray().Select(error => (int)error!["line"]!).Distinct());
        Assert.Equal(2, (await Host.GetAsync("names", Ct))["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_reread_can_be_bounded_and_what_is_no_reader_or_has_no_models_is_refused()
    {
        await PushAsync("one", "Harbour Group bought three ferries.", "Harbour Post");
        await PushAsync("two", "Harbour Group sold three ferries.", "Valley Times");
        await PutAsync(List);
        Assert.Equal((1, 1), Counts(await RereadAsync(new { source = "Harbour Post", reader = "fast" })));
        Assert.Equal((1, 1), Counts(await RereadAsync(new { reader = "fast" })));
        Assert.Equal((0, 0), Counts(await RereadAsync(new { reader = "fast" })));
        Assert.Equal(3, (await Host.GetAsync("rereads", Ct))["items"]!.AsArray().Count);

        using var unknown = await Host.Http.PostAsJsonAsync("/api/v1/rereads", new { reader = "best" }, Ct);
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        using var none = await Host.Http.DeleteAsync(new Uri("/api/v1/rereads/none", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        var readers = (await Host.GetAsync("readers", Ct))["items"]!.AsArray();
        Assert.Equal(["fast", "standard"], readers.Select(reader => (string)reader!["reader"]!).Order(StringComparer.Ordinal));
        Assert.Single(readers, reader => (bool)reader!["live"]!);
    }

    [Fact]
    public async Task One_article_is_read_again_and_no_other_of_its_minute()
    {
        await PushAsync("one", "Harbour Group bought three ferries.");
        await PushAsync("two", "Harbour Group sold three ferries.");
        await PutAsync(List);
        var one = (string)(await Host.GetAsync("articles", Ct))["items"]![0]!["article"]!;
        Assert.Equal((1, 1), Counts(await RereadAsync(new { article = one })));
        Assert.Equal((0, 0), Counts(await RereadAsync(new { article = one })));
        Assert.Equal((0, 0), Counts(await RereadAsync(new { article = "none" })));
        Assert.Equal((1, 1), Counts(await RereadAsync(new { })));
    }

    [Fact]
    public async Task A_text_is_analysed_by_the_reader_that_is_asked_for()
    {
        await PutAsync(List);
        using var response = await Host.Http.PostAsJsonAsync("/api/v1/analyze", new { text = "Ferries\nHHG sold a ferry.", reader = "fast" }, Ct);
        var found = (await response.Content.ReadFromJsonAsync<JsonNode>(Ct))!;
        Assert.StartsWith("fast/", (string)found["reader"]!, StringComparison.Ordinal);
        Assert.Contains(found["entities"]!.AsArray(), entity => (string)entity!["subject"]! == "entity:Q990001");
        var corrections = new { notNames = new[] { "HHG" } };
        using var corrected = await Host.Http.PostAsJsonAsync("/api/v1/analyze", new { text = "Ferries\nHHG sold a ferry.", reader = "fast", corrections }, Ct);
        Assert.DoesNotContain((await corrected.Content.ReadFromJsonAsync<JsonNode>(Ct))!["entities"]!.AsArray(), entity => (string)entity!["subject"]! == "entity:Q990001");
        var wrong = new { entities = new[] { new { text = "HHG", subject = "entity:Q1", name = "HHG", kind = "topic" } } };
        using var refused = await Host.Http.PostAsJsonAsync("/api/v1/analyze", new { text = "Ferries", corrections = wrong }, Ct);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        using var unknown = await Host.Http.PostAsJsonAsync("/api/v1/analyze", new { text = "Ferries", reader = "best" }, Ct);
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
    }

    private static IEnumerable<string> Readers(JsonNode node) => node["readers"]!.AsArray().Select(count => (string)count!["reader"]!);

    private static (int Due, int Done) Counts(JsonNode reread) => ((int)reread["due"]!, (int)reread["done"]!);

    private async Task PushAsync(string id, string body, string source = "Harbour Post") =>
        await Host.PushAsync(new[] { Some.Article(id, source, "Ferries", body) }, Ct);

    private async Task<JsonNode> PutAsync(string csv)
    {
        using var content = new StringContent(csv, Encoding.UTF8, "text/csv");
        using var response = await Host.Http.PutAsync(new Uri("/api/v1/names", UriKind.Relative), content, Ct);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonNode>(Ct))!;
    }

    private Task<HttpResponseMessage> DeleteAsync(string query) => Host.Http.DeleteAsync(new Uri("/api/v1/names" + query, UriKind.Relative), Ct);

    private async Task<JsonNode> RereadAsync(object request)
    {
        using var response = await Host.Http.PostAsJsonAsync("/api/v1/rereads", request, Ct);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var job = (await response.Content.ReadFromJsonAsync<JsonNode>(Ct))!;
        while ((string)job["state"]! == "running")
        {
            job = await Host.GetAsync("rereads/" + job["id"], Ct);
        }

        return job;
    }
}
