using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace NewsMonitor.Browser;

[Collection(WithSample.Name)]
public sealed class SubjectTests(Chromium chromium, SampleHost host) : BrowserTest(chromium)
{
    [Fact]
    public async Task A_subject_says_its_count_and_opens_the_articles_behind_it()
    {
        var page = await OpenAsync(host.Address, await Screens.AddressAsync(host.Address, Screen.Subject, Stop));
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Skarholm Port Authority");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(new Regex(@"\d+ articles in the last 24 hours"));
        var behind = page.Locator("section").Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = "Behind these numbers" }) });
        await behind.GetByRole(AriaRole.Link).First.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/articles/.*subject="));
    }

    [Fact]
    public async Task A_subject_says_who_writes_of_it_and_what_is_named_with_it()
    {
        var page = await OpenAsync(host.Address, await Screens.AddressAsync(host.Address, Screen.Subject, Stop));
        await Assertions.Expect(Section(page, "Who writes")).ToContainTextAsync("Harbour Post");
        await Assertions.Expect(Section(page, "Named together").GetByRole(AriaRole.Link)).Not.ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_subject_says_which_reader_made_its_numbers()
    {
        var page = await OpenAsync(host.Address, await Screens.AddressAsync(host.Address, Screen.Subject, Stop));
        await page.GetByText(new Regex("^Read by ")).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Table, new() { Name = "Articles by the reader that read them" })).ToContainTextAsync(new Regex(@"(fast|standard)/\d.*100 %"));
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Nothing to read again");
    }

    [Fact]
    public async Task A_pinned_subject_stands_on_the_watchlist_of_the_board()
    {
        var page = await OpenAsync(host.Address, await Screens.AddressAsync(host.Address, Screen.Subject, Stop));
        await page.GetByRole(AriaRole.Button, new() { Name = "Pin to the board" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "News Monitor" }).ClickAsync();
        var board = page.GetByRole(AriaRole.Table).First;
        await Assertions.Expect(board).ToContainTextAsync("1 pinned");
        await Assertions.Expect(board.GetByRole(AriaRole.Rowheader).First).ToContainTextAsync("Skarholm Port Authority");
    }

    [Fact]
    public async Task A_subject_that_is_not_known_is_said_in_words()
    {
        ForgiveFailedRequests = true;
        var page = await OpenAsync(host.Address, "/subjects/entity:person:nobody-at-all");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Not found" })).ToBeVisibleAsync();
    }

    private static ILocator Section(IPage page, string heading) =>
        page.Locator("section").Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = heading }) });
}
