using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace NewsMonitor.Browser;

/// <summary>One text, read without being kept: what is found, by which reader, and what becomes of it when it is set right.</summary>
[Collection(WithSample.Name)]
public sealed class AnalyzeTests(Chromium chromium, SampleHost host) : BrowserTest(chromium)
{
    private const string Article = """
        Minister opens the new bridge at Vikmarsund
        Transport minister Selma Hauggard opened a bridge across the sound at Vikmarsund.
        The regional council criticised Selma Hauggard for the delay, which it called a disgrace.
        """;

    [Fact]
    public async Task A_name_that_is_said_to_be_none_is_gone_and_what_it_was_stands_beside()
    {
        var page = await ReadAsync();
        await ChooseAsync(page);
        await About(page).GetByRole(AriaRole.Button, new() { Name = "Not a name" }).ClickAsync();
        var corrections = page.GetByRole(AriaRole.Region, new() { Name = "Corrections" });
        await Assertions.Expect(corrections).ToContainTextAsync("is not a name");
        await Assertions.Expect(corrections.GetByRole(AriaRole.Table)).ToContainTextAsync("not found");
        await Assertions.Expect(Found(page)).Not.ToContainTextAsync("Selma Hauggard");
        await AccessibilityTests.ExpectNothingSeriousAsync(page);
        await corrections.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Take back") }).First.ClickAsync();
        await Assertions.Expect(Found(page)).ToContainTextAsync("Selma Hauggard");
    }

    [Fact]
    public async Task A_name_can_be_said_to_be_somebody_else()
    {
        var page = await ReadAsync();
        await ChooseAsync(page);
        await About(page).GetByRole(AriaRole.Button, new() { Name = "It is somebody else" }).ClickAsync();
        await About(page).GetByRole(AriaRole.Textbox, new() { NameRegex = new Regex("” is$") }).FillAsync("Selma Hauggard the Younger");
        await About(page).GetByRole(AriaRole.Button, new() { Name = "Say so" }).ClickAsync();
        await Assertions.Expect(Found(page)).ToContainTextAsync("Selma Hauggard the Younger");
    }

    [Fact]
    public async Task Who_else_bears_the_name_is_listed_and_taken_with_the_keys()
    {
        var page = await ReadAsync("Talks open in Georgia\nThe government of Georgia opened talks on Friday.", "Georgia");
        await Found(page).GetByRole(AriaRole.Button, new() { Name = "Georgia" }).ClickAsync();
        await About(page).GetByRole(AriaRole.Button, new() { Name = "It is somebody else" }).ClickAsync();
        var known = About(page).GetByRole(AriaRole.Table, new() { NameRegex = new Regex("^Known by the name “Georgia”") });
        await Assertions.Expect(known.GetByRole(AriaRole.Row)).Not.ToHaveCountAsync(0);
        await Assertions.Expect(known).ToContainTextAsync(new Regex(@"place.*Q\d+.*\d %", RegexOptions.Singleline));
        await AccessibilityTests.ExpectNothingSeriousAsync(page);
        await About(page).GetByRole(AriaRole.Textbox, new() { NameRegex = new Regex("” is$") }).FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(known.GetByRole(AriaRole.Button).First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Corrections" })).ToContainTextAsync("“Georgia” is Georgia");
        await Assertions.Expect(page.GetByText("you said so")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_sentence_that_is_set_right_says_so_of_the_name()
    {
        var page = await ReadAsync();
        await ChooseAsync(page);
        var sentence = About(page).GetByRole(AriaRole.Listitem).First;
        await sentence.GetByRole(AriaRole.Button, new() { Name = "positive" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Corrections" })).ToContainTextAsync("is positive for Selma Hauggard");
        await Assertions.Expect(About(page).GetByRole(AriaRole.Button, new() { Name = "positive", Pressed = true })).Not.ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_words_that_weighed_stand_in_the_sentence_that_is_open_with_their_direction()
    {
        var page = await ReadAsync();
        await ChooseAsync(page);
        await About(page).GetByRole(AriaRole.Button, new() { NameRegex = new Regex("criticised") }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Note)).ToContainTextAsync(new Regex("The words that weigh most.*[−+]", RegexOptions.Singleline));
        await Assertions.Expect(page.Locator(".weighs .sign").First).ToHaveTextAsync(new Regex("^[−+]$"));
    }

    private async Task<IPage> ReadAsync(string article = Article, string name = "Selma Hauggard")
    {
        var page = await OpenAsync(host.Address, "/analyze?reader=fast");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Article" }).FillAsync(article);
        await page.GetByRole(AriaRole.Button, new() { Name = "Read it" }).ClickAsync();
        await Assertions.Expect(Found(page)).ToContainTextAsync(name);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex("^Read by fast") })).ToBeVisibleAsync();
        return page;
    }

    private static async Task ChooseAsync(IPage page)
    {
        await Found(page).GetByRole(AriaRole.Button, new() { Name = "Selma Hauggard" }).ClickAsync();
        await Assertions.Expect(About(page)).ToContainTextAsync("Named as");
    }

    private static ILocator Found(IPage page) =>
        page.GetByRole(AriaRole.Table, new() { Name = "Names found, how often, and how the article speaks of each" });

    private static ILocator About(IPage page) => page.GetByRole(AriaRole.Region, new() { NameRegex = new Regex("^About ") });
}
