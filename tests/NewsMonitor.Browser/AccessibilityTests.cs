using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace NewsMonitor.Browser;

[Collection(WithSample.Name)]
public sealed class AccessibilityTests(Chromium chromium, SampleHost host) : BrowserTest(chromium)
{
    public static TheoryData<Screen, bool, bool> Looks => Screens.Looks;

    public static TheoryData<Screen> All { get; } = new(Enum.GetValues<Screen>());

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Axe_finds_nothing_serious(Screen screen, bool narrow, bool dark)
    {
        var page = await OpenAsync(host.Address, await Screens.AddressAsync(host.Address, screen, Stop), Screens.Look(narrow, dark));
        await Screens.FilledAsync(page, screen);
        await ExpectNothingSeriousAsync(page);
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task No_screen_is_wider_than_its_window(Screen screen, bool narrow, bool dark)
    {
        var page = await OpenAsync(host.Address, await Screens.AddressAsync(host.Address, screen, Stop), Screens.Look(narrow, dark));
        await Screens.FilledAsync(page, screen);
        await ExpectNoWiderAsync(page);
        var dim = await page.EvaluateAsync<bool>("() => { const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number); return r + g + b < 200 }");
        Assert.Equal(dark, dim);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task No_screen_is_wider_than_the_smallest_phone(Screen screen)
    {
        var page = await OpenAsync(host.Address, await Screens.AddressAsync(host.Address, screen, Stop), Look.Narrowest);
        await Screens.FilledAsync(page, screen);
        await ExpectNoWiderAsync(page);
    }

    internal static async Task ExpectNothingSeriousAsync(IPage page)
    {
        var found = await page.RunAxe();
        var serious = found.Violations.Where(v => v.Impact is "serious" or "critical");
        Assert.Empty(serious.Select(v => $"{v.Impact} {v.Id}: {v.Help}\n  {string.Join("\n  ", v.Nodes.Select(n => n.Html).Take(5))}"));
    }

    private static async Task ExpectNoWiderAsync(IPage page) =>
        Assert.Equal(0, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"));
}
