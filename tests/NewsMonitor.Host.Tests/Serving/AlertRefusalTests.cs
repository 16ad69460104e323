using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace NewsMonitor.Host.Tests.Serving;

/// <summary>What cannot be, or means harm: refused at its field, soon, and at nobody else's cost.</summary>
public sealed class AlertRefusalTests(AlertRefusalTests.OneHost shared) : IClassFixture<AlertRefusalTests.OneHost>
{
    /// <summary>Some hundred times what it takes; a bomb takes hours.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;
    private readonly AlertRig _rig = shared.Rig;

    public static TheoryData<string> BadQueries => ["\"open", "NOT cranes", "cranes OR NOT birds", "", "*", "a NEAR/ b", "title:", "sentiment:<x", Deep(1_000), new string('x', 20_001)];

    public static TheoryData<string> Impossible =>
    [
        """{"kind":"burst","threshold":0}""", """{"kind":"burst","threshold":21}""", """{"kind":"burst","minArticles":2,"minSources":3}""", """{"kind":"burst","raise":[1]}""",
        """{"kind":"burst","window":"3h"}""", """{"kind":"burst","measure":"ratio","threshold":1}""", """{"kind":"burst","calm":{"under":2}}""", """{"kind":"burst","raise":null}""",
        """{"kind":"sentiment","threshold":2.5}""", """{"kind":"sentiment","minArticles":1}""", """{"kind":"sentiment","direction":"left"}""",
        """{"kind":"company","memory":"1d","within":"2d"}""", """{"kind":"company","kinds":["topic"]}""", """{"kind":"company","kinds":null}""", """{"kind":"silence","lasts":"1m"}""", """{"kind":"silence","lasts":"forever"}""",
        """{"kind":"article","gap":"0s"}""", """{"kind":"weather"}""", """{}""",
    ];

    [Theory]
    [MemberData(nameof(BadQueries))]
    public async Task A_bad_query_is_refused_alike_by_rules_backtests_topics_and_search(string query)
    {
        var started = Stopwatch.GetTimestamp();
        var rule = new JsonObject { ["name"] = "x", ["on"] = new JsonObject { ["query"] = query }, ["when"] = new JsonObject { ["kind"] = "article" } };
        Assert.Equal("on.query", await RefusedAsync("rules", rule));
        Assert.Equal("on.query", await RefusedAsync("rules/backtest", new { rule, from = "2026-01-01T00:00:00Z", to = "2026-01-02T00:00:00Z" }));
        Assert.Equal("query", await RefusedAsync("topics", new { query }));
        if (query.Length is > 0 and < 5_000)
        {
            using var search = await _rig.Host.Http.GetAsync(new Uri("/api/v1/articles?query=" + Uri.EscapeDataString(query), UriKind.Relative), _ct);
            Assert.Equal(HttpStatusCode.BadRequest, search.StatusCode);
        }

        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, Soon);
    }

    [Fact]
    public async Task What_blows_up_other_matchers_is_taken_as_it_stands_and_costs_no_time()
    {
        var started = Stopwatch.GetTimestamp();
        await _rig.SendAsync(HttpMethod.Post, "silences", new { matchers = new[] { new { name = "rule", op = "=~", value = "(a+)+(a|aa)+$x" } }, author = "Ann", reason = "a bomb" });
        var stars = string.Join(" OR ", Enumerable.Range(0, 500).Select(i => $"(bomb{i}* NEAR/50 \"a b {i}\")"));
        var rule = await _rig.RuleAsync("Bomb", new { kind = "article" }, on: new { query = stars + " OR merkel" });
        await _rig.RuleAsync("Label", new { kind = "article" }, new { labels = new { desk = new string('a', 200) } });
        await _rig.Host.PushAsync(Some.Article(body: string.Concat(Enumerable.Repeat("bomb1 a b bomb2 aaaaaaaaaa ", 2_000)) + " Angela Merkel"), _ct);
        await _rig.LedgerAsync(rule, "fired");
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, Soon);
    }

    [Theory]
    [MemberData(nameof(Impossible))]
    public async Task A_condition_that_can_never_be_is_refused_at_its_member(string when)
    {
        var field = await RefusedAsync("rules", new JsonObject { ["name"] = "x", ["on"] = new JsonObject { ["subject"] = "all" }, ["when"] = JsonNode.Parse(when) });
        Assert.StartsWith("when", field, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("channels", "null")]
    [InlineData("groupBy", "null")]
    [InlineData("labels", "null")]
    [InlineData("sourceSteps", "null")]
    [InlineData("sourceSteps", "[5,5]")]
    [InlineData("rateLimit", """{"messages":0,"per":"1h"}""")]
    [InlineData("digest", """{"every":"day","hour":25,"zone":"UTC"}""")]
    [InlineData("digest", """{"every":"day","hour":5,"zone":"Moon/Base"}""")]
    [InlineData("digest", """{"every":"day","hour":5,"zone":null}""")]
    [InlineData("quietHours", """{"from":"22:00","to":"06:00","zone":"../etc/passwd"}""")]
    [InlineData("quietHours", """{"from":"22:00","to":"06:00","zone":"UTC","days":["Sunday","Sunday"]}""")]
    [InlineData("quietHours", """{"from":"25:00","to":"06:00","zone":"UTC"}""")]
    [InlineData("quietHours", """{"from":"22:00","to":"22:00","zone":"UTC"}""")]
    [InlineData("interval", "\"1s\"")]
    [InlineData("maxAge", "\"400d\"")]
    public async Task A_member_that_cannot_be_is_refused_at_its_name(string member, string value)
    {
        var rule = new JsonObject { ["name"] = "x", ["on"] = new JsonObject { ["subject"] = "all" }, ["when"] = new JsonObject { ["kind"] = "article" }, [member] = JsonNode.Parse(value) };
        Assert.StartsWith(member, await RefusedAsync("rules", rule), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"x","on":{"subject":"all"},"when":{"kind":"article"},"id":"mine","ID":"OTHER"}""", "ID")]
    [InlineData("""{"name":"x","on":{"subject":"all"},"when":{"kind":"article"},"Wait":"1h"}""", "Wait")]
    public async Task A_member_in_other_letters_is_none_of_a_rules_and_changes_no_other_rule(string body, string field)
    {
        var other = await _rig.RuleAsync("Other", new { kind = "article" });
        Assert.Equal(field, await RefusedAsync("rules", JsonNode.Parse(body.Replace("OTHER", other, StringComparison.Ordinal))!));
        Assert.Equal("Other", (string)(await _rig.SendAsync(HttpMethod.Get, "rules/" + other, null))["name"]!);
    }

    [Theory]
    [InlineData("webhook", "https://10.0.0.1/hook")]
    [InlineData("slack", "https://169.254.169.254/latest/meta-data")]
    [InlineData("discord", "https://[::1]/hook")]
    [InlineData("teams", "https://192.168.1.4/hook")]
    [InlineData("ntfy", "https://172.16.0.9/topic")]
    [InlineData("alertmanager", "https://0.0.0.0/api")]
    [InlineData("webhook", "https://[::ffff:10.0.0.1]/hook")]
    [InlineData("webhook", "ftp://example.org/hook")]
    [InlineData("webhook", "not an address")]
    public async Task A_channel_to_a_host_that_is_not_public_is_refused_at_its_address(string kind, string address) =>
        Assert.Equal("address", await RefusedAsync("channels", new { kind, address }));

    [Fact]
    public async Task A_mail_server_at_a_private_host_is_refused_and_one_that_hangs_is_let_go_while_others_are_told()
    {
        Assert.Equal("server.host", await RefusedAsync("channels", new { kind = "email", to = "desk@paper.example", server = new { host = "10.0.0.1", from = "alerts@news.example" } }));

        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var made = await _rig.SendAsync(
            HttpMethod.Post, "channels",
            new { kind = "email", to = "desk@paper.example", server = new { host = "127.0.0.1", port = ((IPEndPoint)silent.LocalEndpoint).Port, security = "none", from = "alerts@news.example" } });
        var mail = (string)made["id"]!;
        var (desk, _) = await _rig.ChannelAsync("desk");
        var rule = await _rig.RuleAsync("Merkel", new { kind = "article" }, new { channels = new[] { mail, desk } });
        var trying = _rig.SendAsync(HttpMethod.Post, $"channels/{mail}/test", null);
        await _rig.Host.PushAsync(Some.Article(), _ct);
        await _rig.ReceivedAsync("desk", 1);
        Assert.Contains("did not take the message within 3 s", (string)(await trying)["words"]!, StringComparison.Ordinal);
        Assert.Contains("did not take", (string)(await _rig.LedgerAsync(rule, "delayed", "channel"))["why"]!, StringComparison.Ordinal);
    }

    /// <summary>The field at which a request is refused.</summary>
    private async Task<string> RefusedAsync(string path, object body)
    {
        var problem = await _rig.SendAsync(HttpMethod.Post, path, body, HttpStatusCode.BadRequest);
        Assert.NotEmpty((string)problem["detail"]!);
        return (string)problem["field"]!;
    }

    /// <summary>For all of the class: starting one takes a second.</summary>
    public sealed class OneHost : IAsyncLifetime
    {
        internal AlertRig Rig { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Rig = await AlertRig.OpenAsync(null, "--Deliveries:MailTimeout=00:00:03");

        public ValueTask DisposeAsync() => Rig.DisposeAsync();
    }

    private static string Deep(int levels) => new string('(', levels) + "cranes" + new string(')', levels);
}
