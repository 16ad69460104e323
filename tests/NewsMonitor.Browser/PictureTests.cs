using Microsoft.Playwright;

namespace NewsMonitor.Browser;

/// <summary>Pictures for people to look at, into the folder that <c>NEWSMONITOR_SHOTS</c> names.</summary>
[Collection(WithSample.Name)]
public sealed class PictureTests(Chromium chromium, SampleHost host) : BrowserTest(chromium)
{
    public static TheoryData<Screen, bool, bool> Looks => Screens.Looks;

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task A_busy_screen(Screen screen, bool narrow, bool dark)
    {
        SkipUnlessWanted();
        var page = await OpenAsync(host.Address, await Screens.AddressAsync(host.Address, screen, Stop), Screens.Look(narrow, dark));
        await Screens.FilledAsync(page, screen);
        await TakeAsync(page, screen.ToString(), narrow, dark);
    }

    [Fact]
    public async Task The_empty_screen()
    {
        SkipUnlessWanted();
        var empty = await StartHostAsync(sample: false);
        foreach (var narrow in (bool[])[false, true])
        {
            foreach (var dark in (bool[])[false, true])
            {
                var page = await OpenAsync(empty.Address, "/", Screens.Look(narrow, dark));
                await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
                await TakeAsync(page, "Empty", narrow, dark);
            }
        }
    }

    private static void SkipUnlessWanted() => Assert.SkipUnless(Pictures.AreWanted, "NEWSMONITOR_SHOTS names no folder");

    private static Task TakeAsync(IPage page, string name, bool narrow, bool dark) =>
        Pictures.TakeAsync(page, $"{name}-{(narrow ? "narrow" : "wide")}-{(dark ? "dark" : "light")}");
}
