using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.Playwright;

namespace NewsMonitor.Browser;

/// <summary>Addresses of feeds, from the page of what they bring to the reader that gets nothing any more.</summary>
public sealed class FollowTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Ferry = "A ferry runs aground at Vikmarsund";

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task What_a_rule_tells_is_read_at_its_address_until_that_is_renewed_or_closed()
    {
        var host = (await StartHostAsync(sample: false)).Address;
        using var client = new HttpClient { BaseAddress = new(host, "api/v1/") };
        using var rule = await client.PostAsJsonAsync("rules", new { name = "Crossings", on = new { subject = "all" }, when = new { kind = "article" }, wait = "0s" }, Stop);
        var id = (await rule.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("id").GetString();
        var page = await OpenAsync(host, $"/rules/{id}");
        await page.AddInitScriptAsync("Object.defineProperty(navigator, 'clipboard', { value: undefined })");       // as over plain http
        await page.ReloadAsync();
        var dialog = await FollowAsync(page);
        await Assertions.Expect(dialog).ToContainTextAsync("No feed reader has an address yet.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Make an address" }).ClickAsync();
        var field = dialog.GetByRole(AriaRole.Textbox, new() { Name = "Address of the feed" });
        var first = await field.InputValueAsync();
        var feed = XDocument.Parse(await client.GetStringAsync(new Uri(first), Stop));
        Assert.Equal("Crossings", feed.Root!.Element(Atom + "title")!.Value);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();
        await Assertions.Expect(dialog).ToContainTextAsync("It is selected: copy it by Ctrl+C");
        Assert.Equal(first, await field.EvaluateAsync<string>("f => f.value.substring(f.selectionStart, f.selectionEnd)"));
        await AccessibilityTests.ExpectNothingSeriousAsync(page);
        await Pictures.TakeAsync(page, "FollowMade");

        await Act(dialog, "New address").ClickAsync();
        await Assertions.Expect(Act(dialog, "Keep it")).ToBeFocusedAsync();
        await Act(dialog, "Make a new one").ClickAsync();
        await Assertions.Expect(field).Not.ToHaveValueAsync(first);
        await Assertions.Expect(dialog).Not.ToContainTextAsync("It is selected");
        var second = await field.InputValueAsync();
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(client, first));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, second));

        await page.Keyboard.PressAsync("Escape");
        await FollowAsync(page);
        await Assertions.Expect(field).ToHaveCountAsync(0);
        await Act(dialog, "Close it").ClickAsync();
        await Act(dialog, "Keep it").ClickAsync();
        await Act(dialog, "Close it").ClickAsync();
        await Act(dialog, "Close it for good").ClickAsync();
        await Assertions.Expect(dialog).ToContainTextAsync("No feed reader has an address yet.");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(client, second));
    }

    [Fact]
    public async Task The_articles_of_a_subject_are_followed_and_every_address_is_listed_with_the_channels()
    {
        var host = (await StartHostAsync(sample: false)).Address;
        await News.PushAsync(host, Stop, Ferry);
        var page = await OpenAsync(host, "/subjects/all");
        var dialog = await FollowAsync(page);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Make an address" }).ClickAsync();
        var address = await dialog.GetByRole(AriaRole.Textbox, new() { Name = "Address of the feed" }).InputValueAsync();
        using var client = new HttpClient();
        var entry = XDocument.Parse(await client.GetStringAsync(new Uri(address), Stop)).Root!.Element(Atom + "entry");
        Assert.Equal(Ferry, entry!.Element(Atom + "title")!.Value);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Make one more" }).ClickAsync();
        await Assertions.Expect(dialog.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);

        await page.GotoAsync("/channels");
        var feeds = page.GetByRole(AriaRole.Region, new() { Name = "Feeds" });
        await Assertions.Expect(feeds.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        await AccessibilityTests.ExpectNothingSeriousAsync(page);
        await Pictures.TakeAsync(page, "FeedsListed");
        await Act(feeds, "Close it").First.ClickAsync();
        await Act(feeds, "Close it for good").ClickAsync();
        await Assertions.Expect(feeds.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(client, address));
        await feeds.GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(Ferry);
    }

    private static async Task<ILocator> FollowAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Follow in a feed reader" }).ClickAsync();
        return page.GetByRole(AriaRole.Dialog);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address), Stop);
        return answer.StatusCode;
    }

    private static ILocator Act(ILocator within, string words) => within.GetByRole(AriaRole.Button, new() { Name = words + ":" });
}
