using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace NewsMonitor.Browser;

[Collection(WithSample.Name)]
public sealed class AccessibilityTests(Chromium chromium, SampleHost host) : BrowserTest(chromium)
{
    /// <summary>Every screen, wide and narrow. Each is loaded once and looked at in both colours: loading takes most of the time.</summary>
    public static TheoryData<Screen, bool> All { get; } = new(
        from screen in Enum.GetValues<Screen>()
        from narrow in (bool[])[false, true]
        select (screen, narrow));

    [Theory]
    [MemberData(nameof(All))]
    public async Task Light_or_dark_axe_finds_nothing_serious_and_no_screen_is_wider_than_its_window(Screen screen, bool narrow)
    {
        var page = await OpenAsync(host.Address, await Screens.AddressAsync(host.Address, screen, Stop), Screens.Look(narrow, dark: false));
        await Screens.FilledAsync(page, screen);
        await ExpectGoodAsync(page, dark: false);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await ExpectGoodAsync(page, dark: true);
        if (narrow)
        {
            await page.SetViewportSizeAsync(Look.Narrowest.Width, Look.Narrowest.Height);
            await ExpectNoWiderAsync(page);
        }
    }

    private static async Task ExpectGoodAsync(IPage page, bool dark)
    {
        await page.WaitForFunctionAsync("dark => { const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number); return (r + g + b < 200) === dark }", dark);
        await ExpectNothingSeriousAsync(page);
        await ExpectNoWiderAsync(page);
    }

    internal static async Task ExpectNothingSeriousAsync(IPage page)
    {
        var found = await page.RunAxe();
        var serious = found.Violations.Where(v => v.Impact is "serious" or "critical");
        Assert.Empty(serious.Select(v => $"{v.Impact} {v.Id}: {v.Help}\n  {string.Join("\n  ", v.Nodes.Select(n => n.Html).Take(5))}"));
    }

    // Two frames: what follows the window's width, or its colours, follows one frame later.
    private static async Task ExpectNoWiderAsync(IPage page) =>
        Assert.Equal(0, await page.EvaluateAsync<int>("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(document.documentElement.scrollWidth - document.documentElement.clientWidth))))"));
}
