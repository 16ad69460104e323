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
                var port = await PortAsync(host, ct);
                return $"/articles/{await FirstAsync(host, $"articles?subject={port}&limit=1", "article", ct)}?subject={port}";
            case Screen.Sources:
                return "/sources";
            case Screen.Search:
                return "/search?q=harbour";
            case Screen.Analyze:
                return "/analyze";
            default:
                throw new ArgumentOutOfRangeException(nameof(screen), screen, "not a screen");
        }
    }

    /// <summary>Waits until the screen shows what it is for.</summary>
    public static async Task FilledAsync(IPage page, Screen screen)
    {
        var shown = screen switch
        {
            Screen.Board => page.GetByRole(AriaRole.Rowheader).First,
            Screen.Sources => page.GetByRole(AriaRole.Row).Nth(1),
            _ => page.GetByRole(AriaRole.Heading, new() { Level = 1 }),
        };
        await Assertions.Expect(shown).ToBeVisibleAsync();
        await page.EvaluateAsync("() => document.fonts.ready");
    }

    private static async Task<string> PortAsync(Uri host, CancellationToken ct) =>
        Uri.EscapeDataString(await FirstAsync(host, "subjects?query=Skarholm+Port+Authority&limit=1", "subject", ct));

    private static async Task<string> FirstAsync(Uri host, string call, string field, CancellationToken ct)
    {
        using var client = new HttpClient { BaseAddress = new(host, "api/v1/") };
        var list = await client.GetFromJsonAsync<JsonElement>(new Uri(call, UriKind.Relative), ct);
        return list.GetProperty("items")[0].GetProperty(field).GetString()!;
    }
}
