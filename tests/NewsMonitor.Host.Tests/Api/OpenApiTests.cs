using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NewsMonitor.Host.Tests.Serving;

namespace NewsMonitor.Host.Tests.Api;

/// <summary>What the OpenAPI document says of requests is what is taken, and what it says of answers is what comes.</summary>
public sealed class OpenApiTests() : HostTests("openapi", "--Reader=fast", "--Fetch:AllowedHosts:0=127.0.0.1")
{
    private const string Json = "application/json";

    /// <summary>Requests of which the address says all.</summary>
    private static readonly string[] Bare =
    [
        "post /channels/{id}/rotate", "post /channels/{id}/test", "post /deliveries/{id}/retry", "post /feeds/{id}/rotate", "post /rules/{id}/restore", "post /sample",
        "post /sources/{name}/poll",
    ];

    private static readonly string[] OfAlerts =
        ["post /inhibitions", "post /rules", "post /rules/backtest", "post /silences", "post /silences/preview", "patch /alerts/{id}", "patch /rules/{id}"];

    private JsonNode _document = null!;
    private string? _rule;

    private SchemaSamples Samples => new(_document, TimeProvider.System.GetUtcNow());

    [Fact]
    public async Task Every_body_is_described()
    {
        var all = await ReadAsync();
        Assert.Equal(Bare, all.Where(one => one.Content is null).Select(one => one.Name).Order(StringComparer.Ordinal));
        Assert.All(all.Where(one => one.Content is not null).SelectMany(one => one.Content!), content =>
        {
            var schema = Samples.Resolve(content.Value!["schema"]!);
            Assert.True(schema["properties"] is not null || schema["oneOf"] is not null || schema["allOf"] is not null || (string?)schema["type"] == "string", $"{content.Key} {schema}");
        });
    }

    [Fact]
    public async Task Every_answer_is_described()
    {
        await ReadAsync();
        var silent = _document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Where(operation => operation.Value!["responses"] is not null)
            .Where(operation => !operation.Value!["responses"]!.AsObject().Any(answer => answer.Key is "202" or "204" || (answer.Key.StartsWith('2') && answer.Value!["content"] is not null)))
            .Select(operation => $"{operation.Key} {path.Key}"));
        Assert.Empty(silent);
    }

    [Fact]
    public async Task What_alerts_are_told_by_is_taken_with_each_member_and_each_word_that_is_listed()
    {
        var all = await ReadAsync();
        foreach (var name in OfAlerts)
        {
            var tried = 0;
            foreach (var body in Samples.Of(SchemaOf(all, name)))
            {
                tried++;
                Fit(body!);
                var (status, told) = await SendAsync(name, body!);
                Assert.True(status is not HttpStatusCode.BadRequest && (int)status < 500, $"{name} {body!.ToJsonString()}: {told}");
            }

            Assert.True(tried > 1, name);
        }
    }

    [Fact]
    public async Task What_alerts_are_told_by_is_refused_without_what_is_called_for_and_with_what_there_is_not()
    {
        var all = await ReadAsync();
        foreach (var name in OfAlerts)
        {
            var samples = Samples.Of(SchemaOf(all, name)).ToList();
            foreach (var body in samples)
            {
                await RefusedAsync(name, Everywhere(body!).Select(place => Changed(body!, place, inner => inner["nonsense"] = 1)));
            }

            await RefusedAsync(name, Everywhere(samples[0]!).SelectMany(place => At(samples[0]!, place).AsObject().Select(member => Changed(samples[0]!, place, inner => inner.Remove(member.Key)))));
        }
    }

    [Fact]
    public async Task Each_word_that_is_listed_elsewhere_is_taken_and_no_other()
    {
        await ReadAsync();
        await Host.PushAsync(Some.Article(publishedAt: TimeProvider.System.GetUtcNow().AddDays(-1)), Ct);
        var to = TimeProvider.System.GetUtcNow();
        var from = to.AddDays(-2);
        await WordsAsync("ChannelRequest", "kind", "post /channels", kind => kind == "email"
            ? new { kind, to = "desk@paper.example", server = new { host = "127.0.0.1", from = "alerts@news.example" } }
            : new { kind, address = "http://127.0.0.1:9/hook" });
        await WordsAsync("MailServerRequest", "security", "post /channels", security => new
        {
            kind = "email", name = "mail " + security, to = "desk@paper.example", server = new { host = "127.0.0.1", from = "alerts@news.example", security },
        });
        await WordsAsync("AnalyzeRequest", "reader", "post /analyze", reader => new { text = "Oslo is wet.", reader });
        await WordsAsync("RereadRequest", "reader", "post /rereads", reader => new { reader });
        await WordsAsync("EntityCorrectionDto", "kind", "post /analyze", kind => new { text = "Oslo is wet.", corrections = new { entities = new[] { new { text = "Oslo", name = "Oslo", kind } } } });
        await WordsAsync("SentimentCorrectionDto", "sentiment", "post /analyze", sentiment => new
        {
            text = "Oslo is wet.", corrections = new { sentiments = new[] { new { sentence = "Oslo is wet.", subject = "entity:Q585", sentiment } } },
        });
        await WordsAsync("ReplayRequestDto", "clock", "post /replays", clock => new { from, to, clock });
        var replay = (await SendAsync("post /replays", JsonNode.Parse($$"""{"from":"{{from:O}}","to":"{{to:O}}"}""")!)).Told;
        await WordsAsync("ChangeReplayDto", "state", $"patch /replays/{replay["id"]}", state => new { state });
    }

    [Fact]
    public async Task What_calls_for_something_does_not_take_nothing()
    {
        var all = await ReadAsync();
        var calling = all.Where(one => one.Content?[Json] is { } body && Needs(body["schema"]!)).Select(one => one.Name).ToList();
        Assert.True(calling.Count > 10);
        foreach (var name in calling)
        {
            var (status, told) = await SendAsync(name, new JsonObject());
            Assert.True((int)status is >= 400 and < 500 || (string?)told["result"] == "rejected", $"{name}: {status} {told}");
        }

        bool Needs(JsonNode schema)
        {
            var told = Samples.Resolve(schema);
            return told["required"] is not null || (told["allOf"]?.AsArray() ?? []).Any(part => Needs(part!));
        }
    }

    [Fact]
    public async Task Alerts_are_answered_as_it_is_described()
    {
        await ReadAsync();
        var rule = (string)(await AnsweredAsync("post /rules", new { name = "Rule", on = new { query = "Merkel" }, when = new { kind = "article" }, wait = "0s", channels = Array.Empty<string>() }))["id"]!;
        await AnsweredAsync("post /rules", new { name = "Ports", on = new { subject = "all" }, when = new { kind = "burst" }, quietHours = new { from = "22:00", to = "06:00", zone = "UTC" }, repeat = "6h" });
        await Host.PushAsync(Some.Article(), Ct);
        JsonNode alert;
        while ((alert = await AnsweredAsync("get /alerts"))["items"]!.AsArray().Count == 0)
        {
        }

        var id = (string)alert["items"]![0]!["id"]!;
        object[] matchers = [new { name = "rule", op = "=", value = rule }];
        await AnsweredAsync("post /silences/preview", new { matchers });
        await AnsweredAsync("post /silences", new { matchers, author = "Ann", reason = "known" });
        await AnsweredAsync("post /inhibitions", new { source = matchers, target = matchers });
        await AnsweredAsync("post /rules/backtest", new { rule = new { on = new { subject = "all" }, when = new { kind = "burst", threshold = 0.1 } }, from = TimeProvider.System.GetUtcNow().AddDays(-1), to = TimeProvider.System.GetUtcNow(), perDay = 1 });
        await AnsweredAsync("patch /alerts/{id}", new { handling = "taken", by = "Ann" }, id);
        await AnsweredAsync("patch /rules/{id}", new { severity = "critical" }, rule);
        foreach (var path in new[] { "/alerts", "/alerts/counts", "/alerts/ledger", "/rules", "/silences", "/inhibitions" })
        {
            await AnsweredAsync("get " + path);
        }

        await AnsweredAsync("get /alerts/{id}", id: id);
        await AnsweredAsync("get /rules/{id}", id: rule);
    }

    /// <summary>The answer, which is one that the document describes.</summary>
    private async Task<JsonNode> AnsweredAsync(string name, object? body = null, string id = "")
    {
        var (method, path) = (name.Split(' ')[0], name.Split(' ')[1]);
        using var request = new HttpRequestMessage(new(method.ToUpperInvariant()), "/api/v1" + path.Replace("{id}", id, StringComparison.Ordinal)) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await Host.Http.SendAsync(request, Ct);
        var told = (await response.Content.ReadFromJsonAsync<JsonNode>(Ct))!;
        var status = $"{(int)response.StatusCode}";
        var schema = _document["paths"]!["/api/v1" + path]![method]!["responses"]![status]?["content"]?[Json]?["schema"];
        Assert.True(response.IsSuccessStatusCode && schema is not null, $"{name} {status} {told}");
        Fits(schema, told, name);
        return told;
    }

    private void Fits(JsonNode schema, JsonNode? told, string place)
    {
        schema = Samples.Resolve(schema);
        if (schema["oneOf"] is { } ways && ways[0]!["properties"] is not null)
        {
            schema = ways.AsArray().Single(way => (string)way!["properties"]!["kind"]!["const"]! == (string)told!["kind"]!)!;
        }

        switch (told)
        {
            case JsonObject all when schema["properties"] is JsonObject members:
                Assert.Empty(all.Select(member => member.Key).Except(members.Select(member => member.Key)).Select(name => $"{place}.{name} is not described"));
                Assert.Empty((schema["required"]?.AsArray() ?? []).Select(name => (string)name!).Where(name => !all.ContainsKey(name)).Select(name => $"{place}.{name} is not there"));
                foreach (var (name, value) in all)
                {
                    Fits(members[name]!, value, $"{place}.{name}");
                }

                break;
            case JsonObject all:
                Assert.True(schema["additionalProperties"] is not null, $"{place} is not described");
                Assert.All(all, member => Fits(schema["additionalProperties"]!, member.Value, $"{place}.{member.Key}"));
                break;
            case JsonArray list:
                Assert.All(list, item => Fits(schema["items"]!, item, place));
                break;
            case JsonValue value:
                Assert.True(schema["enum"] is not JsonArray words || words.Any(word => JsonNode.DeepEquals(word, value)), $"{place} {value}");
                Assert.True(Types(schema).Any(type => IsOf(type, value.GetValueKind())), $"{place} is {value.ToJsonString()}, of {schema["type"]?.ToJsonString() ?? "no type"}");
                break;
        }
    }

    private static IEnumerable<string> Types(JsonNode schema) => schema["type"] switch
    {
        JsonArray all => all.Select(type => (string)type!),
        { } one => [(string)one!],
        null => [],
    };

    private static bool IsOf(string type, JsonValueKind kind) => type switch
    {
        "integer" or "number" => kind is JsonValueKind.Number,
        "boolean" => kind is JsonValueKind.True or JsonValueKind.False,
        _ => type == "string" && kind is JsonValueKind.String,
    };

    private async Task<IReadOnlyList<(string Name, JsonObject? Content)>> ReadAsync()
    {
        _document = (await Host.Http.GetFromJsonAsync<JsonNode>("/openapi/v1.json", Ct))!;
        return [.. _document["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Where(operation => operation.Key is "post" or "put" or "patch")
                .Select(operation => ($"{operation.Key} {path.Key["/api/v1".Length..]}", operation.Value!["requestBody"]?["content"]?.AsObject())))];
    }

    private static JsonNode SchemaOf(IReadOnlyList<(string Name, JsonObject? Content)> all, string name) => all.Single(one => one.Name == name).Content![Json]!["schema"]!;

    private async Task WordsAsync(string schema, string member, string name, Func<string, object> body)
    {
        var words = _document["components"]!["schemas"]![schema]!["properties"]![member]!["enum"]!.AsArray().Where(word => word is not null).Select(word => (string)word!).ToList();
        Assert.NotEmpty(words);
        foreach (var word in words)
        {
            var (status, told) = await SendAsync(name, body(word));
            Assert.True(status is not HttpStatusCode.BadRequest && (int)status < 500, $"{name} {word}: {told}");
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(name, body("nonsense"))).Status);
    }

    private async Task RefusedAsync(string name, IEnumerable<JsonNode> bodies)
    {
        foreach (var body in bodies)
        {
            var (status, told) = await SendAsync(name, body);
            Assert.True(status is HttpStatusCode.BadRequest && told["field"] is not null, $"{name} {body.ToJsonString()}: {status} {told}");
        }
    }

    private async Task<(HttpStatusCode Status, JsonNode Told)> SendAsync(string name, object body)
    {
        var (method, path) = (name.Split(' ')[0], name.Split(' ')[1]);
        if (path == "/rules/{id}")
        {
            _rule ??= await MakeRuleAsync();
            path = $"/rules/{_rule}";
        }

        using var request = new HttpRequestMessage(new(method.ToUpperInvariant()), "/api/v1" + path) { Content = JsonContent.Create(body) };
        using var response = await Host.Http.SendAsync(request, Ct);
        var text = await response.Content.ReadAsStringAsync(Ct);
        return (response.StatusCode, text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!);
    }

    private async Task<string> MakeRuleAsync()
    {
        using var made = await Host.Http.PostAsJsonAsync("/api/v1/rules", new { name = "Rule", on = new { subject = "all" }, when = new { kind = "burst" } }, Ct);
        return (string)(await made.Content.ReadFromJsonAsync<JsonNode>(Ct))!["id"]!;
    }

    /// <summary>What no schema knows: an article is told once, so a rule that reminds is on something that lasts; and there are no channels here.</summary>
    private static void Fit(JsonNode body)
    {
        var rule = body["rule"] ?? body;
        if (rule["repeat"] is not null && (string?)rule["when"]?["kind"] == "article")
        {
            rule["when"] = new JsonObject { ["kind"] = "burst" };
        }

        (rule["channels"] as JsonArray)?.Clear();
    }

    /// <summary>The ways to the objects in it that have members of their own: labels are free.</summary>
    private static IEnumerable<object[]> Everywhere(JsonNode body) => body switch
    {
        JsonObject told => told.Where(member => member.Key != "labels").SelectMany(member => member.Value is { } value ? Everywhere(value).Select(way => (object[])[member.Key, .. way]) : []).Prepend([]),
        JsonArray list => list.SelectMany((item, at) => item is null ? [] : Everywhere(item).Select(way => (object[])[at, .. way])),
        _ => [],
    };

    private static JsonNode At(JsonNode body, object[] way) => way.Aggregate(body, (at, step) => step is int index ? at[index]! : at[(string)step]!);

    private static JsonNode Changed(JsonNode body, object[] way, Action<JsonObject> change)
    {
        var changed = body.DeepClone();
        change(At(changed, way).AsObject());
        return changed;
    }
}
