using Microsoft.Playwright;

namespace NewsMonitor.Browser;

[Collection(WithSample.Name)]
public sealed class BoardTests(Chromium chromium, SampleHost host) : BrowserTest(chromium)
{
    [Fact]
    public async Task The_board_moves_within_30_seconds_of_opening()
    {
        // A program of its own: the sample feed ends after some ten minutes, and the shared one may be older.
        var page = await OpenAsync((await StartHostAsync(sample: true)).Address, "/");
        var table = page.GetByRole(AriaRole.Table, new() { Name = "Subjects in the last hour" });
        await Assertions.Expect(Subjects(table)).Not.ToHaveCountAsync(0);
        var counts = table.Locator("tbody td:nth-child(4)");
        var before = await counts.AllInnerTextsAsync();
        await Assertions.Expect(counts).Not.ToHaveTextAsync(before, new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task The_board_says_in_words_that_it_is_live_and_that_its_articles_are_invented()
    {
        var page = await OpenAsync(host.Address, "/");
        var masthead = page.GetByRole(AriaRole.Banner);
        await Assertions.Expect(masthead).ToContainTextAsync("Live");
        await Assertions.Expect(masthead).ToContainTextAsync("invented sample");
        await Assertions.Expect(page.GetByRole(AriaRole.Contentinfo)).ToContainTextAsync("All names, sources and articles here are invented.");
    }

    [Fact]
    public async Task A_window_an_order_and_a_kind_are_part_of_the_address_and_survive_a_reload()
    {
        var page = await OpenAsync(host.Address, "/");
        await page.GetByText("24 h", new() { Exact = true }).First.ClickAsync();
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Kind" }).SelectOptionAsync(new SelectOptionValue { Label = "People" });
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(@"window=24h.*kind=person|kind=person.*window=24h"));
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Kind" })).ToHaveValueAsync("person");
        await Assertions.Expect(Subjects(page.GetByRole(AriaRole.Table)).Filter(new() { HasText = "Ilse Maarten" })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_row_opens_the_page_of_its_subject()
    {
        var page = await OpenAsync(host.Address, "/?window=24h");
        var link = Subjects(page.GetByRole(AriaRole.Table)).First.GetByRole(AriaRole.Link);
        var name = await link.InnerTextAsync();
        await link.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/subjects/"));
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(name);
    }

    private static ILocator Subjects(ILocator table) => table.GetByRole(AriaRole.Rowheader);
}
