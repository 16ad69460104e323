using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace NewsMonitor.Browser;

/// <summary>Replays over three months of news.</summary>
public sealed class ReplayPastTests(Chromium chromium, PastHost host) : BrowserTest(chromium), IClassFixture<PastHost>
{
    private DateTimeOffset From => host.Past.From;

    private DateTimeOffset To => host.Past.To;

    [Fact]
    public async Task After_a_month_back_and_playing_again_the_same_clock_shows_the_same_numbers()
    {
        var page = await OpenAsync(host.Address, ReplayScreen.Link(From, To, To.AddHours(-5), "/?window=7d", speed: 3_600));
        await PlayToTheEndAsync(page);
        var first = await ReplayScreen.NumbersAsync(page, Stop);
        Assert.True(first.Count > 5, string.Join('\n', first));
        await Pictures.TakeAsync(page, "replay-month-first");

        for (var days = 0; days < 30; days++)
        {
            await ReplayScreen.Slider(page).PressAsync("PageDown");
        }

        await Assertions.Expect(ReplayScreen.Slider(page)).ToHaveAttributeAsync("aria-valuenow", Minutes(To.AddDays(-30)));
        Assert.NotEqual(first, await ReplayScreen.NumbersAsync(page, Stop));
        await Pictures.TakeAsync(page, "replay-month-back");

        await PlayAsync(page);
        await Assertions.Expect(ReplayScreen.Slider(page)).ToHaveAttributeAsync("aria-valuetext", new Regex("^0[3-9]:"));
        await page.GetByText("max, as fast as can be counted").ClickAsync();
        await EndedAsync(page);
        Assert.Equal(first, await ReplayScreen.NumbersAsync(page, Stop));
        await Pictures.TakeAsync(page, "replay-month-again");
    }

    [Fact]
    public async Task A_link_that_was_copied_shows_the_numbers_of_its_moment_and_keeps_the_speed()
    {
        var page = await OpenAsync(host.Address, ReplayScreen.Link(From, To, To.AddDays(-41), "/?window=24h", speed: 3_600));
        await PlayAsync(page);
        await Assertions.Expect(ReplayScreen.Slider(page)).ToHaveAttributeAsync("aria-valuetext", new Regex("^(0[89]|1):?"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        var numbers = await ReplayScreen.NumbersAsync(page, Stop);
        Assert.NotEmpty(numbers);

        await Assertions.Expect(page).ToHaveURLAsync(new Regex(",3600/"));
        var link = Regex.Replace(page.Url, "/replay/r[^,]+,", "/replay/new,");
        var other = await OpenAsync(host.Address, new Uri(link).PathAndQuery);
        await Assertions.Expect(ReplayScreen.Clock(other)).ToHaveTextAsync(await ReplayScreen.Clock(page).TextContentAsync() ?? "");
        Assert.Equal(numbers, await ReplayScreen.NumbersAsync(other, Stop));
        await Assertions.Expect(other.GetByRole(AriaRole.Radio, new() { NameRegex = new Regex("^3,600×") })).ToBeCheckedAsync();
    }

    [Fact]
    public async Task The_key_b_and_the_list_lead_to_a_burst_and_the_board_shows_it_there()
    {
        var page = await OpenAsync(host.Address, ReplayScreen.Link(From, To, From.AddDays(30), "/?window=24h"));
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^All ") }).ClickAsync();
        var list = page.GetByRole(AriaRole.Dialog);
        var bursts = await list.GetByRole(AriaRole.Row).AllInnerTextsAsync();
        await list.GetByRole(AriaRole.Row, new() { NameRegex = new Regex("Lisbon") }).GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(list).ToHaveCountAsync(0);
        await ShowsTheBurstAsync(page);
        var at = await ReplayScreen.Slider(page).GetAttributeAsync("aria-valuenow");

        await page.Keyboard.PressAsync("Shift+B");
        await Assertions.Expect(ReplayScreen.Slider(page)).Not.ToHaveAttributeAsync("aria-valuenow", at!);
        await ReplayScreen.Slider(page).PressAsync("Home");
        for (var row = 0; !bursts[row].Contains("Lisbon", StringComparison.Ordinal); row++)
        {
            await page.Keyboard.PressAsync("b");
        }

        await Assertions.Expect(ReplayScreen.Slider(page)).ToHaveAttributeAsync("aria-valuenow", at!);
        await ShowsTheBurstAsync(page);
    }

    [Fact]
    public async Task A_replay_begins_at_the_first_article_of_its_range()
    {
        var page = await OpenAsync(host.Address, "/replay");
        await page.GetByLabel("From", new() { Exact = true }).FillAsync(From.AddDays(-40).ToString("yyyy-MM-dd'T'HH:mm", null));
        await page.GetByLabel("To", new() { Exact = true }).FillAsync(From.AddDays(2).ToString("yyyy-MM-dd'T'HH:mm", null));
        await Assertions.Expect(page.GetByText("The replay begins there.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start the replay" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader).First).ToBeVisibleAsync();
    }

    private async Task ShowsTheBurstAsync(IPage page)
    {
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Time of the replay" })).ToContainTextAsync(host.Past.Burst.ToString("d MMM", null));
        await Assertions.Expect(page.Locator("tbody tr[data-subject]", new() { HasText = "Lisbon" }).Locator(".burst")).ToBeVisibleAsync();
    }

    private string Minutes(DateTimeOffset at) => ((int)(at - From).TotalMinutes).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static async Task PlayToTheEndAsync(IPage page)
    {
        await PlayAsync(page);
        await EndedAsync(page);
    }

    private static Task PlayAsync(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Play", Exact = true }).ClickAsync();

    private static Task EndedAsync(IPage page) => Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Play again" })).ToBeVisibleAsync();
}
