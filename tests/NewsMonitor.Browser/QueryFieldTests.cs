using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace NewsMonitor.Browser;

/// <summary>Writing a query: what is offered while one types, by keys alone, and what is said of one that is wrong.</summary>
[Collection(WithSample.Name)]
public sealed class QueryFieldTests(Chromium chromium, SampleHost host) : BrowserTest(chromium)
{
    [Fact]
    public async Task Fields_operators_and_names_are_offered_while_one_types_and_taken_by_keys()
    {
        var page = await OpenAsync(host.Address, "/topics/new");
        await Screens.PastPlayedAsync(host.Address, Stop);
        var field = page.GetByRole(AriaRole.Textbox, new() { Name = "Query", Exact = true });
        await field.PressSequentiallyAsync("harbour AN");
        await TakeAsync(page, "AND", "Enter");
        await page.Keyboard.TypeAsync("enti");
        await TakeAsync(page, "entity:", "Enter");
        await page.Keyboard.TypeAsync("hald");
        await TakeAsync(page, "Halden Bank", "Tab");
        await page.Keyboard.TypeAsync("lang:Eng");
        await TakeAsync(page, "en English", "Enter");
        await Assertions.Expect(field).ToHaveValueAsync("harbour AND entity:\"Halden Bank\" lang:en ");
        await Assertions.Expect(field).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Option)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Free_words_are_left_alone_and_Escape_closes_the_choices_only()
    {
        var page = await OpenAsync(host.Address, "/topics/new");
        var field = page.GetByRole(AriaRole.Textbox, new() { Name = "Query", Exact = true });
        await field.PressSequentiallyAsync("storm over the harbour ");
        await Assertions.Expect(page.GetByRole(AriaRole.Option)).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Control+ ");
        await Assertions.Expect(Offered(page, "OR")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Option)).ToHaveCountAsync(0);
        await Assertions.Expect(field).ToHaveValueAsync("storm over the harbour ");
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task What_is_offered_stands_below_what_one_types_within_the_window(bool narrow, bool dark)
    {
        var page = await OpenAsync(host.Address, "/search", Screens.Look(narrow, dark));
        var field = page.GetByRole(AriaRole.Combobox, new() { Name = "Subjects and articles" });
        await field.PressSequentiallyAsync("title:harbour source:");
        await Assertions.Expect(page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-expanded", "true");
        await page.Keyboard.PressAsync("ArrowDown");
        var box = await field.BoundingBoxAsync();
        var list = await page.GetByRole(AriaRole.Listbox, new() { Name = "What can stand here" }).BoundingBoxAsync();
        Assert.True(list!.Y >= box!.Y + box.Height, "The list hides the field.");
        Assert.InRange(list.X + list.Width, 0, page.ViewportSize!.Width);
        await AccessibilityTests.ExpectNothingSeriousAsync(page);
        await Pictures.TakeAsync(page, $"QueryField-{(narrow ? "narrow" : "wide")}-{(dark ? "dark" : "light")}");
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_place_and_leads_there()
    {
        var page = await OpenAsync(host.Address, "/topics/new");
        var field = page.GetByRole(AriaRole.Textbox, new() { Name = "Query", Exact = true });
        await field.FillAsync("port AND colour:red AND harbour");
        var problem = page.GetByRole(AriaRole.Alert);
        await Assertions.Expect(problem).ToContainTextAsync("There is no field 'colour:'.");
        await Assertions.Expect(problem.Locator("mark")).ToHaveTextAsync("colour:");
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        await AccessibilityTests.ExpectNothingSeriousAsync(page);
        await problem.GetByRole(AriaRole.Button, new() { Name = "Go to it" }).ClickAsync();
        await page.Keyboard.TypeAsync("title:");
        await Assertions.Expect(field).ToHaveValueAsync("port AND title:red AND harbour");
        await Assertions.Expect(problem).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_a_query_hardly_means_is_said_under_it_and_goes_with_it()
    {
        var page = await OpenAsync(host.Address, "/topics/new");
        var field = page.GetByRole(AriaRole.Textbox, new() { Name = "Query", Exact = true });
        var hint = page.Locator(".queryhint");
        await field.FillAsync("strike NOT strike");
        await Assertions.Expect(hint).ToHaveTextAsync("No article can match this: it asks for strike and rules out strike.");
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-invalid", "false");
        await AccessibilityTests.ExpectNothingSeriousAsync(page);
        await field.FillAsync("^str[ia]ke$ port");
        await Assertions.Expect(hint).ToContainTextAsync("read as “str ia ke”");
        await Assertions.Expect(hint.Locator("code")).ToHaveTextAsync("^str[ia]ke$");
        await field.FillAsync("strike NOT port");
        await Assertions.Expect(hint).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_paste_that_is_too_long_stays_whole_and_is_said_to_be()
    {
        var page = await OpenAsync(host.Address, "/search");
        var field = page.GetByRole(AriaRole.Combobox, new() { Name = "Subjects and articles" });
        var names = string.Join(" OR ", Enumerable.Range(0, 2_500).Select(i => $"harbour{i}"));
        await field.FillAsync(names);
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync($"this one has {names.Length:N0}");
        await Assertions.Expect(field).ToHaveValueAsync(names);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/search$"));
    }

    private static ILocator Offered(IPage page, string name) => page.GetByRole(AriaRole.Option, new() { Name = name }).First;

    private static async Task TakeAsync(IPage page, string name, string key)
    {
        await Assertions.Expect(Offered(page, name)).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.GetByRole(AriaRole.Option, new() { Selected = true })).ToContainTextAsync(name);
        await page.Keyboard.PressAsync(key);
    }
}
