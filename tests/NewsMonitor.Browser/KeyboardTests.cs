using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace NewsMonitor.Browser;

[Collection(WithSample.Name)]
public sealed class KeyboardTests(Chromium chromium, SampleHost host) : BrowserTest(chromium)
{
    [Fact]
    public async Task J_and_k_choose_a_row_and_enter_opens_it()
    {
        var page = await OpenAsync(host.Address, "/?window=24h");
        var chosen = page.Locator("tbody tr[aria-selected=true]");
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader)).Not.ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("k");
        await Assertions.Expect(chosen).ToHaveCountAsync(1);
        var name = await chosen.GetByRole(AriaRole.Rowheader).GetByRole(AriaRole.Link).InnerTextAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/subjects/"));
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(name);
    }

    [Fact]
    public async Task A_slash_goes_to_the_find_field_and_enter_opens_what_it_found()
    {
        var page = await OpenAsync(host.Address, "/");
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader)).Not.ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("/");
        var field = page.GetByRole(AriaRole.Combobox, new() { Name = "Find a subject" });
        await Assertions.Expect(field).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Ilse Maa");
        await Assertions.Expect(page.GetByRole(AriaRole.Listbox, new() { Name = "Subjects found" }).GetByRole(AriaRole.Option).First).ToContainTextAsync("Ilse Maarten");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Ilse Maarten");
    }

    [Fact]
    public async Task Enter_opens_the_only_subject_that_was_found()
    {
        var page = await OpenAsync(host.Address, "/");
        var field = page.GetByRole(AriaRole.Combobox, new() { Name = "Find a subject" });
        await field.FillAsync("Skarholm Port Auth");
        await Assertions.Expect(page.GetByRole(AriaRole.Listbox, new() { Name = "Subjects found" }).GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Skarholm Port Authority");
    }

    [Fact]
    public async Task A_question_mark_shows_all_keys_and_escape_closes_them()
    {
        var page = await OpenAsync(host.Address, "/");
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader)).Not.ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("?");
        var help = page.GetByRole(AriaRole.Dialog, new() { Name = "Keys" });
        await Assertions.Expect(help).ToContainTextAsync("next, previous row");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(help).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_skip_link_is_the_first_stop_of_the_tab_key()
    {
        var page = await OpenAsync(host.Address, "/");
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader)).Not.ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Skip to the content" })).ToBeFocusedAsync();
    }
}
