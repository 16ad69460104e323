using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace NewsMonitor.Browser;

/// <summary>The user's own list of names, and reading again what was read without it.</summary>
public sealed class NamesTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Heading = "name,aliases,kind,wikidata\n";

    [Fact]
    public async Task A_list_with_a_wrong_line_is_refused_by_line_and_changes_nothing()
    {
        ForgiveFailedRequests = true;
        var page = await OpenAsync((await StartHostAsync(sample: false)).Address, "/names");
        await UseAsync(page, Heading + "Vikmarsund Bridge Company,VBC,organisation,\n");
        await EditAsync(page, Heading + "Vikmarsund Bridge Company,VBC,planet,\n");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The list was not taken.");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Line 2" })).ToBeVisibleAsync();
        await AccessibilityTests.ExpectNothingSeriousAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Leave the list as it is" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader)).ToHaveTextAsync(["Vikmarsund Bridge Company"]);
    }

    [Fact]
    public async Task What_is_removed_comes_back_by_undo()
    {
        var page = await OpenAsync((await StartHostAsync(sample: false)).Address, "/names");
        await UseAsync(page, Heading + "Selma Hauggard,,person,\n\"Bridges, Sounds and Co\",BSC|B&S,organisation,Q42\n");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove: Bridges, Sounds and Co" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader)).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("u");
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Bridges, Sounds and Co" })).ToContainTextAsync("BSC, B&S");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove all" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("The list is empty.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader)).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task What_was_read_without_the_list_is_due_until_it_is_read_again()
    {
        var host = await StartHostAsync(sample: false);
        var page = await OpenAsync(host.Address, "/");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Article" }).FillAsync("Quarrel at Vikmarsund\nThe zorbling quimps of Vikmarsund were praised on Friday.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add it" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/articles/"));
        var article = page.Url;
        await page.GetByRole(AriaRole.Link, new() { Name = "Names", Exact = true }).First.ClickAsync();
        await UseAsync(page, Heading + "zorbling quimps,,organisation,\n");
        await page.GetByRole(AriaRole.Button, new() { Name = "Read it again" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Nothing to read again");
        await page.GotoAsync(article);
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader).Filter(new() { HasText = "zorbling quimps" })).ToHaveCountAsync(1);
    }

    private static async Task UseAsync(IPage page, string csv)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin with an example" }).ClickAsync();
        await FillAsync(page, csv);
        await Assertions.Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "The list as text" })).ToHaveCountAsync(0);
    }

    private static async Task EditAsync(IPage page, string csv)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit as text" }).ClickAsync();
        await FillAsync(page, csv);
    }

    private static async Task FillAsync(IPage page, string csv)
    {
        await page.GetByRole(AriaRole.Textbox, new() { Name = "The list as text" }).FillAsync(csv);
        await page.GetByRole(AriaRole.Button, new() { Name = "Use this list" }).ClickAsync();
    }
}
