using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace NewsMonitor.Browser;

[Collection(WithSample.Name)]
public sealed class ArticleTests(Chromium chromium, SampleHost host) : BrowserTest(chromium)
{
    [Fact]
    public async Task An_article_marks_the_names_and_the_sentences_that_speak_of_the_chosen_one_and_says_why()
    {
        var page = await OpenAsync(host.Address, await Screens.AddressAsync(host.Address, Screen.Article, Stop));
        var text = page.GetByRole(AriaRole.Article);
        await Assertions.Expect(text.GetByRole(AriaRole.Button, new() { Pressed = true })).Not.ToHaveCountAsync(0);
        var told = text.GetByText(new Regex(@"\((negative|neutral|positive), [+−]?\d\.\d\d\)"));
        await Assertions.Expect(told).Not.ToHaveCountAsync(0);
        await told.First.Locator("xpath=..").FocusAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Note, new() { Name = "Why this sentence is read so" })).ToContainTextAsync(new Regex("Why (negative|neutral|positive) for"));
    }

    [Fact]
    public async Task An_edited_article_keeps_its_first_text_and_shows_what_changed()
    {
        var page = await OpenAsync(host.Address, await EditedAsync());
        var versions = page.Locator("section").Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = "Versions" }) });
        await Assertions.Expect(versions).ToContainTextAsync("2 kept");
        await Assertions.Expect(versions.Locator("ins").First).ToBeVisibleAsync();
        await Assertions.Expect(versions.Locator("del").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_wire_story_names_the_papers_that_carried_it()
    {
        var page = await OpenAsync(host.Address, await Screens.FindArticleAsync(host.Address, "bank breaks hundreds", Stop));
        await Assertions.Expect(page.GetByRole(AriaRole.Table, new() { Name = "Other articles with the same text" })).ToContainTextAsync("Valley Courier");
    }

    [Fact]
    public async Task The_original_is_linked_and_never_fetched()
    {
        var page = await OpenAsync(host.Address, await Screens.AddressAsync(host.Address, Screen.Article, Stop));
        var link = page.GetByRole(AriaRole.Link, new() { Name = "Read the original at" });
        await Assertions.Expect(link).ToHaveAttributeAsync("href", new Regex(@"^https://[a-z]+\.example/"));
        await Assertions.Expect(link).ToHaveAttributeAsync("rel", "noopener noreferrer");
    }

    private Task<string> EditedAsync() => Screens.FindArticleAsync(host.Address, "crane operators vote nine to one", Stop);
}
