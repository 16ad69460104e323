using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace NewsMonitor.Host.Tests.Serving;

/// <summary>The user's own names and rereads, through the whole host.</summary>
public sealed class OwnNamesTests : IAsyncLifetime
{
    private const string List = "name,aliases,kind,wikidata\nHarbour Holding,Harbour Group|HHG,organisation,Q990001\n\"Kew, Darren\",Darren Kew,person,\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("newsmonitor-names").FullName;
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;
    private RunningHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await RunningHost.StartAsync(_folder, _ct);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_list_is_known_to_the_next_article_and_to_old_ones_once_they_are_read_again()
    {
        await PushAsync("before", "Harbour Group bought three ferries on Friday. Harbour Group pays well.");
        Assert.Equal(HttpStatusCode.NotFound, (await _host.Http.GetAsync(new Uri("/api/v1/subjects/entity:Q990001", UriKind.Relative), _ct)).StatusCode);
        var plain = (string)(await _host.GetAsync("status", _ct))["reader"]!;

        var taken = await PutAsync(List);
        await PushAsync("after", "HHG sold a ferry on Friday, said Harbour Holding.");
        await _host.FollowedAsync(_ct);
        Assert.Equal(2, (int)taken["names"]!);
        var picture = await _host.GetAsync("subjects/entity:Q990001", _ct);
        Assert.Equal(("Harbour Holding", "organisation", 1), ((string)picture["name"]!, (string)picture["kind"]!, (int)picture["total"]!["articles"]!));
        Assert.Equal([(string)taken["reader"]!], Readers(picture));

        var status = await _host.GetAsync("status", _ct);
        Assert.NotEqual(plain, (string)status["reader"]!);
        Assert.Equal(new[] { plain, (string)taken["reader"]! }.Order(), Readers(status).Order());
        Assert.Equal(1, (int)status["reread"]!["due"]!);

        var end = await RereadAsync(new { });
        Assert.Equal(("done", 1, 1, 0, 0), ((string)end["state"]!, (int)end["due"]!, (int)end["done"]!, (int)end["passed"]!, (int)end["failed"]!));
        var after = await _host.FollowedAsync(_ct);
        Assert.Equal((2, 2, 0), ((int)after["articles"]!, (int)after["versions"]!, (int)after["reread"]!["due"]!));
        picture = await _host.GetAsync("subjects/entity:Q990001", _ct);
        Assert.Equal((2, 2), ((int)picture["total"]!["articles"]!, (int)picture["readers"]![0]!["articles"]!));
    }

    [Fact]
    public async Task A_list_outlives_the_host_and_is_gone_when_it_is_removed()
    {
        await PutAsync(List);
        await _host.DisposeAsync();
        _host = await RunningHost.StartAsync(_folder, _ct);
        var first = await _host.GetAsync("names?limit=1", _ct);
        var second = await _host.GetAsync("names?limit=1&cursor=" + first["next"], _ct);
        Assert.Equal(("Harbour Holding", "Kew, Darren"), ((string)first["items"]![0]!["name"]!, (string)second["items"]![0]!["name"]!));
        Assert.Null(second["next"]);
        Assert.Equal(2, (int)second["total"]!);
        Assert.Equal(await PutAsync(await _host.Http.GetStringAsync(new Uri("/api/v1/names/csv", UriKind.Relative), _ct)), await PutAsync(List), JsonNode.DeepEquals);
        Assert.Equal("Kew, Darren", (string)(await _host.GetAsync("names?query=darren", _ct))["items"]!.AsArray().Single()!["name"]!);

        Assert.Equal(HttpStatusCode.NotFound, (await DeleteAsync("?name=Nobody")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await DeleteAsync("?name=kew%2C%20darren")).StatusCode);
        Assert.Single((await _host.GetAsync("names", _ct))["items"]!.AsArray());
        Assert.Equal(HttpStatusCode.OK, (await DeleteAsync("")).StatusCode);
        Assert.Empty((await _host.GetAsync("names", _ct))["items"]!.AsArray());
        Assert.DoesNotContain("names", (string)(await _host.GetAsync("status", _ct))["reader"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_list_is_refused_with_line_numbers_and_changes_nothing()
    {
        await PutAsync(List);
        using var content = new StringContent("name,aliases,kind,wikidata\nAcme,,company,\n,,person,\n", Encoding.UTF8, "text/csv");
        using var response = await _host.Http.PutAsync(new Uri("/api/v1/names", UriKind.Relative), content, _ct);
        var problem = (await response.Content.ReadFromJsonAsync<JsonNode>(_ct))!;
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal([2, 3], problem["errors"]!.AsArray().Select(error => (int)error!["line"]!).Distinct());
        Assert.Equal(2, (await _host.GetAsync("names", _ct))["items"]!.AsArray().Count);
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
        Assert.Equal(3, (await _host.GetAsync("rereads", _ct))["items"]!.AsArray().Count);

        using var unknown = await _host.Http.PostAsJsonAsync("/api/v1/rereads", new { reader = "best" }, _ct);
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        using var none = await _host.Http.DeleteAsync(new Uri("/api/v1/rereads/none", UriKind.Relative), _ct);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        var readers = (await _host.GetAsync("readers", _ct))["items"]!.AsArray();
        Assert.Equal(["fast", "standard"], readers.Select(reader => (string)reader!["reader"]!).Order(StringComparer.Ordinal));
        Assert.Single(readers, reader => (bool)reader!["live"]!);
    }

    [Fact]
    public async Task A_text_is_analysed_by_the_reader_that_is_asked_for()
    {
        await PutAsync(List);
        using var response = await _host.Http.PostAsJsonAsync("/api/v1/analyze", new { text = "Ferries\nHHG sold a ferry.", reader = "fast" }, _ct);
        var found = (await response.Content.ReadFromJsonAsync<JsonNode>(_ct))!;
        Assert.StartsWith("fast/", (string)found["reader"]!, StringComparison.Ordinal);
        Assert.Contains(found["entities"]!.AsArray(), entity => (string)entity!["subject"]! == "entity:Q990001");
        var corrections = new { notNames = new[] { "HHG" } };
        using var corrected = await _host.Http.PostAsJsonAsync("/api/v1/analyze", new { text = "Ferries\nHHG sold a ferry.", reader = "fast", corrections }, _ct);
        Assert.DoesNotContain((await corrected.Content.ReadFromJsonAsync<JsonNode>(_ct))!["entities"]!.AsArray(), entity => (string)entity!["subject"]! == "entity:Q990001");
        var wrong = new { entities = new[] { new { text = "HHG", subject = "entity:Q1", name = "HHG", kind = "topic" } } };
        using var refused = await _host.Http.PostAsJsonAsync("/api/v1/analyze", new { text = "Ferries", corrections = wrong }, _ct);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        using var unknown = await _host.Http.PostAsJsonAsync("/api/v1/analyze", new { text = "Ferries", reader = "best" }, _ct);
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
    }

    private static IEnumerable<string> Readers(JsonNode node) => node["readers"]!.AsArray().Select(count => (string)count!["reader"]!);

    private static (int Due, int Done) Counts(JsonNode reread) => ((int)reread["due"]!, (int)reread["done"]!);

    private async Task PushAsync(string id, string body, string source = "Harbour Post") =>
        await _host.PushAsync(new[] { Some.Article(id, source, "Ferries", body) }, _ct);

    private async Task<JsonNode> PutAsync(string csv)
    {
        using var content = new StringContent(csv, Encoding.UTF8, "text/csv");
        using var response = await _host.Http.PutAsync(new Uri("/api/v1/names", UriKind.Relative), content, _ct);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonNode>(_ct))!;
    }

    private Task<HttpResponseMessage> DeleteAsync(string query) => _host.Http.DeleteAsync(new Uri("/api/v1/names" + query, UriKind.Relative), _ct);

    private async Task<JsonNode> RereadAsync(object request)
    {
        using var response = await _host.Http.PostAsJsonAsync("/api/v1/rereads", request, _ct);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var job = (await response.Content.ReadFromJsonAsync<JsonNode>(_ct))!;
        while ((string)job["state"]! == "running")
        {
            job = await _host.GetAsync("rereads/" + job["id"], _ct);
        }

        return job;
    }
}
