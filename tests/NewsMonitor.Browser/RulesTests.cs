using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace NewsMonitor.Browser;

/// <summary>Rules over three months of news: made, tried, changed, switched off, deleted.</summary>
public sealed class RulesTests(Chromium chromium, PastHost host) : BrowserTest(chromium), IClassFixture<PastHost>
{
    private const string Lisbon = "entity:Q597";

    // A busy machine takes long to try a rule on a month of news for the first time; how fast it is, is measured elsewhere.
    private static readonly LocatorAssertionsToContainTextOptions Tried = new() { Timeout = 120_000 };

    [Fact]
    public async Task A_rule_is_made_from_a_subject_tried_moved_by_keys_saved_changed_switched_off_deleted_and_brought_back()
    {
        var page = await OpenAsync(host.Address, $"/subjects/{Lisbon}?window=7d");
        await page.GetByRole(AriaRole.Link, new() { Name = "Tell me about this" }).ClickAsync();
        await Assertions.Expect(Subject(page)).ToHaveValueAsync("Lisbon");
        await Assertions.Expect(Told(page)).ToContainTextAsync(new Regex("It would have fired (once in [0-9]+ days|[0-9]+ times, about [0-9]+ a)"), Tried);
        await Assertions.Expect(page.GetByText("Nothing is sent.")).ToBeVisibleAsync();
        await Assertions.Expect(Fired(page).GetByRole(AriaRole.Link).First).ToBeVisibleAsync();
        await AccessibilityTests.ExpectNothingSeriousAsync(page);
        await Pictures.TakeAsync(page, "rule-burst");

        await Line(page).PressAsync("ArrowUp");
        await Assertions.Expect(Line(page)).ToHaveAttributeAsync("aria-valuetext", "4.1×");
        await Assertions.Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Threshold" })).ToHaveValueAsync("4.1");
        await Line(page).PressAsync("End");
        await Assertions.Expect(Told(page)).ToContainTextAsync("It would not have fired.", Tried);
        await Assertions.Expect(Told(page)).ToContainTextAsync(new Regex("The highest was [0-9.]+×, .*" + host.Past.Burst.ToString("d MMM", null)), Tried);
        await Line(page).PressAsync("Home");
        await Assertions.Expect(Told(page)).ToContainTextAsync(new Regex("It would have fired"), Tried);

        await page.GetByRole(AriaRole.Button, new() { Name = "Make the rule" }).ClickAsync();
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Lisbon, far more than usual" });
        await Assertions.Expect(row).ToContainTextAsync("At least 1.1× its usual articles in 1 h");
        await AccessibilityTests.ExpectNothingSeriousAsync(page);
        await Pictures.TakeAsync(page, "rules-list");
        await row.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Edit") }).ClickAsync();
        await page.GetByLabel("Severity").SelectOptionAsync("critical");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Name" }).FillAsync("Lisbon is loud");
        await Assertions.Expect(page.GetByText("Changes are not saved yet")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the rule" }).ClickAsync();
        row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Lisbon is loud" });
        await Assertions.Expect(row).ToContainTextAsync("critical");

        await row.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Switch off") }).ClickAsync();
        await Assertions.Expect(row.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Switch on") })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("u");
        await Assertions.Expect(row.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Switch off") })).ToBeVisibleAsync();
        await row.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Delete") }).ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Undo") }).ClickAsync();
        await Assertions.Expect(row).ToContainTextAsync("critical");

        await row.GetByRole(AriaRole.Link, new() { Name = "Lisbon", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(new Regex("Rules that stand on it: .*Lisbon is loud"));
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field_and_nothing_that_was_typed_is_lost()
    {
        ForgiveFailedRequests = true;
        var page = await OpenAsync(host.Address, "/rules/new");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the rule" }).ClickAsync();
        await Assertions.Expect(Subject(page)).ToHaveAccessibleDescriptionAsync("choose what the rule stands on");
        await Subject(page).FillAsync("lisb");
        await page.GetByRole(AriaRole.Option, new() { NameRegex = new Regex("^Lisbon") }).ClickAsync();

        await page.GetByRole(AriaRole.Textbox, new() { Name = "Name" }).FillAsync("Lisbon by day");
        var articles = page.GetByRole(AriaRole.Textbox, new() { Name = "Articles at least" });
        await articles.FillAsync("0");
        await Assertions.Expect(articles).ToHaveAccessibleDescriptionAsync("from 1 to 100000");
        await articles.FillAsync("many");
        await Assertions.Expect(articles).ToHaveAccessibleDescriptionAsync("a number");
        await articles.FillAsync("5");
        await page.GetByText("When exactly, how often").ClickAsync();
        await page.GetByLabel("From", new() { Exact = true }).FillAsync("22:00");
        await page.GetByLabel("To", new() { Exact = true }).FillAsync("07:00");
        var zone = page.GetByLabel("Time zone");
        await zone.FillAsync("Moon/Base");
        await Assertions.Expect(zone).ToHaveAccessibleDescriptionAsync(new Regex("there is no time zone 'Moon/Base'"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the rule" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("It was not saved.");
        await AccessibilityTests.ExpectNothingSeriousAsync(page);
        await Pictures.TakeAsync(page, "rule-wrong");
        await zone.FillAsync("Europe/Lisbon");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the rule" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader).Filter(new() { HasText = "Lisbon by day" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Each_kind_of_rule_is_tried_and_a_subject_that_nobody_names_says_so()
    {
        var page = await OpenAsync(host.Address, $"/rules/new?subject={Lisbon}");
        foreach (var kind in (string[])["article", "sentiment", "company", "silence", "burst"])
        {
            await page.GetByLabel("What must happen").SelectOptionAsync(kind);
            await Assertions.Expect(page.Locator("section[aria-busy=false]")).ToContainTextAsync("Nothing is sent.", Tried);
            await Pictures.TakeAsync(page, "rule-kind-" + kind);
        }

        await Subject(page).FillAsync("Lisbon AND harbour");
        await page.GetByRole(AriaRole.Option, new() { Name = "Lisbon AND harbour as a query" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Query" })).ToHaveValueAsync("Lisbon AND harbour");
        await Assertions.Expect(page.Locator("section[aria-busy=false]")).ToContainTextAsync("Nothing is sent.", Tried);
        await Pictures.TakeAsync(page, "rule-query");

        ForgiveFailedRequests = true;
        await page.GotoAsync("/rules/new?subject=source:nobody");
        await Assertions.Expect(Told(page)).ToContainTextAsync("It would not have fired.", Tried);
    }

    [Fact]
    public async Task What_is_typed_for_a_subject_is_taken_as_it_stands_and_never_for_what_was_typed_before_it()
    {
        var page = await OpenAsync(host.Address, "/rules/new");
        await Subject(page).FillAsync("Lisbon");
        await Assertions.Expect(page.GetByRole(AriaRole.Listbox, new() { Name = "Found" }).GetByRole(AriaRole.Option).First).ToContainTextAsync("Lisbon");
        await Subject(page).FillAsync("Lisbon harbour");
        await page.Keyboard.PressAsync("Enter");
        var query = page.GetByRole(AriaRole.Combobox, new() { Name = "Query" });
        await Assertions.Expect(query).ToHaveValueAsync("Lisbon harbour");

        await page.GetByRole(AriaRole.Button, new() { Name = "a subject instead" }).ClickAsync();
        await Subject(page).FillAsync("title:harbour");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(query).ToHaveValueAsync("title:harbour");

        await page.GetByRole(AriaRole.Button, new() { Name = "a subject instead" }).ClickAsync();
        await Subject(page).FillAsync("lisbon");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(Subject(page)).ToHaveValueAsync("Lisbon");
    }

    [Fact]
    public async Task A_name_that_was_begun_and_not_chosen_is_not_saved_as_the_one_before()
    {
        var page = await OpenAsync(host.Address, $"/rules/new?subject={Lisbon}");
        await Assertions.Expect(Subject(page)).ToHaveValueAsync("Lisbon");
        await Subject(page).FillAsync("lisb");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the rule" }).ClickAsync();
        await Assertions.Expect(page.GetByText("none of what is found was chosen")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("It was not saved.")).ToBeVisibleAsync();
        await Assertions.Expect(Subject(page)).ToHaveValueAsync("lisb");

        await Subject(page).FocusAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(Subject(page)).ToHaveValueAsync("Lisbon");
        await Assertions.Expect(page.GetByText("none of what is found was chosen")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_rule_that_is_saved_before_names_are_found_waits_for_them()
    {
        var page = await OpenAsync(host.Address, $"/rules/new?subject={Lisbon}");
        await Assertions.Expect(Subject(page)).ToHaveValueAsync("Lisbon");
        var found = new TaskCompletionSource();
        await page.RouteAsync("**/api/v1/subjects?*", async route =>
        {
            await found.Task;
            await route.ContinueAsync();
        });
        await Subject(page).FillAsync("lisbon harbours");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the rule" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Make the rule" })).ToBeDisabledAsync();
        found.SetResult();
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "lisbon harbours" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_somebody_else_changed_is_not_saved_over_by_who_switches_the_rule_in_its_editor()
    {
        ForgiveFailedRequests = true;
        using var client = new HttpClient { BaseAddress = new(host.Address, "api/v1/") };
        using var made = await client.PostAsJsonAsync("rules", new { name = "Harbours", on = new { subject = Lisbon }, when = new { kind = "article" } }, Stop);
        var id = (await made.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("id").GetString();
        var page = await OpenAsync(host.Address, $"/rules/{id}");
        var off = page.GetByRole(AriaRole.Button, new() { Name = "Switch off" });
        await Assertions.Expect(off).ToBeVisibleAsync();
        using var changed = await client.PatchAsJsonAsync($"rules/{id}", new { severity = "critical" }, Stop);
        changed.EnsureSuccessStatusCode();

        await off.ClickAsync();
        await Assertions.Expect(page.GetByText("was changed by somebody else")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the rule" }).ClickAsync();
        await Assertions.Expect(page.GetByText("was changed by somebody else")).ToHaveCountAsync(2);
        var now = await client.GetFromJsonAsync<JsonElement>($"rules/{id}", Stop);
        Assert.Equal("critical", now.GetProperty("severity").GetString());
    }

    private static ILocator Subject(IPage page) => page.GetByRole(AriaRole.Combobox, new() { Name = "What the rule stands on" });

    private static ILocator Line(IPage page) => page.GetByRole(AriaRole.Slider, new() { Name = "Threshold" });

    private static ILocator Told(IPage page) => page.Locator(".out");

    private static ILocator Fired(IPage page) => page.Locator("section.fired");
}
