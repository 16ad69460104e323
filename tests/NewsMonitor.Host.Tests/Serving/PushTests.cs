using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsMonitor.Host.Tests.Serving;

public sealed class PushTests(SharedHost shared) : IClassFixture<SharedHost>
{
    private readonly RunningHost _host = shared.Host;
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_article_again_is_a_duplicate_an_edit_is_a_version_and_a_withdrawal_takes_it_out()
    {
        var article = Some.Article();
        var first = Assert.Single(await _host.PushAsync(article, _ct));
        var again = Assert.Single(await _host.PushAsync(article, _ct));
        var before = await _host.GetAsync("status", _ct);
        article["body"] = "Angela Merkel spoke in Rotterdam on Friday, and then left.";
        var edit = Assert.Single(await _host.PushAsync(article, _ct));
        article["withdrawn"] = true;
        var withdrawal = Assert.Single(await _host.PushAsync(article, _ct));
        var after = await _host.GetAsync("status", _ct);

        Assert.Equal(["accepted", "duplicate", "updated", "withdrawn"], new[] { first, again, edit, withdrawal }.Select(result => (string)result["result"]!));
        Assert.Equal((string)first["article"]!, (string)withdrawal["article"]!);
        Assert.Equal((long)before["articles"]! - 1, (long)after["articles"]!);
        Assert.Equal((long)before["versions"]! + 1, (long)after["versions"]!);
        Assert.Equal((long)before["withdrawn"]! + 1, (long)after["withdrawn"]!);
    }

    [Fact]
    public async Task What_is_refused_has_a_reason_and_the_rest_of_the_request_goes_on()
    {
        var results = await _host.PushAsync(
            new object[]
            {
                Some.Article(),
                Some.Article(title: new string('x', 1_001)),
                Some.Article(body: new string('x', 1_000_001)),
                new { title = "Nobody's" },
                7,
                Some.Article(),
            },
            _ct);

        Assert.Equal(["accepted", "rejected", "rejected", "rejected", "rejected", "accepted"], results.Select(result => (string)result["result"]!));
        Assert.Equal(Enumerable.Range(0, 6), results.Select(result => (int)result["index"]!));
        Assert.All(results.Where(result => (string)result["result"]! == "rejected"), result => Assert.NotEmpty((string)result["reason"]!));
    }

    [Fact]
    public async Task Lines_are_answered_by_lines_in_order_and_a_bad_line_does_not_end_them()
    {
        var body = string.Join('\n', JsonSerializer.Serialize(Some.Article()), "{\"title\": tru", "", JsonSerializer.Serialize(Some.Article()));
        using var response = await SendAsync(body, "application/x-ndjson");
        var lines = (await response.Content.ReadAsStringAsync(_ct)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToArray();

        Assert.Equal("application/x-ndjson", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(["accepted", "rejected", "accepted"], lines.Select(line => (string)line["result"]!));
        Assert.Equal([0, 1, 2], lines.Select(line => (int)line["index"]!));
    }

    [Fact]
    public async Task Json_that_breaks_off_is_answered_for_what_was_whole_and_says_where_it_ended()
    {
        var whole = JsonSerializer.Serialize(new[] { Some.Article(), Some.Article() });
        using var response = await SendAsync(whole[..^20], "application/json");
        var results = JsonNode.Parse(await response.Content.ReadAsStringAsync(_ct))!.AsArray();

        Assert.Equal(["accepted", "rejected"], results.Select(result => (string)result!["result"]!));
        Assert.Contains("ends in the middle of element 2", (string)results[1]!["reason"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("hello", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("<rss/>", "application/xml", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_body_that_holds_no_articles_is_a_problem_with_words(string body, string type, HttpStatusCode status)
    {
        using var response = await SendAsync(body, type);

        Assert.Equal(status, response.StatusCode);
        Assert.NotEmpty((string)JsonNode.Parse(await response.Content.ReadAsStringAsync(_ct))!["detail"]!);
    }

    [Theory]
    [InlineData("GET", "articles?cursor=zzz")]
    [InlineData("GET", "articles?limit=0")]
    [InlineData("GET", "subjects/x%20y")]
    [InlineData("GET", "subjects/all/series?step=2h")]
    [InlineData("GET", "subjects/all/series?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z")]
    [InlineData("GET", "boards/articles?window=2h")]
    [InlineData("GET", "boards/loudest")]
    [InlineData("POST", "analyze")]
    public async Task What_cannot_be_read_is_a_problem_that_names_what_is_wrong(string method, string path)
    {
        using var request = new HttpRequestMessage(new(method), "/api/v1/" + path);
        if (method == "POST")
        {
            request.Content = new StringContent("{bad", Encoding.UTF8, "application/json");
        }

        using var response = await _host.Http.SendAsync(request, _ct);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotEmpty((string)JsonNode.Parse(await response.Content.ReadAsStringAsync(_ct))!["detail"]!);
    }

    [Fact]
    public async Task A_body_over_the_bound_is_refused_and_the_host_goes_on()
    {
        using var content = new ByteArrayContent(new byte[(32 << 20) + 1]);
        content.Headers.ContentType = new("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/articles") { Content = content };
        request.Headers.ExpectContinue = true;
        using var response = await _host.Http.SendAsync(request, _ct);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("accepted", (string)Assert.Single(await _host.PushAsync(Some.Article(), _ct))["result"]!);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("2999-01-01T00:00:00Z")]
    public async Task A_date_that_cannot_be_right_counts_at_arrival_and_is_marked(string date)
    {
        var article = Some.Article();
        article["publishedAt"] = date;
        var result = Assert.Single(await _host.PushAsync(article, _ct));
        Assert.Contains("publishedAt cannot be right", (string)result["reason"]!, StringComparison.Ordinal);

        var detail = await _host.GetAsync("articles/" + (string)result["article"]!, _ct);

        Assert.True((bool)detail["article"]!["dateSuspect"]!);
        Assert.InRange((DateTimeOffset)detail["article"]!["at"]!, TimeProvider.System.GetUtcNow().AddMinutes(-5), TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public async Task Markup_is_text_when_it_is_shown_and_scripts_are_gone()
    {
        var article = Some.Article();
        article["body"] = null;
        article["bodyHtml"] = "<p>One <b>bold</b> word.</p><script>alert(1)</script><p onclick=\"alert(2)\">Two.</p>";
        var id = (string)Assert.Single(await _host.PushAsync(article, _ct))["article"]!;

        var detail = await _host.GetAsync("articles/" + id, _ct);

        Assert.Equal("One bold word.\nTwo.", (string)detail["versions"]![0]!["body"]!);
    }

    [Fact]
    public async Task A_request_sent_again_with_its_key_gets_the_first_answer()
    {
        var body = JsonSerializer.Serialize(Some.Article());
        async Task<string> PushAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/articles") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            request.Headers.Add("Idempotency-Key", "key-1");
            using var response = await _host.Http.SendAsync(request, _ct);
            return await response.Content.ReadAsStringAsync(_ct);
        }

        var first = await PushAsync();

        Assert.Contains("accepted", first, StringComparison.Ordinal);
        Assert.Equal(first, await PushAsync());
    }

    private Task<HttpResponseMessage> SendAsync(string body, string type)
    {
        var content = new StringContent(body, Encoding.UTF8);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return _host.Http.PostAsync(new Uri("/api/v1/articles", UriKind.Relative), content, _ct);
    }
}
