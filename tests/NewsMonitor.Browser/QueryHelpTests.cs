using Microsoft.Playwright;

namespace NewsMonitor.Browser;

[Collection(WithSample.Name)]
public sealed class QueryHelpTests(Chromium chromium, SampleHost host) : BrowserTest(chromium)
{
    [Fact]
    public async Task Each_example_of_the_help_page_can_be_asked()
    {
        var page = await OpenAsync(host.Address, "/search/help");
        var examples = page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Table).GetByRole(AriaRole.Link);
        await Assertions.Expect(examples.First).ToBeVisibleAsync();
        for (int i = 0, count = await examples.CountAsync(); i < count; i++)
        {
            var example = await examples.Nth(i).InnerTextAsync();
            await examples.Nth(i).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Subjects and articles" })).ToHaveValueAsync(example);
            await Assertions.Expect(page.GetByRole(AriaRole.Main).Locator(".art-list, .nothing").First).ToBeVisibleAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("This is no query yet.");
            await page.GoBackAsync();
        }
    }
}
