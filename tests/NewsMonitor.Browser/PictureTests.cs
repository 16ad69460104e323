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

    /// <summary>The screens of a program that nobody has used yet.</summary>
    [Fact]
    public async Task The_empty_screens()
    {
        SkipUnlessWanted();
        var empty = await StartHostAsync(sample: false);
        foreach (var (narrow, dark) in Sides)
        {
            foreach (var path in (string[])["/", "/topics", "/topics/new", "/rules", "/rules/new", "/alerts", "/alerts/silences", "/alerts/ledger", "/channels"])
            {
                var page = await OpenAsync(empty.Address, path, Screens.Look(narrow, dark));
                await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
                await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
                await TakeAsync(page, "Empty" + path.Replace('/', '-').TrimEnd('-'), narrow, dark);
            }
        }
    }

    [Fact]
    public async Task The_dialogs()
    {
        SkipUnlessWanted();
        (Screen On, string Button)[] dialogs =
        [
            (Screen.Channels, "Make a channel"), (Screen.Silences, "Make a silence"), (Screen.Silences, "Make an inhibition"), (Screen.Subject, "Follow in a feed reader"),
        ];
        foreach (var (narrow, dark) in Sides)
        {
            foreach (var (screen, button) in dialogs)
            {
                var page = await OpenAsync(host.Address, await Screens.AddressAsync(host.Address, screen, Stop), Screens.Look(narrow, dark));
                await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();
                await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
                await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
                await TakeAsync(page, "Dialog-" + button.Replace(' ', '-'), narrow, dark);
            }
        }
    }

    private static IEnumerable<(bool Narrow, bool Dark)> Sides =>
        from narrow in (bool[])[false, true] from dark in (bool[])[false, true] select (narrow, dark);

    private static void SkipUnlessWanted() => Assert.SkipUnless(Pictures.AreWanted, "NEWSMONITOR_SHOTS names no folder");

    private static Task TakeAsync(IPage page, string name, bool narrow, bool dark) =>
        Pictures.TakeAsync(page, $"{name}-{(narrow ? "narrow" : "wide")}-{(dark ? "dark" : "light")}");
}
