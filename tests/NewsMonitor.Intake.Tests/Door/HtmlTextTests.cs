using CsCheck;

namespace NewsMonitor.Intake.Tests.Door;

public sealed class HtmlTextTests
{
    [Theory]
    [InlineData("<p>a</p><p>b</p>", "a\nb")]
    [InlineData("a<br>b<br/>c", "a\nb\nc")]
    [InlineData("<ul><li>a<li>b</ul>c", "a\nb\nc")]
    [InlineData("a\nb", "a\nb")]
    [InlineData("<b>a</b>\nb", "a b")]
    [InlineData("5 < 6 & x > 3 <3", "5 < 6 & x > 3 <3")]
    [InlineData("AT&amp;T &hellip; &#8220;x&#x201D; &bogus;", "AT&T … “x” &bogus;")]
    [InlineData("a<script>if (a</b>) alert(1)</script>b", "a b")]
    [InlineData("a<SCRIPT src=x>alert(1)</SCRIPT >b", "a b")]
    [InlineData("a<script>never ends", "a")]
    [InlineData("a<!-- <p>x</p> --><!-->b", "ab")]
    [InlineData("a<div style='display: none'>x<div>y</div>z</div>b", "a b")]
    [InlineData("<head><title>x</title></head><body>a</body>", "a")]
    [InlineData("<template><script></template></script>x</template>a", "a")]
    [InlineData("<svg><text>x</text></svg>a", "a")]
    [InlineData("<a href='x' title=\"a > b\">link</a>", "link")]
    public void Text_is_what_a_reader_would_see(string html, string text) => Assert.Equal(text, HtmlText.Paragraphs(html));

    [Fact]
    public void No_markup_costs_more_than_its_length()
    {
        string[] hostile =
        [
            string.Concat(Enumerable.Repeat("<div>", 300_000)), string.Concat(Enumerable.Repeat("<b id=1><p>", 200_000)), new('<', 1_000_000),
            string.Concat(Enumerable.Repeat("<!DOCTYPE [", 100_000)), string.Concat(Enumerable.Repeat("<a b='", 200_000)),
            string.Concat(Enumerable.Repeat("<?x ", 200_000)), string.Concat(Enumerable.Repeat("<![CDATA[", 100_000)), string.Concat(Enumerable.Repeat("&", 500_000)),
        ];
        var watch = System.Diagnostics.Stopwatch.StartNew();
        foreach (var html in hostile)
        {
            _ = HtmlText.Paragraphs(html);
        }

        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(2), $"took {watch.Elapsed}");
    }

    [Fact]
    public void Script_between_any_text_is_gone() => Gen.Select(Gen.String.AlphaNumeric, Gen.String.AlphaNumeric).Sample((before, after) =>
        Assert.DoesNotContain("§§", HtmlText.Line($"{before}<script>§§</script>{after}<!--§§--><style>§§</style>"), StringComparison.Ordinal));
}
