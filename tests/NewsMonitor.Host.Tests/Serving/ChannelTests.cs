using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NewsMonitor.Deliveries;
using NewsMonitor.Domain.Notices;
using NewsMonitor.Log;
using NewsMonitor.Log.Sqlite;

namespace NewsMonitor.Host.Tests.Serving;

/// <summary>Channels and deliveries over the API of the whole host, to a receiver on loopback.</summary>
public sealed class ChannelTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("newsmonitor-channels").FullName;
    private readonly Channel<string> _ids = Channel.CreateUnbounded<string>();
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;
    private FeedServer _receiver = null!;

    public async ValueTask InitializeAsync()
    {
        _receiver = await FeedServer.StartAsync(_ct);
        _receiver.Answer("hook", async context =>
        {
            _ids.Writer.TryWrite(context.Request.Headers["webhook-id"]!);
            await context.Response.WriteAsync("taken");
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _receiver.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_channel_is_made_tried_rotated_switched_off_and_removed()
    {
        await using var host = await StartAsync();
        var made = await SendAsync(host, HttpMethod.Post, "channels", new { kind = "webhook", name = "Desk", address = _receiver.At("hook") + "?key=hidden" });
        var (id, secret) = ((string)made["id"]!, (string)made["secret"]!);
        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        var tried = await SendAsync(host, HttpMethod.Post, $"channels/{id}/test", null);
        Assert.Equal((true, 200, "taken"), ((bool)tried["delivered"]!, (int)tried["status"]!, (string)tried["words"]!));
        Assert.StartsWith("test-", await _ids.Reader.ReadAsync(_ct), StringComparison.Ordinal);

        var rotated = await SendAsync(host, HttpMethod.Post, $"channels/{id}/rotate", null);
        Assert.NotEqual(secret, (string)rotated["secret"]!);
        Assert.Equal(2, rotated["keys"]!.AsArray().Count);
        var list = await host.Http.GetStringAsync(new Uri("api/v1/channels", UriKind.Relative), _ct);
        Assert.DoesNotContain("whsec_", list, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", list, StringComparison.Ordinal);

        var off = await SendAsync(host, HttpMethod.Patch, $"channels/{id}", new { on = false });
        Assert.Equal((false, "Switched off by hand."), ((bool)off["on"]!, (string)off["offReason"]!));
        using (var refused = await host.Http.PostAsync(new Uri($"api/v1/channels/{id}/test", UriKind.Relative), null, _ct))
        {
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
            Assert.Contains("Switched off by hand.", (string)(await refused.Content.ReadFromJsonAsync<JsonNode>(_ct))!["detail"]!, StringComparison.Ordinal);
        }

        Assert.False(_ids.Reader.TryRead(out _));
        Assert.Equal(HttpStatusCode.NoContent, (await host.Http.DeleteAsync(new Uri($"api/v1/channels/{id}", UriKind.Relative), _ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Http.DeleteAsync(new Uri($"api/v1/channels/{id}", UriKind.Relative), _ct)).StatusCode);
    }

    [Fact]
    public async Task A_channel_to_a_private_host_is_refused_with_the_field_and_the_reason()
    {
        await using var host = await RunningHost.StartAsync(Path.Combine(_folder, "guarded"), _ct);
        using var response = await host.Http.PostAsJsonAsync("api/v1/channels", new { kind = "webhook", address = "https://127.0.0.1/hook" }, _ct);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonNode>(_ct);
        Assert.Equal("address", (string)problem!["field"]!);
        Assert.Contains("not a public address", (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_put_into_the_outbox_arrives_and_what_was_given_up_is_tried_again_by_hand()
    {
        _receiver.Status("hook", HttpStatusCode.UnprocessableEntity);
        await using var host = await StartAsync();
        var id = (string)(await SendAsync(host, HttpMethod.Post, "channels", new { kind = "webhook", address = _receiver.At("hook") }))["id"]!;
        await host.Services.GetRequiredService<IOutbox>().PutAsync([Message("m1", id)], _ct);
        host.Services.GetRequiredService<DeliveryPump>().Nudge();
        var delivery = await EndedAsync(host, id);
        Assert.Equal(("dead", "The receiver refuses it (422)."), ((string)delivery["state"]!, (string)delivery["reason"]!));
        Assert.Equal(1, (int)(await host.GetAsync("channels/" + id, _ct))["dead"]!);
        _receiver.Answer("hook", context =>
        {
            _ids.Writer.TryWrite(context.Request.Headers["webhook-id"]!);
            return Task.CompletedTask;
        });
        Assert.Equal(1, (int)(await SendAsync(host, HttpMethod.Post, $"deliveries/m1-{id}/retry", null))["retried"]!);
        Assert.Equal($"m1-{id}", await _ids.Reader.ReadAsync(_ct));
        Assert.Equal("delivered", (string)(await EndedAsync(host, id))["state"]!);
        Assert.Equal([422, 200], (await host.GetAsync($"deliveries/m1-{id}", _ct))["allAttempts"]!.AsArray().Select(attempt => (int)attempt!["status"]!));
    }

    [Fact]
    public async Task A_process_that_is_killed_after_sending_sends_again_under_the_same_id()
    {
        var channel = new DeliveryChannel("c1", ChannelKind.Webhook, "Desk", "…", null, DateTimeOffset.UnixEpoch);
        var settings = Path.Combine(_folder, "killed");
        await using (var log = await SqliteLog.OpenAsync(settings, TimeProvider.System, NullLogger.Instance, _ct))
        {
            await log.Channels.AddAsync(channel, new(new Secret(_receiver.At("hook")), null, null, [new(new("whsec_" + Convert.ToBase64String(new byte[32])), DateTimeOffset.UnixEpoch, null)]), _ct);
            await log.Outbox.PutAsync([Message("m1", "c1")], _ct);
        }

        // The receiver has it and does not answer before the sender is dead.
        var received = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _receiver.Answer("hook", context =>
        {
            received.TrySetResult(context.Request.Headers["webhook-id"]!);
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        });
        await using (var program = Serve(settings))
        {
            Assert.Equal("m1-c1", await received.Task.WaitAsync(_ct));
            await program.KillAsync(_ct);
        }

        _receiver.Answer("hook", context =>
        {
            _ids.Writer.TryWrite(context.Request.Headers["webhook-id"]!);
            return Task.CompletedTask;
        });
        await using (Serve(settings))
        {
            Assert.Equal("m1-c1", await _ids.Reader.ReadAsync(_ct));
        }
    }

    [Fact]
    public async Task A_feed_is_read_at_its_secret_address_alone()
    {
        await using var host = await StartAsync();
        var rule = await RuleAsync(host);
        await host.Services.GetRequiredService<IOutbox>().PutAsync([Message("m1") with { Rule = rule }], _ct);
        var made = await SendAsync(host, HttpMethod.Post, "feeds", new { rule });
        var feed = XDocument.Parse(await host.Http.GetStringAsync(new Uri((string)made["address"]!), _ct));
        Assert.Equal("Harbour: 34 articles", feed.Descendants(XName.Get("entry", "http://www.w3.org/2005/Atom")).Single().Element(XName.Get("title", "http://www.w3.org/2005/Atom"))!.Value);
        Assert.Null((await host.GetAsync("feeds", _ct))["items"]![0]!["address"]);
        Assert.Equal(HttpStatusCode.NoContent, (await host.Http.DeleteAsync(new Uri($"api/v1/feeds/{made["id"]}", UriKind.Relative), _ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Http.GetAsync(new Uri((string)made["address"]!), _ct)).StatusCode);
        Assert.Equal("Harbour watch", (string)made["name"]!);

        await host.PushAsync(new[] { new { source = "harbour", id = "1", title = "Ships <arrive> & leave", body = "Angela Merkel spoke in Rotterdam." } }, _ct);
        var ofSource = await SendAsync(host, HttpMethod.Post, "feeds", new { subject = "source:harbour" });
        var articles = XDocument.Parse(await host.Http.GetStringAsync(new Uri((string)ofSource["address"]!), _ct));
        Assert.Equal("Ships <arrive> & leave", articles.Descendants(XName.Get("title", "http://www.w3.org/2005/Atom")).Last().Value);
        Assert.Equal("harbour", (string)(await host.GetAsync("feeds", _ct))["items"]![0]!["name"]!);
    }

    [Fact]
    public async Task A_feed_is_gone_while_what_it_is_of_is_deleted()
    {
        await using var host = await StartAsync();
        var rule = await RuleAsync(host);
        var topic = (string)(await SendAsync(host, HttpMethod.Post, "topics", new { query = "cranes" }))["subject"]!;
        foreach (var (of, path, back) in new (object, string, Func<Task>)[]
        {
            (new { rule }, "rules/" + rule, () => SendAsync(host, HttpMethod.Post, $"rules/{rule}/restore", null)),
            (new { subject = topic }, "topics/" + topic, () => SendAsync(host, HttpMethod.Patch, "topics/" + topic, new { deleted = false })),
        })
        {
            var feed = new Uri((string)(await SendAsync(host, HttpMethod.Post, "feeds", of))["address"]!);
            Assert.Equal(HttpStatusCode.OK, (await host.Http.GetAsync(feed, _ct)).StatusCode);
            (await host.Http.DeleteAsync(new Uri("api/v1/" + path, UriKind.Relative), _ct)).EnsureSuccessStatusCode();
            Assert.Equal(HttpStatusCode.Gone, (await host.Http.GetAsync(feed, _ct)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await host.Http.PostAsJsonAsync("api/v1/feeds", of, _ct)).StatusCode);
            await back();
            Assert.Equal(HttpStatusCode.OK, (await host.Http.GetAsync(feed, _ct)).StatusCode);
        }
    }

    [Fact]
    public async Task A_feed_of_what_there_is_not_is_refused()
    {
        await using var host = await StartAsync();
        foreach (object of in new object[] { new { rule = "none" }, new { subject = "entity:Q1" }, new { subject = "custom:none" }, new { subject = "source:none" } })
        {
            using var refused = await host.Http.PostAsJsonAsync("api/v1/feeds", of, _ct);
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
            Assert.NotEmpty((string)(await refused.Content.ReadFromJsonAsync<JsonNode>(_ct))!["detail"]!);
        }

        Assert.Empty((await host.GetAsync("feeds", _ct))["items"]!.AsArray());
    }

    [Fact]
    public async Task Another_address_of_a_feed_takes_the_former_ones_place()
    {
        await using var host = await StartAsync();
        var made = await SendAsync(host, HttpMethod.Post, "feeds", new { subject = "all" });
        var rotated = await SendAsync(host, HttpMethod.Post, $"feeds/{made["id"]}/rotate", new { });
        Assert.Equal((long)made["id"]!, (long)rotated["id"]!);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Http.GetAsync(new Uri((string)made["address"]!), _ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.Http.GetAsync(new Uri((string)rotated["address"]!), _ct)).StatusCode);
        Assert.Single((await host.GetAsync("feeds", _ct))["items"]!.AsArray());
        Assert.Equal(HttpStatusCode.NotFound, (await host.Http.PostAsync(new Uri("api/v1/feeds/99/rotate", UriKind.Relative), null, _ct)).StatusCode);
    }

    [Fact]
    public async Task The_link_of_a_mail_asks_first_and_then_switches_its_channel_off()
    {
        await using var host = await StartAsync();
        var made = await SendAsync(host, HttpMethod.Post, "channels", new { kind = "email", to = "desk@paper.example", server = new { host = "127.0.0.1", from = "alerts@news.example" } });
        var id = (string)made["id"]!;
        var (channel, target) = (await host.Services.GetRequiredService<IChannelStore>().OpenAsync(id, _ct))!.Value;
        var link = new Uri(host.Address, Unsubscribing.Path(channel, target));
        Assert.Contains("<button>", await host.Http.GetStringAsync(link, _ct), StringComparison.Ordinal);
        Assert.True((bool)(await host.GetAsync("channels/" + id, _ct))["on"]!);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Http.PostAsync(new Uri(link.AbsoluteUri + "x"), null, _ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.Http.PostAsync(link, null, _ct)).StatusCode);
        Assert.Contains("unsubscribed", (string)(await host.GetAsync("channels/" + id, _ct))["offReason"]!, StringComparison.Ordinal);
    }

    private Task<RunningHost> StartAsync() => RunningHost.StartAsync(Path.Combine(_folder, "host"), _ct, "--Fetch:AllowedHosts:0=127.0.0.1");

    private async Task<string> RuleAsync(RunningHost host) => (string)(await SendAsync(
        host, HttpMethod.Post, "rules", new { name = "Harbour watch", on = new { subject = "all" }, when = new { kind = "article" } }))["id"]!;

    private static HostProgram Serve(string folder) =>
        HostProgram.Start(new Dictionary<string, string> { ["NEWSMONITOR__Fetch__AllowedHosts__0"] = "127.0.0.1" }, "--data", folder, "--urls", "http://127.0.0.1:0");

    private async Task<JsonNode> EndedAsync(RunningHost host, string channel)
    {
        while (true)
        {
            var delivery = (await host.GetAsync("deliveries?channel=" + channel, _ct))["items"]![0]!;
            if ((string)delivery["state"]! != "waiting")
            {
                return delivery;
            }
        }
    }

    private async Task<JsonNode> SendAsync(RunningHost host, HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, "/api/v1/" + path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await host.Http.SendAsync(request, _ct);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(_ct));
        return (await response.Content.ReadFromJsonAsync<JsonNode>(_ct))!;
    }

    private static OutboxMessage Message(string id, params string[] channels) => new(
        id, "r1", new Notice { Thread = "t", Topic = "Harbour", Title = "Harbour: 34 articles", At = DateTimeOffset.UnixEpoch }, channels);
}
