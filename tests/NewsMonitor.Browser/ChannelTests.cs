using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace NewsMonitor.Browser;

/// <summary>A channel from its first test to a message that was given up and is tried again.</summary>
public sealed class ChannelTests(Chromium chromium) : BrowserTest(chromium)
{
    private readonly Receiver _receiver = new();

    [Fact]
    public async Task A_webhook_is_made_shows_its_key_once_is_tried_rotated_and_switched_off()
    {
        var page = await OpenAsync((await StartHostAsync(sample: false, _receiver.Host)).Address, "/channels");
        var main = page.GetByRole(AriaRole.Main);
        await MakeAsync(page);
        var key = main.GetByRole(AriaRole.Region, new() { Name = "The key of Desk" });
        await Assertions.Expect(Secret(key)).ToHaveValueAsync(new Regex("^whsec_"));
        await AccessibilityTests.ExpectNothingSeriousAsync(page);
        var first = await Secret(key).InputValueAsync();
        await key.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await page.ReloadAsync();
        await Assertions.Expect(main.GetByRole(AriaRole.Rowheader)).ToHaveTextAsync(["Desk"]);
        await Assertions.Expect(key).ToHaveCountAsync(0);

        await Act(page, "Send a test").ClickAsync();
        await Assertions.Expect(main).ToContainTextAsync("Desk took the test in");
        _receiver.Status = 503;
        await Act(page, "Send a test").ClickAsync();
        await Assertions.Expect(main).ToContainTextAsync("Desk did not take the test: 503");

        await Act(page, "New key").ClickAsync();
        await Assertions.Expect(Secret(key)).Not.ToHaveValueAsync(first);
        await Assertions.Expect(main.GetByRole(AriaRole.Row).Filter(new() { HasText = "Desk" })).ToContainTextAsync("2 keys sign");
        await Act(page, "Switch off").ClickAsync();
        await Assertions.Expect(main).ToContainTextAsync("Switched off by hand.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(Act(page, "Switch off")).ToBeVisibleAsync();
        await Pictures.TakeAsync(page, "ChannelMade");
    }

    [Fact]
    public async Task A_key_is_copied_or_selected_and_stays_until_somebody_has_it()
    {
        var page = await OpenAsync((await StartHostAsync(sample: false, _receiver.Host)).Address, "/rules/new");
        await page.GetByRole(AriaRole.Button, new() { Name = "the dashboard alone" }).ClickAsync();
        await MakeAsync(page);
        var key = page.GetByRole(AriaRole.Region, new() { Name = "The key of Desk" });
        var secret = await Secret(key).InputValueAsync();

        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await key.GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();
        await Assertions.Expect(key).ToContainTextAsync("Copied.");
        Assert.Equal(secret, await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));

        // Over plain http beyond this machine there is no clipboard.
        await page.EvaluateAsync("() => { Object.defineProperty(navigator, 'clipboard', { value: undefined }); }");
        await key.GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();
        await Assertions.Expect(key).ToContainTextAsync("It is selected");
        Assert.Equal(secret, await Secret(key).EvaluateAsync<string>("key => key.value.slice(key.selectionStart, key.selectionEnd)"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Desk", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Group, new() { NameRegex = new Regex("^Channels that are told") })).ToHaveCountAsync(0);
        await Assertions.Expect(Secret(key)).ToHaveValueAsync(secret);
        await page.GetByRole(AriaRole.Link, new() { Name = "Discard" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Rules" })).ToBeVisibleAsync();
        await Assertions.Expect(Secret(key)).ToHaveValueAsync(secret);
        await key.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await Assertions.Expect(key).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_message_that_was_given_up_is_listed_with_the_reason_and_tried_again()
    {
        var host = await StartHostAsync(sample: false, _receiver.Host);
        var page = await OpenAsync(host.Address, "/channels");
        await MakeAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader)).ToHaveTextAsync(["Desk"]);
        _receiver.Status = 422;
        await RuleAsync(host.Address);
        await News.PushAsync(host.Address, Stop, "A ferry runs aground at Vikmarsund");

        var deliveries = page.Locator(".deliveries");
        await Assertions.Expect(deliveries).ToContainTextAsync("422");
        await Assertions.Expect(deliveries).ToContainTextAsync(new Regex("Last sent [0-9:]{8}, took [0-9]+ m?s"));
        await deliveries.GetByRole(AriaRole.Button, new() { Name = "Given up" }).ClickAsync();
        await AccessibilityTests.ExpectNothingSeriousAsync(page);
        await Pictures.TakeAsync(page, "DeliveryGivenUp");
        _receiver.Status = 200;
        await deliveries.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await deliveries.GetByRole(AriaRole.Button, new() { Name = "Delivered", Exact = true }).ClickAsync();
        await Assertions.Expect(deliveries.GetByRole(AriaRole.Listitem)).ToContainTextAsync(["to Desk"]);
    }

    [Fact]
    public async Task What_is_said_of_a_mail_server_is_refused_beside_its_field_and_never_forgotten()
    {
        ForgiveFailedRequests = true;
        var page = await OpenAsync((await StartHostAsync(sample: false)).Address, "/channels");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Make a channel" }).First.ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Kind").SelectOptionAsync("email");
        await dialog.GetByLabel("To, one mailbox").FillAsync("desk@example.org");
        await dialog.GetByLabel("Port").FillAsync("abc");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Make it" }).ClickAsync();
        await Assertions.Expect(dialog.GetByLabel("Port")).ToHaveAccessibleDescriptionAsync("a whole number from 1 to 65535");
        await AccessibilityTests.ExpectNothingSeriousAsync(page);
        await Pictures.TakeAsync(page, "ChannelRefused");

        await dialog.GetByLabel("Port").FillAsync("25");
        await Assertions.Expect(dialog.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Make it" }).ClickAsync();
        await Assertions.Expect(dialog.GetByLabel("Host")).ToHaveAccessibleDescriptionAsync("A mail server needs a 'host'.");
        await Assertions.Expect(dialog.GetByLabel("Port")).ToHaveValueAsync("25");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _receiver.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private async Task MakeAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Make a channel" }).First.ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Name").FillAsync("Desk");
        await dialog.GetByLabel("Address").FillAsync(_receiver.Address);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Make it" }).ClickAsync();
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
    }

    /// <summary>A rule that tells the channel of each article about a place.</summary>
    private static async Task RuleAsync(Uri host)
    {
        using var client = new HttpClient { BaseAddress = new(host, "api/v1/") };
        var channels = (await client.GetFromJsonAsync<JsonElement>(new Uri("channels", UriKind.Relative), Stop)).GetProperty("items");
        using var topic = await client.PostAsJsonAsync("topics", new { name = "Crossings", query = "vikmarsund" }, Stop);
        var subject = (await topic.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("subject").GetString();
        var rule = new { name = "Crossings", on = new { subject }, when = new { kind = "article" }, wait = "0s", channels = new[] { channels[0].GetProperty("id").GetString() } };
        using var made = await client.PostAsJsonAsync("rules", rule, Stop);
        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync(Stop));
    }

    private static ILocator Secret(ILocator key) => key.GetByRole(AriaRole.Textbox, new() { Name = "Key" });

    private static ILocator Act(IPage page, string words) => page.GetByRole(AriaRole.Button, new() { Name = words + ": Desk" });
}
