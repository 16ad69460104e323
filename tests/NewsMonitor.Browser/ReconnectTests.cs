using Microsoft.Playwright;

namespace NewsMonitor.Browser;

public sealed class ReconnectTests(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task A_killed_program_is_said_in_words_and_the_page_heals_when_it_is_back()
    {
        var host = await StartHostAsync(sample: true);
        ForgiveFailedRequests = true;
        var page = await OpenAsync(host.Address, "/");
        var state = page.GetByRole(AriaRole.Banner);
        await Assertions.Expect(state).ToContainTextAsync("Live");

        await host.KillAsync();
        await Assertions.Expect(state).ToContainTextAsync("Reconnecting", new() { Timeout = 30_000 });

        await host.StartAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Try now" }).ClickAsync();
        await Assertions.Expect(state).ToContainTextAsync("Live");
        var counts = page.GetByRole(AriaRole.Table).Locator("tbody td:nth-child(4)");
        var before = await counts.AllInnerTextsAsync();
        await Assertions.Expect(counts).Not.ToHaveTextAsync(before, new() { Timeout = 30_000 });
    }
}
