using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace NewsMonitor.Browser;

[Collection(WithSample.Name)]
public sealed class SearchTests(Chromium chromium, SampleHost host) : BrowserTest(chromium)
{
    [Fact]
    public async Task A_name_finds_its_subject_and_a_word_its_articles()
    {
        var page = await OpenAsync(host.Address, "/search");
        var words = page.GetByRole(AriaRole.Combobox, new() { Name = "Subjects and articles" });
        await words.FillAsync("halden bank");
        await Assertions.Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Halden Bank", Exact = true })).ToBeVisibleAsync();

        // Words of this one alone: the bank's newest fill a page by and by.
        await words.FillAsync("halden lending firms");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Halden Bank wins praise for lending to small firms");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("q=halden"));
    }

    [Fact]
    public async Task The_arrow_down_leads_from_the_words_to_the_first_that_was_found()
    {
        var page = await OpenAsync(host.Address, "/search?q=halden+bank");
        var bank = page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Halden Bank", Exact = true });
        await Assertions.Expect(bank).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Subjects and articles" }).PressAsync("ArrowDown");
        await Assertions.Expect(bank).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_is_not_there_is_said()
    {
        var page = await OpenAsync(host.Address, "/search?q=zxqvort");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("No subject matches “zxqvort”.");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("No article has “zxqvort”.");
    }
}
