using CsCheck;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Sentiment;

namespace NewsMonitor.Reading.Tests.Sentiment;

public class SentimentTests
{
    private static readonly Gen<Evidence> AnyEvidence = Gen.Select(Gen.Double[0.01, 1], Gen.Double[0.01, 1], Gen.Double[0.01, 1], Gen.Bool, (a, b, c, title) =>
        new Evidence(new(title ? TextField.Title : TextField.Body, 0, 1), new(a / (a + b + c), b / (a + b + c), c / (a + b + c)), []));

    [Fact]
    public void An_article_lies_between_its_sentences() =>
        AnyEvidence.Array[1, 8].Sample(evidence =>
        {
            var whole = ArticleSentiment.Combine(evidence);
            Assert.Equal(1, whole.Negative + whole.Neutral + whole.Positive, 6);
            Assert.InRange(whole.Score, evidence.Min(part => part.Sentiment.Score) - 0.001, evidence.Max(part => part.Sentiment.Score) + 0.001);
        });

    [Fact]
    public void The_order_of_sentences_does_not_matter() =>
        AnyEvidence.Array[1, 8].Sample(evidence =>
            Assert.Equal(ArticleSentiment.Combine(evidence).Score, ArticleSentiment.Combine(evidence.Reverse().ToArray()).Score, tolerance: 0.001));

    [Fact]
    public void One_sentence_alone_is_the_article() =>
        AnyEvidence.Sample(evidence => Assert.Equal(evidence.Sentiment.Score, ArticleSentiment.Combine([evidence]).Score, tolerance: 0.001));

    [Fact]
    public void Five_sentences_at_most_are_shown_and_the_heaviest_first() =>
        AnyEvidence.List[0, 12].Sample(evidence =>
        {
            var heaviest = ArticleSentiment.Heaviest(evidence);
            Assert.InRange(heaviest.Length, Math.Min(1, evidence.Count), 5);
        });

    [Fact]
    public void All_sentences_that_name_it_are_counted_though_five_are_shown()
    {
        var text = string.Join(' ', Enumerable.Range(2, 8).Select(year => $"Critics praised Mary Hollow {year} times for her work."));
        var entity = Assert.Single(Some.Read("", text).Entities, entity => entity.Name == "Mary Hollow");
        Assert.Equal((5, 8), (entity.Evidence.Length, entity.Sentences));
    }

    [Theory]
    [InlineData("Critics condemned Mary Hollow for her disastrous and corrupt leadership.", -1)]
    [InlineData("Everyone praised Mary Hollow for her brilliant and courageous work.", 1)]
    public void A_plain_case_has_its_sign(string text, int sign) =>
        Assert.Equal(sign, Math.Sign(Assert.Single(Some.Read("", text).Entities, entity => entity.Name == "Mary Hollow").Sentiment!.Score));
}
