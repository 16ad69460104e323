using System.Text;

namespace NewsMonitor.Intake.Tests.Fetching;

public sealed class PageTests
{
    private static string Article => string.Join("", Enumerable.Range(1, 12).Select(i =>
        $"<p>Paragraph {i} of the report says that the council met, that it argued for hours, and that nobody left the room satisfied in the end.</p>"));

    [Fact]
    public void The_article_is_told_from_what_stands_around_it()
    {
        var page = $"<html><head><title>News</title><script>alert(1)</script></head><body><nav><a href=/>Home</a><a href=/s>Sport</a></nav><article><h1>News</h1>{Article}</article><footer>Imprint</footer></body></html>";
        var text = PageExtractor.Extract(Encoding.UTF8.GetBytes(page), "text/html", new Uri("https://example.org/a"));
        Assert.StartsWith("Paragraph 1 of", text, StringComparison.Ordinal);
        Assert.Contains("\nParagraph 12 of", text, StringComparison.Ordinal);
        Assert.DoesNotContain("alert", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Imprint", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_would_make_a_tree_of_millions_is_not_given_to_a_tree_builder()
    {
        Assert.False(PageBounds.IsHarmless(string.Concat(Enumerable.Repeat("<div>", 500))));
        Assert.False(PageBounds.IsHarmless(string.Concat(Enumerable.Range(0, 390).Select(i => $"<font a={i}>")) + string.Concat(Enumerable.Repeat("<p>x", 5_000))));
        Assert.True(PageBounds.IsHarmless($"<div>{Article}</div>"));
    }
}
