namespace NewsMonitor.Intake.Tests.Door;

public sealed class PastedTextTests
{
    [Fact]
    public void The_first_line_is_the_headline_and_the_rest_the_body()
    {
        var article = PastedText.Parse("\r\n Storm hits coast \r\n\r\nLONDON — It rained.\r\nA lot.\r\n");
        Assert.Equal(("Storm hits coast", "LONDON — It rained.\nA lot.", "paste"), (article.Title, article.Body, article.Source));
    }

    [Fact]
    public void The_same_text_is_the_same_article_whatever_its_spacing() =>
        Assert.Equal(PastedText.Parse("A\n\nb").Id, PastedText.Parse(" A \r\nb ").Id);

    [Fact]
    public void A_first_line_too_long_for_a_headline_is_body()
    {
        var article = PastedText.Parse(string.Join(' ', Enumerable.Repeat("word", 100)));
        Assert.Null(article.Title);
        Assert.NotNull(article.Body);
    }
}
