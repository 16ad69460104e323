using Microsoft.Playwright;

namespace NewsMonitor.Browser;

[Collection(WithSample.Name)]
public sealed class ThemeTests(Chromium chromium, SampleHost host) : BrowserTest(chromium)
{
    [Fact]
    public async Task A_chosen_theme_is_remembered()
    {
        var page = await OpenAsync(host.Address, "/");
        var theme = page.GetByRole(AriaRole.Button, new() { Name = "Theme:" });
        await Assertions.Expect(theme).ToHaveAccessibleNameAsync("Theme: as the system. Change to light");
        await theme.ClickAsync();
        await theme.ClickAsync();
        await Assertions.Expect(theme).ToHaveAccessibleNameAsync("Theme: dark. Change to as the system");
        await page.ReloadAsync();
        await Assertions.Expect(theme).ToHaveAccessibleNameAsync("Theme: dark. Change to as the system");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-mantine-color-scheme", "dark");
    }

    [Fact]
    public async Task On_a_phone_the_screens_are_reached_from_the_foot_of_the_page()
    {
        var page = await OpenAsync(host.Address, "/", Look.Narrow);
        var tabs = page.GetByRole(AriaRole.Navigation, new() { Name = "Screens" }).Last;
        await tabs.GetByRole(AriaRole.Link, new() { Name = "Rules" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Rules");
        await tabs.GetByRole(AriaRole.Button, new() { Name = "More" }).ClickAsync();
        await tabs.GetByRole(AriaRole.Link, new() { Name = "Sources" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Sources");
        await Assertions.Expect(tabs.GetByRole(AriaRole.Link, new() { Name = "Sources" })).ToBeHiddenAsync();
    }
}
