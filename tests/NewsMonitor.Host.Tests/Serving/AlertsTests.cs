using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Tests.Serving;

public sealed class AlertsTests(SharedHost shared) : IClassFixture<SharedHost>
{
    private const string Merkel = "entity:Q567";

    private readonly RunningHost _host = shared.Host;
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rule_fires_on_a_pushed_article_is_seen_by_a_browser_taken_by_somebody_and_is_in_the_ledger()
    {
        await using var browser = await Browser.OpenAsync(_host, _ct);
        var view = await browser.WatchAsync(new { kind = "alerts" });
        var rule = await SendAsync(HttpMethod.Post, "rules", $$"""{"name":"Merkel","on":{"subject":"{{Merkel}}"},"when":{"kind":"article"},"wait":"0s"}""", HttpStatusCode.Created);
        var id = (string)rule["id"]!;
        Assert.Equal(("6h", 1), ((string)rule["when"]!["gap"]!, (int)rule["version"]!));

        await _host.PushAsync(Some.Article(), _ct);
        var shown = await browser.UntilAsync(view, state => state["alerts"]!.AsArray().FirstOrDefault(alert => (string)alert!["rule"]! == id));
        Assert.Equal(("Merkel", "firing", "new"), ((string)shown["ruleName"]!, (string)shown["status"]!, (string)shown["handling"]!));

        var alert = (string)shown["id"]!;
        var listed = await _host.GetAsync("alerts?status=firing&rule=" + id, _ct);
        Assert.Equal(alert, (string)Assert.Single(listed["items"]!.AsArray())!["id"]!);
        var taken = await SendAsync(HttpMethod.Patch, "alerts/" + alert, """{"handling":"taken","by":"Ann"}""");
        Assert.Equal(("taken", "Ann"), ((string)taken["alert"]!["handling"]!, (string)taken["alert"]!["handledBy"]!));
        Assert.NotEmpty(taken["alert"]!["evidence"]!["shown"]![0]!["passages"]!.AsArray());
        await browser.UntilAsync(view, state => state["alerts"]!.AsArray().FirstOrDefault(one => (string)one!["id"]! == alert && (string)one["handling"]! == "taken"));

        var ledger = (await _host.GetAsync("alerts/ledger?alert=" + alert, _ct))["items"]!.AsArray().Select(entry => (string)entry!["kind"]!).ToList();
        Assert.Equal(["byHand", "told", "fired"], ledger);
        var changed = await SendAsync(HttpMethod.Patch, "rules/" + id, """{"name":"Chancellor","severity":"critical"}""");
        Assert.Equal(("Chancellor", "critical", 2), ((string)changed["name"]!, (string)changed["severity"]!, (int)changed["version"]!));
        await SendAsync(HttpMethod.Delete, "rules/" + id, null, HttpStatusCode.NoContent);
        await browser.UntilAsync(view, state => state["alerts"]!.AsArray().All(one => (string)one!["id"]! != alert) ? state : null);
        Assert.Equal("resolved", (string)(await _host.GetAsync("alerts/" + alert, _ct))["alert"]!["status"]!);
    }

    [Fact]
    public async Task A_rule_that_somebody_else_changed_meanwhile_is_not_changed_by_who_looked_at_it_before()
    {
        var rule = await SendAsync(HttpMethod.Post, "rules", $$"""{"name":"Two","on":{"subject":"{{Merkel}}"},"when":{"kind":"article"},"wait":"0s"}""", HttpStatusCode.Created);
        var path = "rules/" + (string)rule["id"]!;
        Assert.Equal(2, (int)(await SendAsync(HttpMethod.Patch, path, """{"severity":"critical","version":1}"""))["version"]!);
        var refused = await SendAsync(HttpMethod.Patch, path, """{"name":"Three","version":1}""", HttpStatusCode.Conflict);
        Assert.Contains("version 2", (string)refused["detail"]!, StringComparison.Ordinal);
        await SendAsync(HttpMethod.Patch, path, """{"name":"Three","version":"one"}""", HttpStatusCode.BadRequest);
        await Task.WhenAll(SendAsync(HttpMethod.Patch, path, """{"name":"Three"}"""), SendAsync(HttpMethod.Patch, path, """{"wait":"1m"}"""));
        var now = await _host.GetAsync(path, _ct);
        Assert.Equal(("Three", "critical", "1m", 4), ((string)now["name"]!, (string)now["severity"]!, (string)now["wait"]!, (int)now["version"]!));
        await SendAsync(HttpMethod.Delete, path, null, HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_rule_is_made_with_an_id_of_ours_and_one_that_there_is_is_not_made_again()
    {
        const string Body = """{"name":"Mine","on":{"subject":"all"},"when":{"kind":"article"},"id":"ID"}""";
        var rule = await SendAsync(HttpMethod.Post, "rules", Body.Replace(",\"id\":\"ID\"", "", StringComparison.Ordinal), HttpStatusCode.Created);
        var (id, before) = ((string)rule["id"]!, (await _host.GetAsync("rules", _ct))["items"]!.AsArray().Count);
        var there = await SendAsync(HttpMethod.Post, "rules", Body.Replace("ID", id, StringComparison.Ordinal).Replace("Mine", "Other", StringComparison.Ordinal), HttpStatusCode.Conflict);
        Assert.Contains($"PATCH /api/v1/rules/{id}", (string)there["detail"]!, StringComparison.Ordinal);
        var unknown = await SendAsync(HttpMethod.Post, "rules", Body.Replace("ID", "mine", StringComparison.Ordinal), HttpStatusCode.BadRequest);
        Assert.Equal("id", (string)unknown["field"]!);
        Assert.Equal("id", (string)(await SendAsync(HttpMethod.Patch, "rules/" + id, """{"id":"mine"}""", HttpStatusCode.BadRequest))["field"]!);
        Assert.Equal(2, (int)(await SendAsync(HttpMethod.Patch, "rules/" + id, $$"""{"id":"{{id}}","severity":"info"}"""))["version"]!);
        Assert.Equal(("Mine", before), ((string)(await _host.GetAsync("rules/" + id, _ct))["name"]!, (await _host.GetAsync("rules", _ct))["items"]!.AsArray().Count));
        await SendAsync(HttpMethod.Delete, "rules/" + id, null, HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Alerts_are_listed_by_what_they_are_and_carry_the_names_of_their_subjects()
    {
        var (rule, alert) = await FireAsync("Listed", "critical");
        var shown = (await _host.GetAsync("alerts?status=firing&handling=new&severity=critical&subject=" + Merkel + "&rule=" + rule, _ct))["items"]!.AsArray();
        Assert.Equal(alert, (string)Assert.Single(shown)!["id"]!);
        Assert.NotEmpty((string)shown[0]!["names"]![Merkel]!);
        foreach (var other in (string[])["status=resolved", "handling=done", "severity=info", "subject=entity:Q1"])
        {
            Assert.Empty((await _host.GetAsync($"alerts?rule={rule}&{other}", _ct))["items"]!.AsArray());
        }

        var counts = await _host.GetAsync("alerts/counts", _ct);
        Assert.True((int)counts["firing"]!["new"]! >= 1, counts.ToJsonString());
    }

    [Fact]
    public async Task What_somebody_took_goes_back_to_whoever_had_it()
    {
        var (_, alert) = await FireAsync("Handed back", "warning");
        await SendAsync(HttpMethod.Patch, "alerts/" + alert, """{"handling":"taken","by":"Ann"}""");
        await SendAsync(HttpMethod.Patch, "alerts/" + alert, """{"handling":"done","by":"Bob"}""");
        var back = await SendAsync(HttpMethod.Patch, "alerts/" + alert, """{"handling":"taken","by":"Bob","who":"Ann"}""");
        Assert.Equal(("taken", "Ann"), ((string)back["alert"]!["handling"]!, (string)back["alert"]!["handledBy"]!));
        Assert.Equal(("Bob", "taken, by Ann"), ((string)back["ledger"]![0]!["by"]!, (string)back["ledger"]![0]!["why"]!));
        var fresh = await SendAsync(HttpMethod.Patch, "alerts/" + alert, """{"handling":"new","by":"Ann"}""");
        Assert.Equal(("new", null), ((string)fresh["alert"]!["handling"]!, (string?)fresh["alert"]!["handledBy"]));
    }

    [Fact]
    public async Task An_alert_knows_what_it_said_when_it_fired_and_what_became_of_its_messages()
    {
        var off = new DeliveryChannel("gone", ChannelKind.Webhook, "Gone", "…", "Switched off by hand.", DateTimeOffset.UnixEpoch);
        await _host.Services.GetRequiredService<IChannelStore>().AddAsync(off, new(new Secret("https://desk.example/"), null, null, []), _ct);
        var (_, alert) = await FireAsync("Sent", "info", "gone");
        var delivery = await UntilAsync(
            async () => (await _host.GetAsync($"alerts/{alert}/deliveries", _ct))["items"]!.AsArray().FirstOrDefault());
        Assert.Equal(("gone", "dead"), ((string)delivery["channel"]!, (string)delivery["state"]!));
        var detail = await _host.GetAsync("alerts/" + alert, _ct);
        Assert.Equal(("fired", 1), ((string)detail["fired"]!["kind"]!, (int)detail["fired"]!["numbers"]!["articles"]!));
        Assert.Equal(["told"], (await _host.GetAsync($"alerts/ledger?alert={alert}&kind=told,dropped", _ct))["items"]!.AsArray().Select(entry => (string)entry!["kind"]!));
    }

    [Fact]
    public async Task A_silence_says_beforehand_what_it_would_hold()
    {
        var (rule, alert) = await FireAsync("To be silenced", "warning");
        var preview = await SendAsync(HttpMethod.Post, "silences/preview", $$"""{"matchers":[{"name":"rule","op":"=","value":"{{rule}}"}]}""");
        Assert.Equal((1, alert), ((int)preview["firing"]!, (string)preview["alerts"]![0]!["id"]!));
        var none = await SendAsync(HttpMethod.Post, "silences/preview", """{"matchers":[{"name":"rule","op":"=~","value":"no.*"}]}""");
        Assert.Equal(0, (int)none["firing"]!);
        await SendAsync(HttpMethod.Post, "silences/preview", """{"matchers":[{"name":"rule","op":"=~","value":"("}]}""", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_backtest_tells_when_a_rule_would_have_fired()
    {
        await _host.PushAsync(Some.Article(), _ct);
        var (from, to) = (TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(30));
        var body = new { rule = new { on = new { subject = Merkel }, when = new { kind = "article" }, wait = "0s" }, from, to, perDay = 3 };
        using var response = await _host.Http.PostAsJsonAsync("/api/v1/rules/backtest", body, _ct);
        var result = (await response.Content.ReadFromJsonAsync<JsonNode>(_ct))!;

        Assert.True((int)result["firings"]! >= 1, result.ToJsonString());
        Assert.Equal("Harbour Post", (string)result["fired"]![0]!["articles"]![0]!["source"]!);
        Assert.True((double)result["perDay"]! > 0);
        Assert.True((DateTimeOffset)result["to"]! <= TimeProvider.System.GetUtcNow(), "of what has not come nothing is known");
    }

    [Fact]
    public async Task An_archive_fires_nothing_as_it_came_and_what_it_would_have_when_it_was_published()
    {
        var day = new DateTimeOffset(2023, 5, 2, 0, 0, 0, TimeSpan.Zero);
        var lines = Enumerable.Range(0, 5).Select(i => JsonSerializer.Serialize(Some.Article(source: "Old Post", title: $"Angela Merkel opens bridge {i}", publishedAt: day.AddHours(4 * i))));
        using (var file = new StringContent(string.Join('\n', lines.Reverse()), Encoding.UTF8))
        using (var imported = await _host.Http.PostAsync(new Uri("/api/v1/imports?name=archive.jsonl", UriKind.Relative), file, _ct))
        {
            imported.EnsureSuccessStatusCode();
            await imported.Content.ReadAsStringAsync(_ct);
        }

        await _host.FollowedAsync(_ct);
        Assert.Equal(("arrival", 0, 0), await TryAsync(day, day.AddDays(1), null));
        Assert.Equal(("event", 5, 5), await TryAsync(day, day.AddDays(1), "event"));
        var (clock, articles, firings) = await TryAsync(TimeProvider.System.GetUtcNow().AddHours(-1), TimeProvider.System.GetUtcNow(), "arrival");
        Assert.Equal(("arrival", true, 0), (clock, articles >= 5, firings));

        async Task<(string Clock, int Articles, int Firings)> TryAsync(DateTimeOffset from, DateTimeOffset to, string? clock)
        {
            var body = new { rule = new { on = new { query = "source:\"Old Post\"" }, when = new { kind = "article", gap = "1h" }, wait = "0s" }, from, to, clock = clock ?? "arrival" };
            using var response = await _host.Http.PostAsJsonAsync("/api/v1/rules/backtest", body, _ct);
            var result = (await response.Content.ReadFromJsonAsync<JsonNode>(_ct))!;
            Assert.True(response.IsSuccessStatusCode, result.ToJsonString());
            return ((string)result["clock"]!, (int)result["articles"]!, (int)result["firings"]!);
        }
    }

    [Fact]
    public async Task A_backtest_tells_how_often_other_thresholds_fire()
    {
        await _host.PushAsync(Some.Article(), _ct);
        var (from, to) = (TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddMinutes(1));
        var body = new { rule = new { on = new { subject = Merkel }, when = new { kind = "silence", lasts = "15m" } }, from, to };
        using var response = await _host.Http.PostAsJsonAsync("/api/v1/rules/backtest", body, _ct);
        var result = (await response.Content.ReadFromJsonAsync<JsonNode>(_ct))!;

        var table = result["byThreshold"]!.AsArray().Select(choice => (Threshold: (double)choice!["threshold"]!, Firings: (int)choice["firings"]!)).ToList();
        Assert.Equal(0, table[0].Firings);
        Assert.Equal(table.OrderByDescending(choice => choice.Threshold), table);
        Assert.Contains(table, choice => choice.Firings > 0);
        Assert.Equal(3, (int)result["stepMinutes"]!);
        Assert.All(result["curve"]!.AsArray(), point => Assert.True((bool)point!["enough"]!));
    }

    [Fact]
    public async Task A_rule_says_its_subject_and_how_often_it_fired_and_comes_back_after_it_was_deleted()
    {
        await _host.PushAsync(Some.Article(), _ct);
        var rule = await SendAsync(HttpMethod.Post, "rules", $$"""{"labels":{"desk":"eu"},"name":"Berlin","on":{"subject":"{{Merkel}}"},"when":{"kind":"article"},"wait":"0s"}""", HttpStatusCode.Created);
        var id = (string)rule["id"]!;
        Assert.Equal(("Angela Merkel", "person", 0, 0), ((string)rule["subjectName"]!, (string)rule["subjectKind"]!, (int)rule["firing"]!, (int)rule["alerts"]!));

        await using var browser = await Browser.OpenAsync(_host, _ct);
        var view = await browser.WatchAsync(new { kind = "alerts" });
        await _host.PushAsync(Some.Article(), _ct);
        await browser.UntilAsync(view, state => state["alerts"]!.AsArray().FirstOrDefault(alert => (string)alert!["rule"]! == id));
        var fired = await _host.GetAsync("rules/" + id, _ct);
        Assert.Equal((1, 1), ((int)fired["firing"]!, (int)fired["alerts"]!));

        await SendAsync(HttpMethod.Post, $"rules/{id}/restore", null);      // it is there: nothing changes
        await SendAsync(HttpMethod.Delete, "rules/" + id, null, HttpStatusCode.NoContent);
        await SendAsync(HttpMethod.Get, "rules/" + id, null, HttpStatusCode.NotFound);
        var back = await SendAsync(HttpMethod.Post, $"rules/{id}/restore", null);
        Assert.Equal(("Berlin", "eu", 3, 1), ((string)back["name"]!, (string)back["labels"]!["desk"]!, (int)back["version"]!, (int)back["alerts"]!));
        Assert.Contains((await _host.GetAsync("rules", _ct))["items"]!.AsArray(), listed => (string)listed!["id"]! == id);
        await SendAsync(HttpMethod.Post, "rules/nobody/restore", null, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_silence_is_made_listed_and_lifted()
    {
        var made = await SendAsync(
            HttpMethod.Post, "silences", """{"matchers":[{"name":"rule","op":"=","value":"nobody"}],"author":"Ann","reason":"a trial"}""", HttpStatusCode.Created);
        var id = (string)made["id"]!;
        Assert.Contains((await _host.GetAsync("silences", _ct))["items"]!.AsArray(), silence => (string)silence!["id"]! == id);
        await SendAsync(HttpMethod.Delete, "silences/" + id, null, HttpStatusCode.NoContent);
        await SendAsync(HttpMethod.Delete, "silences/" + id, null, HttpStatusCode.NotFound);
        Assert.DoesNotContain((await _host.GetAsync("silences", _ct))["items"]!.AsArray(), silence => (string)silence!["id"]! == id);
    }

    [Theory]
    [InlineData("rules", """[]""", null)]
    [InlineData("rules", """{"name":"x","on":{"subject":"all"}}""", "when")]
    [InlineData("rules", """{"name":"x","on":{"subject":"all"},"when":{"kind":"weather"}}""", "when")]
    [InlineData("rules", """{"name":"x","on":{"subject":"all"},"when":{"kind":"burst","threshold":-1}}""", "when.threshold")]
    [InlineData("rules", """{"name":"x","on":{"subject":"all"},"when":{"kind":"burst"},"for":"soon"}""", "for")]
    [InlineData("rules", """{"name":"x","on":{"subject":"all"},"when":{"kind":"article"},"for":"5m"}""", "for")]
    [InlineData("rules", """{"name":"x","on":{},"when":{"kind":"article"}}""", "on")]
    [InlineData("rules", """{"name":"x","on":{"query":"\"open"},"when":{"kind":"article"}}""", "on.query")]
    [InlineData("rules", """{"name":"x","on":{"subject":"all"},"when":{"kind":"article"},"quietHours":{"from":"22:00","to":"06:00","zone":"Moon/Base"}}""", "quietHours.zone")]
    [InlineData("rules", """{"name":"x","on":{"subject":"all"},"when":{"kind":"article"},"weather":1}""", "weather")]
    [InlineData("rules/backtest", """{"rule":{"on":{"subject":"all"},"when":{"kind":"article"}},"from":"2026-03-05T00:00:00Z","to":"2026-03-03T00:00:00Z"}""", "to")]
    [InlineData("rules/backtest", """{"rule":{"on":{"subject":"all"},"when":{"kind":"article"}},"from":"2026-03-01T00:00:00Z","to":"2026-03-03T00:00:00Z","clock":"moon"}""", "clock")]
    [InlineData("silences", """{"matchers":[],"author":"Ann","reason":"x"}""", "matchers")]
    [InlineData("silences", """{"matchers":[{"name":"rule","op":"=~","value":".*"}],"author":"Ann","reason":"x"}""", "matchers")]
    [InlineData("silences", """{"matchers":[{"name":"rule","op":"=~","value":"("}],"author":"Ann","reason":"x"}""", "matchers")]
    [InlineData("silences", """{"matchers":[{"name":"rule","op":"=","value":"x"}],"author":"","reason":"x"}""", "author")]
    public async Task What_cannot_be_is_refused_at_its_field(string path, string body, string? field)
    {
        var problem = await SendAsync(HttpMethod.Post, path, body, HttpStatusCode.BadRequest);
        Assert.Equal(field, (string?)problem["field"]);
        Assert.NotEmpty((string)problem["detail"]!);
    }

    /// <summary>A rule that fires at once: ids of the rule and of its alert.</summary>
    private async Task<(string Rule, string Alert)> FireAsync(string name, string severity, params string[] channels)
    {
        var body = new JsonObject
        {
            ["name"] = name,
            ["severity"] = severity,
            ["on"] = new JsonObject { ["subject"] = Merkel },
            ["when"] = new JsonObject { ["kind"] = "article" },
            ["wait"] = "0s",
            ["channels"] = new JsonArray([.. channels.Select(channel => JsonValue.Create(channel))]),
        };
        var rule = (string)(await SendAsync(HttpMethod.Post, "rules", body.ToJsonString(), HttpStatusCode.Created))["id"]!;
        await _host.PushAsync(Some.Article(), _ct);
        var fired = await UntilAsync(async () => (await _host.GetAsync("alerts?rule=" + rule, _ct))["items"]!.AsArray().FirstOrDefault());
        return (rule, (string)fired["id"]!);
    }

    private async Task<JsonNode> UntilAsync(Func<Task<JsonNode?>> ask)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await look.WaitForNextTickAsync(_ct))
        {
            if (await ask() is { } answer)
            {
                return answer;
            }
        }

        throw new InvalidOperationException("The test was stopped.");
    }

    private async Task<JsonNode> SendAsync(HttpMethod method, string path, string? body, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var request = new HttpRequestMessage(method, new Uri("/api/v1/" + path, UriKind.Relative));
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _host.Http.SendAsync(request, _ct);
        var text = await response.Content.ReadAsStringAsync(_ct);
        Assert.True(response.StatusCode == status, $"{response.StatusCode} {text}");
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }
}
