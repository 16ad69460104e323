using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace NewsMonitor.Host.Tests.Serving;

/// <summary>A host that is killed between an article and its message: nothing is lost, and a receiver that knows ids hears nothing twice.</summary>
public sealed class AlertKillTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private readonly string _folder = Directory.CreateTempSubdirectory("newsmonitor-alert-kill").FullName;
    private readonly CancellationTokenSource _late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly System.Threading.Channels.Channel<Received> _received = System.Threading.Channels.Channel.CreateUnbounded<Received>();
    private CancellationToken _ct;
    private FeedServer _receiver = null!;

    public async ValueTask InitializeAsync()
    {
        _late.CancelAfter(Limit);
        _ct = _late.Token;
        _receiver = await FeedServer.StartAsync(_ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _receiver.DisposeAsync();
        _late.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_a_killed_host_had_accepted_is_told_once_whenever_it_was_killed()
    {
        // The receiver takes what comes and never answers, until the last start.
        _receiver.Answer("hook", async context =>
        {
            await TakeAsync(context);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        });
        await RunAsync(async http =>
        {
            var channel = (string)(await SendAsync(http, "channels", new { kind = "webhook", address = _receiver.At("hook") }))["id"]!;
            await SendAsync(http, "rules", new
            {
                name = "Merkel", on = new { query = "merkel" }, when = new { kind = "article" }, wait = "0s", interval = "1m", groupBy = new[] { "event" }, channels = new[] { channel },
            });
            await SendAsync(http, "articles", Some.Article(title: "Angela Merkel opens a museum in Dresden"));
        });                                                     // killed with the answer
        await RunAsync(async http =>
        {
            await SendAsync(http, "articles", Some.Article(title: "Harvest fails across the eastern plains", body: "Angela Merkel regrets it."));
            while ((await http.GetFromJsonAsync<JsonNode>("/api/v1/alerts?status=firing", _ct))!["items"]!.AsArray().Count < 2)
            {
            }
        });                                                     // killed when both fire
        await RunAsync(async http =>
        {
            await SendAsync(http, "articles", Some.Article(title: "Floods reach the villages of the lower Rhine", body: "Angela Merkel came."));
            await _received.Reader.ReadAsync(_ct);
        });                                                     // killed with a letter at the receiver, unanswered

        var heard = new Dictionary<string, List<(string Alert, int Step)>>(StringComparer.Ordinal);
        _receiver.Answer("hook", TakeAsync);
        await RunAsync(async http =>
        {
            while (await ReadAsync(http, "waiting") > 0 || await ReadAsync(http, "delivered") < 3)
            {
            }
        });
        _received.Writer.Complete();
        await foreach (var letter in _received.Reader.ReadAllAsync(CancellationToken.None))
        {
            heard[letter.Id] = [.. letter.Steps];
        }

        Assert.Equal(3, heard.Count);
        Assert.Equal(3, heard.Values.SelectMany(steps => steps).Distinct().Count());
        Assert.All(heard.Values, steps => Assert.Equal(1, Assert.Single(steps).Step));
    }

    private async Task<int> ReadAsync(HttpClient http, string state) =>
        (await http.GetFromJsonAsync<JsonNode>("/api/v1/deliveries?state=" + state, _ct))!["items"]!.AsArray().Count;

    private async Task RunAsync(Func<HttpClient, Task> work)
    {
        await using var program = HostProgram.Start(
            new Dictionary<string, string> { ["NEWSMONITOR__Fetch__AllowedHosts__0"] = "127.0.0.1", ["NEWSMONITOR__Reader"] = "fast" },
            "--data", Path.Combine(_folder, "data"), "--urls", "http://127.0.0.1:0");
        var line = await program.LineAsync(line => line.StartsWith(HostProgram.Announcement, StringComparison.Ordinal), _ct);
        using var http = new HttpClient { BaseAddress = new(line[HostProgram.Announcement.Length..]) };
        await work(http);
        await program.KillAsync(_ct);
    }

    private async Task<JsonNode> SendAsync(HttpClient http, string path, object body)
    {
        using var response = await http.PostAsJsonAsync("/api/v1/" + path, body, _ct);
        var text = await response.Content.ReadAsStringAsync(_ct);
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        _received.Writer.TryWrite(new(context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray()));
    }
}
