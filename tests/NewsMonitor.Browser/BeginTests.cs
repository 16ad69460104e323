using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace NewsMonitor.Browser;

/// <summary>The first minute of a newcomer: nothing has been read, and there are three ways to begin.</summary>
public sealed class BeginTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Article = """
        Minister opens the new bridge at Vikmarsund
        Transport minister Selma Hauggard opened a bridge across the sound at Vikmarsund. Residents praised the bridge as
        beautiful and safe. The regional council criticised Hauggard for the delay, which it called a disgrace.
        """;

    [Fact]
    public async Task A_pasted_article_is_kept_and_shown_with_what_was_found()
    {
        var host = await StartHostAsync(sample: false);
        var page = await OpenAsync(host.Address, "/");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Nothing has been read yet" })).ToBeVisibleAsync();
        await AccessibilityTests.ExpectNothingSeriousAsync(page);
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Article" }).FillAsync(Article);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add it" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/articles/"));
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Minister opens the new bridge at Vikmarsund");
        await page.GetByRole(AriaRole.Link, new() { Name = "News Monitor" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader).Filter(new() { HasText = "Hauggard" })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_text_that_is_only_read_is_not_kept()
    {
        var host = await StartHostAsync(sample: false);
        var page = await OpenAsync(host.Address, "/");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Article" }).FillAsync(Article);
        await page.GetByRole(AriaRole.Button, new() { Name = "Read it" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Article)).ToContainTextAsync("Read just now, kept nowhere");
        await page.GetByRole(AriaRole.Link, new() { Name = "News Monitor" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Nothing has been read yet" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task One_click_plays_the_sample_feed()
    {
        var host = await StartHostAsync(sample: false);
        var page = await OpenAsync(host.Address, "/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Play the sample feed" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader)).Not.ToHaveCountAsync(0, new() { Timeout = 30_000 });
        await Assertions.Expect(page.GetByRole(AriaRole.Banner)).ToContainTextAsync("invented sample");
    }
}
