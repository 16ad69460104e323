using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace NewsMonitor.Host.Tests.Serving;

/// <summary>A host with rules, and the receivers that they tell; everything goes over the API.</summary>
internal sealed class AlertRig : IAsyncDisposable
{
    public const string Merkel = "entity:Q567";

    /// <summary>A title of another event, whose article's body names her.</summary>
    public const string Floods = "Floods reach the villages of the lower Rhine valley";

    /// <summary>What has not happened by then does not happen: of all tests of a rig, on a machine that does other things, too.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private readonly string _folder = Directory.CreateTempSubdirectory("newsmonitor-alerts").FullName;
    private readonly CancellationTokenSource _late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly CancellationToken _ct;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Received>> _received = new(StringComparer.Ordinal);

    private AlertRig()
    {
        _late.CancelAfter(Limit);
        _ct = _late.Token;
    }

    public JumpingClock Clock { get; private set; } = null!;

    public RunningHost Host { get; private set; } = null!;

    public FeedServer Receivers { get; private set; } = null!;

    public static async Task<AlertRig> OpenAsync(JumpingClock? clock = null, params string[] settings)
    {
        var rig = new AlertRig { Clock = clock ?? new(), Receivers = await FeedServer.StartAsync(TestContext.Current.CancellationToken) };
        rig.Host = await RunningHost.StartAsync(
            Path.Combine(rig._folder, "data"), rig.Clock, rig._ct, ["--Reader=fast", "--Fetch:AllowedHosts:0=127.0.0.1", .. settings]);
        return rig;
    }

    /// <summary>A webhook at a path of the receivers; its id, and the secret that signs for it.</summary>
    public async Task<(string Id, string Secret)> ChannelAsync(string path, int status = StatusCodes.Status200OK)
    {
        Receivers.Answer(path, context => TakeAsync(path, status, context));
        var made = await SendAsync(HttpMethod.Post, "channels", new { kind = "webhook", name = path, address = Receivers.At(path) });
        return ((string)made["id"]!, (string)made["secret"]!);
    }

    public async Task<string> RuleAsync(string name, object when, object? more = null, object? on = null)
    {
        var rule = new JsonObject { ["name"] = name, ["on"] = Json(on ?? new { subject = Merkel }), ["when"] = Json(when), ["wait"] = "0s" };
        foreach (var (member, value) in Json(more ?? new { }).AsObject())
        {
            rule[member] = value?.DeepClone();
        }

        return (string)(await SendAsync(HttpMethod.Post, "rules", rule, HttpStatusCode.Created))["id"]!;
    }

    /// <summary>What came at a path, in the order of coming.</summary>
    public IReadOnlyList<Received> Received(string path) => [.. _received.GetOrAdd(path, _ => new())];

    public async Task<IReadOnlyList<Received>> ReceivedAsync(string path, int count)
    {
        while (Received(path).Count < count)
        {
            await Host.GetAsync("status", _ct);
        }

        return Received(path);
    }

    /// <summary>The first line of a rule's ledger that fits.</summary>
    public async Task<JsonNode> LedgerAsync(string rule, string kind, string? cause = null)
    {
        while (true)
        {
            if ((await ReadLedgerAsync(rule)).FirstOrDefault(entry => (string)entry["kind"]! == kind && (cause is null || (string)entry["cause"]! == cause)) is { } found)
            {
                return found;
            }
        }
    }

    public async Task<IReadOnlyList<JsonNode>> ReadLedgerAsync(string rule) =>
        [.. (await Host.GetAsync($"alerts/ledger?limit=500&rule={rule}", _ct))["items"]!.AsArray().Select(entry => entry!)];

    /// <summary>Returns once the rules have seen all that was accepted, and time has passed as it is now.</summary>
    public async Task LookedAsync()
    {
        // A rule that is made is kept after all that is new was looked at.
        var id = await RuleAsync("mark", new { kind = "article" }, on: new { subject = "entity:Q1" });
        await SendAsync(HttpMethod.Delete, "rules/" + id, null, HttpStatusCode.NoContent);
    }

    public async Task PassAsync(TimeSpan time)
    {
        Clock.Jump(time);
        await LookedAsync();
    }

    public async Task<JsonNode> SendAsync(HttpMethod method, string path, object? body, HttpStatusCode? status = null)
    {
        using var request = new HttpRequestMessage(method, new Uri("/api/v1/" + path, UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await Host.Http.SendAsync(request, _ct);
        var text = await response.Content.ReadAsStringAsync(_ct);
        Assert.True(status is null ? response.IsSuccessStatusCode : response.StatusCode == status, $"{response.StatusCode} {text}");
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Receivers.DisposeAsync();
        _late.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task TakeAsync(string path, int status, HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        _received.GetOrAdd(path, _ => new()).Enqueue(new(context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray()));
        context.Response.StatusCode = status;
    }

    private static JsonNode Json(object value) => System.Text.Json.JsonSerializer.SerializeToNode(value)!;
}

internal sealed record Received(IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Id => Headers["webhook-id"];

    public JsonNode Data => JsonNode.Parse(Body)!["data"]!;

    /// <summary>The alerts that it tells something new of, each with its step.</summary>
    public IEnumerable<(string Alert, int Step)> Steps =>
        Data["alerts"]!.AsArray().Where(alert => (int)alert!["step"]! > 0).Select(alert => ((string)alert!["alert"]!, (int)alert["step"]!));

    /// <summary>By what the specification of Standard Webhooks says, with the framework's own HMAC.</summary>
    public bool IsSignedBy(string secret)
    {
        var timestamp = Headers["webhook-timestamp"];
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{Id}.{timestamp}."), .. Body];
        var expected = "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), signed));
        return long.TryParse(timestamp, CultureInfo.InvariantCulture, out _) && Headers["webhook-signature"].Split(' ').Contains(expected);
    }
}
