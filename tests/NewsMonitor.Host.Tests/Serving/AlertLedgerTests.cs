using System.Globalization;
using System.Text.Json.Nodes;

namespace NewsMonitor.Host.Tests.Serving;

/// <summary>Whatever keeps a message back, the ledger says so.</summary>
public sealed class AlertLedgerTests : IAsyncLifetime
{
    private static readonly object Article = new { kind = "article" };

    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;
    private AlertRig _rig = null!;
    private string _channel = null!;

    public async ValueTask InitializeAsync()
    {
        _rig = await AlertRig.OpenAsync();
        (_channel, _) = await _rig.ChannelAsync("desk");
    }

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task A_silence_holds_a_message_and_when_it_is_lifted_what_still_holds_is_told()
    {
        var rule = await RuleAsync();
        var silence = (string)(await _rig.SendAsync(
            HttpMethod.Post, "silences", new { matchers = new[] { new { name = "rule", op = "=", value = rule } }, author = "Ann", reason = "maintenance" }))["id"]!;
        await PushAsync();
        Assert.Equal(silence, (string)(await _rig.LedgerAsync(rule, "held", "silence"))["by"]!);
        Assert.Empty(_rig.Received("desk"));

        await _rig.SendAsync(HttpMethod.Delete, "silences/" + silence, null);
        await _rig.PassAsync(TimeSpan.FromMinutes(6));
        await _rig.ReceivedAsync("desk", 1);
        await _rig.LedgerAsync(rule, "told");
    }

    [Fact]
    public async Task An_alert_that_makes_another_superfluous_inhibits_it()
    {
        var loud = await RuleAsync(new { severity = "critical", channels = Array.Empty<string>() });
        var soft = await RuleAsync(new { severity = "info", wait = "30s", channels = new[] { _channel } });
        await _rig.SendAsync(
            HttpMethod.Post, "inhibitions",
            new { source = new[] { new { name = "severity", op = "=", value = "critical" } }, target = new[] { new { name = "severity", op = "=", value = "info" } }, equal = new[] { "subject" } });
        await PushAsync();
        await _rig.PassAsync(TimeSpan.FromSeconds(40));
        var held = await _rig.LedgerAsync(soft, "held", "inhibition");
        var by = await _rig.Host.GetAsync("alerts/" + (string)held["by"]!, _ct);
        Assert.Equal(loud, (string)by["alert"]!["rule"]!);
        Assert.Empty(_rig.Received("desk"));
    }

    [Fact]
    public async Task Quiet_hours_hold_a_message_and_release_it_when_they_end()
    {
        var now = _rig.Clock.GetUtcNow();
        var quiet = new { from = Hour(now.AddMinutes(-90)), to = Hour(now.AddMinutes(90)), zone = "UTC" };
        var rule = await RuleAsync(new { quietHours = quiet, channels = new[] { _channel } });
        await PushAsync();
        await _rig.LedgerAsync(rule, "held", "quietHours");
        Assert.Empty(_rig.Received("desk"));
        await _rig.PassAsync(TimeSpan.FromMinutes(95));
        await _rig.ReceivedAsync("desk", 1);
        await _rig.LedgerAsync(rule, "told");
    }

    [Fact]
    public async Task A_digest_gathers_and_tells_at_its_hour()
    {
        var rule = await RuleAsync(new { digestOnly = true, digest = new { every = "hour", hour = 0, zone = "UTC" }, channels = new[] { _channel } });
        await PushAsync("Angela Merkel opens a museum", AlertRig.Floods);
        await _rig.LedgerAsync(rule, "toDigest", "digestOnly");
        await _rig.LookedAsync();       // both
        Assert.Empty(_rig.Received("desk"));
        await _rig.PassAsync(TimeSpan.FromMinutes(61));
        var digest = (await _rig.ReceivedAsync("desk", 1))[0];
        Assert.Equal(2, digest.Data["alerts"]!.AsArray().Count);
        await _rig.LedgerAsync(rule, "digested");
    }

    [Fact]
    public async Task What_is_over_the_rate_goes_to_the_digest_and_is_told_there()
    {
        var rule = await RuleAsync(new { rateLimit = new { messages = 1, per = "1d" }, groupBy = new[] { "event" }, channels = new[] { _channel } });
        await PushAsync("Angela Merkel opens a museum");
        await _rig.ReceivedAsync("desk", 1);
        await PushAsync(AlertRig.Floods);
        await _rig.LedgerAsync(rule, "toDigest", "rate");
        await _rig.PassAsync(TimeSpan.FromMinutes(61));
        Assert.Equal("digest", (string)JsonNode.Parse((await _rig.ReceivedAsync("desk", 2))[1].Body)!["type"]!);
    }

    [Fact]
    public async Task What_is_old_fires_nothing()
    {
        var rule = await RuleAsync();
        await _rig.Host.PushAsync(Some.Article(publishedAt: _rig.Clock.GetUtcNow().AddDays(-5)), _ct);
        Assert.Contains("older", (string)(await _rig.LedgerAsync(rule, "stale", "stale"))["why"]!, StringComparison.Ordinal);
        await _rig.LookedAsync();
        Assert.Empty((await _rig.Host.GetAsync("alerts?rule=" + rule, _ct))["items"]!.AsArray());
    }

    private Task<string> RuleAsync(object? more = null) => _rig.RuleAsync("Merkel", Article, more ?? new { channels = new[] { _channel } });

    private Task PushAsync(params string[] titles) => _rig.Host.PushAsync((titles.Length > 0 ? titles : ["Angela Merkel opens a museum"]).Select(title => Some.Article(title: title)), _ct);

    private static string Hour(DateTimeOffset at) => at.ToString("HH:mm", CultureInfo.InvariantCulture);
}
