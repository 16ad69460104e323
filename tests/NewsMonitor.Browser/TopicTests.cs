using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace NewsMonitor.Browser;

/// <summary>Topics of one's own, from the first word of the query to an edit that is taken back.</summary>
public sealed class TopicTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Ferry = "A ferry runs aground at Vikmarsund";

    [Fact]
    public async Task A_topic_is_tried_made_counted_live_changed_and_taken_back()
    {
        var host = await StartHostAsync(sample: false);
        await News.PushAsync(host.Address, Stop, "A bridge opens at Vikmarsund", Ferry, "Rain over Oslo");
        var page = await OpenAsync(host.Address, "/topics/new");
        var main = page.GetByRole(AriaRole.Main);
        await Query(page).FillAsync("vikmarsund AND (bridge OR ferry)");
        await Assertions.Expect(main.GetByRole(AriaRole.Heading, new() { Name = "In the log 2 articles" })).ToBeVisibleAsync();
        await Assertions.Expect(main.Locator("mark").Filter(new() { HasText = "ferry" }).First).ToBeVisibleAsync();
        await AccessibilityTests.ExpectNothingSeriousAsync(page);
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Name" }).FillAsync("Crossings");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the topic" }).ClickAsync();

        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/subjects/custom:"));
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Crossings");
        await Assertions.Expect(main).ToContainTextAsync("vikmarsund AND (bridge OR ferry)");
        await Assertions.Expect(main).ToContainTextAsync("2 articles");
        await News.PushAsync(host.Address, Stop, "Vikmarsund wants a second bridge");
        await Assertions.Expect(main).ToContainTextAsync("3 articles");
        await AccessibilityTests.ExpectNothingSeriousAsync(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "Edit", Exact = true }).ClickAsync();
        await Query(page).FillAsync("vikmarsund AND ferry");
        await Assertions.Expect(main).ToContainTextAsync("Counts 3 articles now, 1 with this query.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(main).ToContainTextAsync("Crossings has another query.");
        await Assertions.Expect(main.Locator(".ownquery")).ToContainTextAsync("vikmarsund AND ferry");
        await AccessibilityTests.ExpectNothingSeriousAsync(page);
        await page.Keyboard.PressAsync("u");
        await Assertions.Expect(main).ToContainTextAsync("Crossings is as it was before.");
        await Assertions.Expect(main.Locator(".ownquery")).ToContainTextAsync("vikmarsund AND (bridge OR ferry)");
        await Assertions.Expect(main).ToContainTextAsync("3 articles");

        // What was done is said once, and not to whoever reloads the page.
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit", Exact = true }).ClickAsync();
        await Query(page).FillAsync("vikmarsund AND bridge");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(main).ToContainTextAsync("Crossings has another query.");
        await page.ReloadAsync();
        await Assertions.Expect(main.Locator(".ownquery")).ToContainTextAsync("vikmarsund AND bridge");
        await Assertions.Expect(main).Not.ToContainTextAsync("Crossings has another query.");
    }

    [Fact]
    public async Task What_arrives_while_one_writes_is_tried_too()
    {
        var host = await StartHostAsync(sample: false);
        await News.PushAsync(host.Address, Stop, "Rain over Oslo");
        var page = await OpenAsync(host.Address, "/topics/new?q=vikmarsund");
        var arriving = page.GetByRole(AriaRole.Region, new() { Name = "What arrives" });
        await Assertions.Expect(arriving).ToContainTextAsync("none since");
        await News.PushAsync(host.Address, Stop, Ferry, "Sun over Oslo");
        await Assertions.Expect(arriving).ToContainTextAsync("1 of the 2 articles since");
        await Assertions.Expect(arriving.Locator("mark")).ToHaveTextAsync(["Vikmarsund", "Vikmarsund"]);
        await Pictures.TakeAsync(page, "TopicArriving");
    }

    [Fact]
    public async Task Escape_leaves_the_editor_where_nothing_was_typed_and_throws_away_nothing_that_was()
    {
        var page = await OpenAsync((await StartHostAsync(sample: false)).Address, "/topics/new");
        await Query(page).FillAsync("vikmarsund AND ferry");
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Name" }).PressAsync("Escape");
        await Assertions.Expect(Query(page)).ToHaveValueAsync("vikmarsund AND ferry");
        await Query(page).FillAsync("");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/topics$"));
    }

    [Fact]
    public async Task A_query_that_is_none_is_not_saved_and_says_where_it_is_wrong()
    {
        ForgiveFailedRequests = true;
        var page = await OpenAsync((await StartHostAsync(sample: false)).Address, "/topics/new");
        await Query(page).FillAsync("vikmarsund AND (bridge OR");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the topic" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Expected");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/topics/new"));
        await page.GotoAsync("/topics");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Make the first");
    }

    [Fact]
    public async Task What_is_deleted_leaves_the_list_and_comes_back_with_its_count()
    {
        var host = await StartHostAsync(sample: false);
        await News.PushAsync(host.Address, Stop, Ferry);
        var page = await OpenAsync(host.Address, "/topics/new?q=vikmarsund");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the topic" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/subjects/custom:"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Topics", Exact = true }).First.ClickAsync();
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "vikmarsund" });
        await Assertions.Expect(row.GetByRole(AriaRole.Cell).Nth(1)).ToHaveTextAsync("1");
        await row.GetByRole(AriaRole.Button, new() { Name = "Delete: vikmarsund" }).ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(row.GetByRole(AriaRole.Cell).Nth(1)).ToHaveTextAsync("1");
        await AccessibilityTests.ExpectNothingSeriousAsync(page);
    }

    private static ILocator Query(IPage page) => page.GetByRole(AriaRole.Textbox, new() { Name = "Query", Exact = true });
}
