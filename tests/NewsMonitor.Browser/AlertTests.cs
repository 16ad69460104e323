using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace NewsMonitor.Browser;

/// <summary>The inbox of alerts, and what people do with them.</summary>
public sealed class AlertTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Merkel = "entity:Q567";

    [Fact]
    public async Task An_alert_comes_by_itself_and_is_taken_done_silenced_and_taken_back_by_keyboard()
    {
        var host = await StartHostAsync(sample: false);
        var page = await OpenAsync(host.Address, "/alerts");
        var other = await OpenAsync(host.Address, "/alerts");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Nothing has fired yet");
        await AccessibilityTests.ExpectNothingSeriousAsync(page);

        await FireAsync(host, "Chancellery, every article");
        var row = Row(page, "Merkel visits Rotterdam");
        await Assertions.Expect(row).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Alerts.*1 new$") })).ToBeVisibleAsync();
        await Assertions.Expect(page).ToHaveTitleAsync(new Regex("^\\(1\\) Alerts"));

        // The name is asked for once.
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("t");
        await page.GetByRole(AriaRole.Dialog, new() { Name = "Who are you?" }).GetByRole(AriaRole.Textbox).FillAsync("Ann");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(row).ToContainTextAsync("Taken by you");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("is yours");
        await Assertions.Expect(Row(other, "Merkel visits Rotterdam")).ToContainTextAsync("Taken by Ann");
        await Assertions.Expect(page).ToHaveTitleAsync(new Regex("^Alerts"));
        await page.Keyboard.PressAsync("u");
        await Assertions.Expect(row).Not.ToContainTextAsync("Taken");
        await page.Keyboard.PressAsync("d");
        await Assertions.Expect(row).ToContainTextAsync("Done by you");
        await page.Keyboard.PressAsync("u");
        await Assertions.Expect(row).Not.ToContainTextAsync("Done");

        await page.Keyboard.PressAsync("s");
        var silence = page.GetByRole(AriaRole.Dialog, new() { Name = "Silence alerts" });
        await Assertions.Expect(silence).ToContainTextAsync("It would hold 1 alert of those that fire now");
        await AccessibilityTests.ExpectNothingSeriousAsync(page);
        await silence.GetByLabel("Reason, for others to read").FillAsync("a visit that was announced");
        await page.Keyboard.PressAsync("Enter");
        var silences = page.GetByRole(AriaRole.Complementary);
        await Assertions.Expect(silences).ToContainTextAsync("By Ann: a visit that was announced");
        await page.Keyboard.PressAsync("u");
        await Assertions.Expect(silences).ToContainTextAsync("None runs");
    }

    [Fact]
    public async Task A_new_alert_is_seen_at_once_while_the_list_is_held_and_what_is_selected_stays_so()
    {
        var host = await StartHostAsync(sample: false);
        await FireAsync(host, "Chancellery, every article");
        var page = await OpenAsync(host.Address, "/alerts");
        var first = Row(page, "Merkel visits Rotterdam");
        await Assertions.Expect(first).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(first.GetByRole(AriaRole.Link)).ToBeFocusedAsync();

        await News.PushAsync(host.Address, Stop, "A flood drives hundreds from Dresden, Angela Merkel says");
        await Assertions.Expect(page.Locator(".inb li")).ToContainTextAsync(["A flood drives hundreds", "Merkel visits Rotterdam"]);
        await Assertions.Expect(first.GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("Order held");
        await page.Keyboard.PressAsync("k");
        await Assertions.Expect(Row(page, "A flood drives hundreds").GetByRole(AriaRole.Link)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task An_opened_alert_shows_why_it_fired_and_what_became_of_it()
    {
        var host = await StartHostAsync(sample: false);
        var alert = await FireAsync(host, "Chancellery, every article");
        var page = await OpenAsync(host.Address, "/alerts/" + alert);
        await page.EvaluateAsync("() => localStorage.setItem('news-monitor.me', '\"Ann\"')");
        await page.ReloadAsync();
        var opened = page.GetByRole(AriaRole.Article);
        await Assertions.Expect(opened.GetByRole(AriaRole.Heading, new() { Level = 2 }).First).ToContainTextAsync("when this fired");
        await Assertions.Expect(opened).ToContainTextAsync("Seen by you");
        await Assertions.Expect(opened.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("Merkel visits Rotterdam") })).ToBeVisibleAsync();
        await Assertions.Expect(opened).ToContainTextAsync("Fired: 1 article");
        await Assertions.Expect(opened).ToContainTextAsync("Told at once");
        await AccessibilityTests.ExpectNothingSeriousAsync(page);

        await opened.GetByRole(AriaRole.Link, new() { Name = "In the ledger" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader)).ToHaveTextAsync(["By hand", "Told", "Fired"]);
        await page.GetByLabel("What became of it").SelectOptionAsync("told");
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader)).ToHaveTextAsync(["Told"]);
        await AccessibilityTests.ExpectNothingSeriousAsync(page);
    }

    [Fact]
    public async Task Silences_and_inhibitions_are_made_ended_and_brought_back()
    {
        var host = await StartHostAsync(sample: false);
        var page = await OpenAsync(host.Address, "/alerts/silences");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Make a silence") }).ClickAsync();
        var form = page.GetByRole(AriaRole.Dialog);
        await form.GetByLabel("Label 1").FillAsync("severity");
        await form.GetByLabel("Value 1").FillAsync("info");
        await form.GetByLabel("Reason, for others to read").FillAsync("the count comes in");
        await form.GetByLabel("By", new() { Exact = true }).FillAsync("Ann");
        await form.GetByRole(AriaRole.Button, new() { Name = "Silence" }).ClickAsync();
        var lift = page.GetByRole(AriaRole.Button, new() { Name = "Lift: severity is info" });
        await lift.ClickAsync();
        await Assertions.Expect(lift).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("u");
        await Assertions.Expect(lift).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Make an inhibition" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Make it" }).ClickAsync();
        var inhibitions = page.GetByRole(AriaRole.Region, new() { Name = "Inhibitions" });
        await Assertions.Expect(inhibitions).ToContainTextAsync("While an alert fires whose severity is critical, none is told whose severity is warning, with the same subject");
        await AccessibilityTests.ExpectNothingSeriousAsync(page);
        await inhibitions.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Take out") }).ClickAsync();
        await Assertions.Expect(inhibitions).ToContainTextAsync("None.");
    }

    [Fact]
    public async Task A_browser_shows_an_alert_while_nobody_looks_and_takes_it_away_when_somebody_does()
    {
        var host = await StartHostAsync(sample: false);
        var page = await OpenAsync(host.Address, "/alerts");
        await page.Context.GrantPermissionsAsync(["notifications"]);
        await page.EvaluateAsync("""
            () => {
              window.shown = [];
              window.Notification = class extends Notification {
                constructor(title, options) { super(title, options); window.shown.push(`${title} ${options.tag}`); }
                close() { window.shown.push('closed'); super.close(); }
              };
              let hidden = false;
              Object.defineProperty(document, 'hidden', { get: () => hidden });
              window.hide = (now) => { hidden = now; document.dispatchEvent(new Event('visibilitychange')); };
            }
            """);
        await page.GetByLabel("Show alerts in this browser").CheckAsync();
        await page.EvaluateAsync("() => window.hide(true)");
        var alert = await FireAsync(host, "Chancellery, every article");
        await page.WaitForFunctionAsync("() => window.shown.length === 1");
        Assert.Contains("Merkel visits Rotterdam", await page.EvaluateAsync<string>("() => window.shown[0]"), StringComparison.Ordinal);
        Assert.Contains(alert, await page.EvaluateAsync<string>("() => window.shown[0]"), StringComparison.Ordinal);
        await page.EvaluateAsync("() => window.hide(false)");
        await page.WaitForFunctionAsync("() => window.shown[1] === 'closed'");
    }

    [Fact]
    public async Task Rules_of_one_name_are_told_apart_where_one_is_chosen()
    {
        var host = await StartHostAsync(sample: false);
        await FireAsync(host, "Chancellery");
        using var client = new HttpClient { BaseAddress = new(host.Address, "api/v1/") };
        using var made = await client.PostAsJsonAsync("rules", new { name = "Chancellery", on = new { subject = Merkel }, when = new { kind = "silence" } }, Stop);
        made.EnsureSuccessStatusCode();
        var page = await OpenAsync(host.Address, "/alerts/ledger");
        var rules = page.GetByLabel("Rule", new() { Exact = true }).Locator("option");
        await Assertions.Expect(rules).ToHaveTextAsync(["Any rule", "Chancellery (new articles)", "Chancellery (nothing comes)"]);
        await page.GotoAsync(new Uri(host.Address, "/alerts").ToString());
        await Assertions.Expect(rules).ToHaveTextAsync(["Any rule", "Chancellery (new articles)"]);
    }

    private static ILocator Row(IPage page, string words) => page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = words });

    /// <summary>Makes a rule over the API and pushes an article that it fires on: the alert's id.</summary>
    private static async Task<string> FireAsync(HostProcess host, string name)
    {
        using var client = new HttpClient { BaseAddress = new(host.Address, "api/v1/") };
        using var made = await client.PostAsJsonAsync("rules", new { name, on = new { subject = Merkel }, when = new { kind = "article" }, wait = "0s" }, Stop);
        made.EnsureSuccessStatusCode();
        await News.PushAsync(host.Address, Stop, "Angela Merkel visits Rotterdam");
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        while (await look.WaitForNextTickAsync(Stop))
        {
            var alerts = (await client.GetFromJsonAsync<JsonElement>("alerts", Stop)).GetProperty("items");
            if (alerts.GetArrayLength() > 0)
            {
                return alerts[0].GetProperty("id").GetString()!;
            }
        }

        throw new InvalidOperationException("The test was stopped.");
    }
}
