using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace NewsMonitor.Browser;

[Collection(WithSample.Name)]
public sealed class ReplayTests(Chromium chromium, SampleHost host) : BrowserTest(chromium)
{
    [Fact]
    public async Task A_replay_is_started_from_its_page_and_says_on_every_screen_that_it_is_the_past()
    {
        var page = await OpenAsync(host.Address, "/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Replay", Exact = true }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "The last 7 days" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start the replay" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/replay/r[^/]+,arrival,"));
        await ExpectPastAsync(page);
        await page.GetByRole(AriaRole.Navigation).First.GetByRole(AriaRole.Link, new() { Name = "Search" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/replay/r[^/]+/search"));
        await ExpectPastAsync(page);
    }

    [Fact]
    public async Task A_link_reopens_a_screen_at_its_time_also_when_its_replay_is_over()
    {
        ForgiveFailedRequests = true;
        var page = await OpenAsync(host.Address, LinkTo(At, "/?window=24h", id: "rGone000"));
        await Assertions.Expect(Clock(page)).ToContainTextAsync(At.ToString("HH:mm", null));
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/replay/r(?!Gone)"));
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Time of the replay" })).ToContainTextAsync("Paused");
    }

    [Fact]
    public async Task The_same_clock_shows_the_same_numbers_after_playing_and_jumping()
    {
        var page = await OpenAsync(host.Address, LinkTo(At, "/?window=24h"));
        var before = await CountsAsync(page, At);
        Assert.NotEmpty(before);

        await page.GetByText("600×, an hour in 6 seconds").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Play", Exact = true }).ClickAsync();
        await Assertions.Expect(Clock(page)).Not.ToContainTextAsync(At.ToString("HH:", null));
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();

        var slider = ReplayScreen.Slider(page);
        await slider.PressAsync("Home");
        await Assertions.Expect(Clock(page)).ToContainTextAsync(From.ToString("HH:mm", null));
        Assert.NotEqual(before, await CountsAsync(page, From));
        for (var hours = (At - From).TotalHours; hours > 0; hours--)
        {
            await slider.PressAsync("PageUp");
        }

        Assert.Equal(before, await CountsAsync(page, At));
    }

    [Fact]
    public async Task Space_plays_the_arrows_move_a_minute_and_escape_goes_back_to_the_same_screen_live()
    {
        var page = await OpenAsync(host.Address, LinkTo(At, "/?window=24h"));
        await Assertions.Expect(Clock(page)).ToContainTextAsync(At.ToString("HH:mm", null));
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(Clock(page)).ToContainTextAsync(At.AddMinutes(1).ToString("HH:mm", null));
        await page.Keyboard.PressAsync("Shift+ArrowLeft");
        await Assertions.Expect(Clock(page)).ToContainTextAsync(At.AddMinutes(-59).ToString("HH:mm", null));
        await page.Keyboard.PressAsync(" ");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Pause" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(host.Address, "/?window=24h").AbsoluteUri);
        await Assertions.Expect(page.GetByRole(AriaRole.Banner)).ToContainTextAsync("Live");
    }

    [Fact]
    public async Task Escape_closes_a_dialog_before_it_leads_back_to_live()
    {
        var page = await OpenAsync(host.Address, LinkTo(At, "/?window=24h"));
        await Assertions.Expect(Clock(page)).ToContainTextAsync(At.ToString("HH:mm", null));
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await ExpectPastAsync(page);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Banner)).ToContainTextAsync("Live");
    }

    [Fact]
    public async Task The_slider_says_its_time_and_follows_the_pointer()
    {
        var page = await OpenAsync(host.Address, LinkTo(At, "/"));
        var slider = ReplayScreen.Slider(page);
        await Assertions.Expect(slider).ToHaveAttributeAsync("aria-valuetext", new Regex("^" + At.ToString("HH:mm", null)));
        var place = await slider.BoundingBoxAsync() ?? throw new InvalidOperationException("The slider is not to be seen.");
        await page.Mouse.MoveAsync(place.X + (place.Width / 2), place.Y + 20);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(place.X - 200, place.Y + 20, new() { Steps = 10 });
        await page.Mouse.UpAsync();
        await Assertions.Expect(slider).Not.ToHaveAttributeAsync("aria-valuetext", new Regex("^" + At.ToString("HH:mm", null)));
        await Assertions.Expect(slider).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_subject_is_shown_then_and_now()
    {
        var page = await OpenAsync(host.Address, await Screens.AddressAsync(host.Address, Screen.ReplaySubject, Stop));
        var table = page.GetByRole(AriaRole.Table, new() { NameRegex = new Regex("^Articles about .*, then and now$") });
        await Assertions.Expect(table.GetByRole(AriaRole.Columnheader)).ToContainTextAsync(["What is compared", "Then", "Now", "Change"]);
        await Assertions.Expect(table.GetByRole(AriaRole.Row, new() { NameRegex = new Regex("Articles since ever") })).ToContainTextAsync(new Regex(@"\d"));
    }

    [Fact]
    public async Task A_replay_that_is_gone_says_so_and_can_be_started_again_at_its_time()
    {
        ForgiveFailedRequests = true;
        var page = await OpenAsync(host.Address, LinkTo(At, "/?window=24h"));
        await Assertions.Expect(Clock(page)).ToContainTextAsync(At.ToString("HH:mm", null));
        await EndAllAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "This replay is over" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Start again at .*" + At.ToString("HH:mm", null)) }).ClickAsync();
        await Assertions.Expect(Clock(page)).ToContainTextAsync(At.ToString("HH:mm", null));
    }

    [Fact]
    public async Task A_range_that_is_refused_is_said_at_its_field_in_the_servers_words()
    {
        ForgiveFailedRequests = true;
        var page = await OpenAsync(host.Address, "/replay");
        var from = page.GetByLabel("From", new() { Exact = true });
        await from.FillAsync("2001-02-03T04:05");
        await page.GetByLabel("To", new() { Exact = true }).FillAsync("2001-02-02T04:05");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start the replay" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).Not.ToBeEmptyAsync();
        await Assertions.Expect(page.Locator("input[aria-invalid=true]")).ToHaveCountAsync(1);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/replay$"));
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Screens.PastPlayedAsync(host.Address, Stop);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await EndAllAsync();
    }

    // Whole hours, so that an hour's steps from the one lead to the other.
    private static DateTimeOffset From { get; } = Hour(TimeProvider.System.GetUtcNow().AddDays(-3));

    private static DateTimeOffset At => From.AddHours(40);

    private static DateTimeOffset To => From.AddHours(71);

    private static DateTimeOffset Hour(DateTimeOffset time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerHour), TimeSpan.Zero);

    private static string LinkTo(DateTimeOffset at, string screen, string id = "new") => ReplayScreen.Link(From, To, at, screen, id);

    private static ILocator Clock(IPage page) => ReplayScreen.Clock(page);

    private static async Task ExpectPastAsync(IPage page)
    {
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Replay", Exact = true })).ToContainTextAsync("You are watching");
        await Assertions.Expect(page.GetByRole(AriaRole.Banner)).ToContainTextAsync("Not live");
    }

    /// <summary>The board's numbers once it is that of the clock.</summary>
    private static async Task<IReadOnlyList<string>> CountsAsync(IPage page, DateTimeOffset at)
    {
        await Assertions.Expect(Clock(page)).ToContainTextAsync(at.ToString("HH:mm", null));
        return await ReplayScreen.NumbersAsync(page, Stop);
    }

    private async Task EndAllAsync()
    {
        using var client = new HttpClient { BaseAddress = new(host.Address, "api/v1/") };
        var running = await client.GetFromJsonAsync<JsonElement>(new Uri("replays", UriKind.Relative), Stop);
        foreach (var replay in running.GetProperty("items").EnumerateArray())
        {
            using var ended = await client.DeleteAsync(new Uri("replays/" + replay.GetProperty("id").GetString(), UriKind.Relative), Stop);
        }
    }
}
