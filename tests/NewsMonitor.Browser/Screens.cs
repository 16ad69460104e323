using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace NewsMonitor.Browser;

/// <summary>The screens that have something to show while the sample feed plays.</summary>
public enum Screen
{
    Board,
    Subject,
    Article,
    Sources,
    Search,
    Analyze,
    Names,
    Topics,
    NewTopic,
    QueryHelp,
    Channels,
    Rules,
    Rule,
    Alerts,
    Alert,
    Silences,
    Ledger,
    Replay,
    ReplayBoard,
    ReplaySubject,
    ReplaySearch,
}

internal static class Screens
{
    /// <summary>Every screen, wide and narrow, light and dark.</summary>
    public static TheoryData<Screen, bool, bool> Looks { get; } = new(
        from screen in Enum.GetValues<Screen>()
        from narrow in (bool[])[false, true]
        from dark in (bool[])[false, true]
        select (screen, narrow, dark));

    public static Look Look(bool narrow, bool dark) =>
        (narrow ? Browser.Look.Narrow : Browser.Look.Wide) with { Dark = dark };

    /// <summary>The screen's address below <paramref name="host"/>, on the subject of which the sample feed has most to say.</summary>
    public static async Task<string> AddressAsync(Uri host, Screen screen, CancellationToken ct)
    {
        switch (screen)
        {
            case Screen.Board:
                return "/?window=24h";
            case Screen.Subject:
                return $"/subjects/{await PortAsync(host, ct)}?window=24h";
            case Screen.Article:
                return $"{await FindArticleAsync(host, "walk out fifty hours irresponsible", ct)}?subject={await PortAsync(host, ct)}";
            case Screen.Sources:
                return "/sources";
            case Screen.Search:
                return "/search?q=harbour";
            case Screen.Analyze:
                return "/analyze";
            case Screen.Names:
                return "/names";
            case Screen.Topics:
                await TopicAsync(host, ct);
                return "/topics";
            case Screen.NewTopic:
                return "/topics/new?q=harbour+OR+title%3Aport";
            case Screen.QueryHelp:
                return "/search/help";
            case Screen.Channels:
                await HaveRulesAsync(host, ct);
                return "/channels";
            case Screen.Rules:
                await HaveRulesAsync(host, ct);
                return "/rules";
            case Screen.Rule:
                return $"/rules/new?subject={await PortAsync(host, ct)}";
            case Screen.Alerts:
                await FiredAsync(host, ct);
                return "/alerts";
            case Screen.Alert:
                return $"/alerts/{await FiredAsync(host, ct)}";
            case Screen.Silences:
                await HaveSilencesAsync(host, ct);
                return "/alerts/silences";
            case Screen.Ledger:
                await FiredAsync(host, ct);
                return "/alerts/ledger";
            case Screen.Replay:
                return "/replay";
            case Screen.ReplayBoard:
                return $"/replay/{await ReplayAsync(host, ct)}/?window=24h";
            case Screen.ReplaySubject:
                var replay = await ReplayAsync(host, ct);
                var loudest = await FirstAsync(host, $"boards/articles?window=7d&limit=1&timeline={replay}", "rows", "subject", ct);
                return $"/replay/{replay}/subjects/{loudest}?window=7d&compare=now";
            case Screen.ReplaySearch:
                return $"/replay/{await ReplayAsync(host, ct)}/search?q=the";
            default:
                throw new ArgumentOutOfRangeException(nameof(screen), screen, "not a screen");
        }
    }

    /// <summary>The address of the newest article that has all of these words.</summary>
    public static async Task<string> FindArticleAsync(Uri host, string words, CancellationToken ct) =>
        "/articles/" + await FirstAsync(host, $"articles?query={Uri.EscapeDataString(words)}&limit=1", "article", ct);

    /// <summary>Waits until the screen shows what it is for.</summary>
    public static async Task FilledAsync(IPage page, Screen screen)
    {
        var shown = screen switch
        {
            Screen.Board or Screen.ReplayBoard => page.GetByRole(AriaRole.Rowheader).First,
            Screen.Sources or Screen.Rules or Screen.Channels or Screen.Ledger => page.GetByRole(AriaRole.Row).Nth(1),
            Screen.Topics => page.GetByRole(AriaRole.Link, new() { Name = "Edit" }).First,  // narrow, its rows are no table
            Screen.Silences => page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Lift") }).First,
            Screen.Rule => page.GetByText("Nothing is sent."),
            _ => page.GetByRole(AriaRole.Heading, new() { Level = 1 }),
        };
        await Assertions.Expect(shown).ToBeVisibleAsync();
        await page.EvaluateAsync("() => document.fonts.ready");
    }

    /// <summary>The newest alert; a rule that tells of every article makes the first.</summary>
    private static async Task<string> FiredAsync(Uri host, CancellationToken ct)
    {
        using var client = new HttpClient { BaseAddress = new(host, "api/v1/") };
        var known = await client.GetFromJsonAsync<JsonElement>(new Uri("alerts?limit=1", UriKind.Relative), ct);
        if (known.GetProperty("items").GetArrayLength() == 0)
        {
            await PastPlayedAsync(host, ct);
            await HaveRulesAsync(host, ct);
            using var made = await client.PostAsJsonAsync("rules", new { name = "Everything new", on = new { subject = "all" }, when = new { kind = "article" }, wait = "0s" }, ct);
            made.EnsureSuccessStatusCode();
        }

        return await FirstAsync(host, "alerts?limit=1", "id", ct);
    }

    /// <summary>Waits until the sample feed has brought its past: from then on it plays the present.</summary>
    public static async Task PastPlayedAsync(Uri host, CancellationToken ct)
    {
        using var client = new HttpClient { BaseAddress = new(host, "api/v1/") };
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        for (var tries = 0; tries < 240; tries++)
        {
            var status = await client.GetFromJsonAsync<JsonElement>(new Uri("status", UriKind.Relative), ct);
            if (status.GetProperty("newestArrival") is { ValueKind: JsonValueKind.String } newest
                && newest.GetDateTimeOffset() > status.GetProperty("clock").GetDateTimeOffset().AddHours(-6)
                && status.GetProperty("followed").GetInt64() == status.GetProperty("position").GetInt64())
            {
                return;
            }

            await look.WaitForNextTickAsync(ct);
        }

        throw new InvalidOperationException("The sample feed's past did not come within 2 minutes.");
    }

    /// <summary>A replay of the last days that stands still in the middle of today's news: the one that runs, or a new one.</summary>
    private static async Task<string> ReplayAsync(Uri host, CancellationToken ct)
    {
        using var client = new HttpClient { BaseAddress = new(host, "api/v1/") };
        var running = (await client.GetFromJsonAsync<JsonElement>(new Uri("replays", UriKind.Relative), ct)).GetProperty("items");
        if (running.GetArrayLength() > 0)
        {
            return running[0].GetProperty("id").GetString()!;
        }

        await PastPlayedAsync(host, ct);
        var to = TimeProvider.System.GetUtcNow();
        using var started = await client.PostAsJsonAsync("replays", new { from = to.AddDays(-3), to, speed = 1, clock = "arrival" }, ct);
        var id = (await started.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("id").GetString()!;
        using var paused = await client.PatchAsJsonAsync($"replays/{id}", new { state = "paused", at = to.AddHours(-2) }, ct);
        paused.EnsureSuccessStatusCode();
        return id;
    }

    /// <summary>One rule of each kind, but for those that a test made before.</summary>
    private static async Task HaveRulesAsync(Uri host, CancellationToken ct)
    {
        using var client = new HttpClient { BaseAddress = new(host, "api/v1/") };
        if ((await client.GetFromJsonAsync<JsonElement>(new Uri("rules", UriKind.Relative), ct)).GetProperty("items").GetArrayLength() > 0)
        {
            return;
        }

        var (port, desk) = (Uri.UnescapeDataString(await PortAsync(host, ct)), await ChannelAsync(client, host, ct));
        (string Name, string On, object When, string Severity)[] rules =
        [
            ("Skarholm, far more than usual", port, new { kind = "burst", measure = "ratio", threshold = 4, raise = new[] { 8, 12 } }, "warning"),
            ("Skarholm, each article", port, new { kind = "article" }, "info"),
            ("Skarholm, a change of tone", port, new { kind = "sentiment" }, "warning"),
            ("Skarholm, somebody new beside it", port, new { kind = "company", kinds = new[] { "person", "organisation" } }, "info"),
            ("Nothing comes at all", "all", new { kind = "silence", lasts = "2h" }, "critical"),
        ];
        foreach (var (name, on, when, severity) in rules)
        {
            using var made = await client.PostAsJsonAsync("rules", new { name, on = new { subject = on }, when, severity, channels = new[] { desk } }, ct);
            made.EnsureSuccessStatusCode();
        }
    }

    /// <summary>A channel whose receiver takes nothing, and one that nobody tells.</summary>
    private static async Task<string> ChannelAsync(HttpClient client, Uri host, CancellationToken ct)
    {
        using var chat = await client.PostAsJsonAsync("channels", new { kind = "ntfy", name = "Night desk", address = new Uri(host, "newsdesk") }, ct);
        chat.EnsureSuccessStatusCode();
        using var made = await client.PostAsJsonAsync("channels", new { kind = "webhook", name = "Ports desk, all that comes", address = new Uri(host, "hook") }, ct);
        using var feed = await client.PostAsJsonAsync("feeds", new { subject = "all" }, ct);
        feed.EnsureSuccessStatusCode();
        return (await made.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("id").GetString()!;
    }

    /// <summary>A silence that runs, one to come, and an inhibition, but for those that are there.</summary>
    private static async Task HaveSilencesAsync(Uri host, CancellationToken ct)
    {
        using var client = new HttpClient { BaseAddress = new(host, "api/v1/") };
        if ((await client.GetFromJsonAsync<JsonElement>(new Uri("silences", UriKind.Relative), ct)).GetProperty("items").GetArrayLength() > 0)
        {
            return;
        }

        var now = TimeProvider.System.GetUtcNow();
        (string Name, string Value, DateTimeOffset? From, DateTimeOffset? To, string Reason)[] silences =
        [
            ("kind", "silence", null, now.AddHours(2), "the feeds are moved to another machine"),
            ("event", "port-strike-of-the-northern-docks", null, null, "we are on it all day, and nobody needs to be told"),
            ("source", "Kveldsnytt", now.AddDays(1), now.AddDays(2), "they import their archive"),
        ];
        foreach (var (name, value, from, to, reason) in silences)
        {
            using var made = await client.PostAsJsonAsync("silences", new { matchers = new[] { new { name, op = "=", value } }, from, to, author = "Ann", reason }, ct);
            made.EnsureSuccessStatusCode();
        }

        object[] critical = [new { name = "severity", op = "=", value = "critical" }], warning = [new { name = "severity", op = "=", value = "warning" }];
        using var inhibition = await client.PostAsJsonAsync("inhibitions", new { source = critical, target = warning, equal = new[] { "subject" } }, ct);
        inhibition.EnsureSuccessStatusCode();
    }

    /// <summary>A topic of one's own: the one that there is, or a new one.</summary>
    private static async Task TopicAsync(Uri host, CancellationToken ct)
    {
        using var client = new HttpClient { BaseAddress = new(host, "api/v1/") };
        if ((await client.GetFromJsonAsync<JsonElement>(new Uri("topics", UriKind.Relative), ct)).GetProperty("items").GetArrayLength() == 0)
        {
            using var made = await client.PostAsJsonAsync("topics", new { name = "Ports at war", query = "(harbour OR port) NOT title:ferry" }, ct);
            made.EnsureSuccessStatusCode();
        }
    }

    private static async Task<string> PortAsync(Uri host, CancellationToken ct) =>
        Uri.EscapeDataString(await FirstAsync(host, "subjects?query=Skarholm+Port+Authority&limit=1", "subject", ct));

    /// <summary>Waits until there is one: the sample feed and the search behind it take their time to arrive.</summary>
    private static Task<string> FirstAsync(Uri host, string call, string field, CancellationToken ct) => FirstAsync(host, call, "items", field, ct);

    private static async Task<string> FirstAsync(Uri host, string call, string list, string field, CancellationToken ct)
    {
        using var client = new HttpClient { BaseAddress = new(host, "api/v1/") };
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        for (var tries = 0; tries < 120; tries++)
        {
            var answer = await client.GetFromJsonAsync<JsonElement>(new Uri(call, UriKind.Relative), ct);
            if (answer.GetProperty(list) is { } items && items.GetArrayLength() > 0)
            {
                return items[0].GetProperty(field).GetString()!;
            }

            await look.WaitForNextTickAsync(ct);
        }

        throw new InvalidOperationException($"nothing came of {call} within 30 s");
    }
}
