using CsCheck;

namespace NewsMonitor.Domain.Tests;

public sealed class SentimentFindingTests
{
    private static readonly Gen<SentimentFinding> Any = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4], Gen.Int[1, 4], (negative, neutral, positive) =>
    {
        var all = (double)(negative + neutral + positive);
        return new SentimentFinding(negative / all, neutral / all, positive / all);
    });

    [Fact]
    public void Nothing_is_likelier_than_the_label_unless_both_sides_are_as_likely() =>
        Any.Sample(one => Assert.True(one.Negative == one.Positive || Of(one, one.Label) == Math.Max(one.Neutral, Math.Max(one.Negative, one.Positive))), iter: 1_000);

    [Fact]
    public void The_score_of_what_is_not_neutral_lies_on_the_side_of_its_label() =>
        Any.Sample(one => Assert.True(one.Label is Sentiment.Neutral || Math.Sign(one.Score) == (int)one.Label), iter: 1_000);

    [Theory]
    [InlineData(0.37, 0.61, 0.02, Sentiment.Neutral)]
    [InlineData(0.45, 0.45, 0.1, Sentiment.Neutral)]
    [InlineData(0.46, 0.44, 0.1, Sentiment.Negative)]
    [InlineData(0.1, 0.3, 0.6, Sentiment.Positive)]
    [InlineData(0.45, 0.1, 0.45, Sentiment.Neutral)]
    public void A_score_that_leans_does_not_outvote_what_is_likelier(double negative, double neutral, double positive, Sentiment label) =>
        Assert.Equal(label, new SentimentFinding(negative, neutral, positive).Label);

    private static double Of(SentimentFinding one, Sentiment label) => label switch
    {
        Sentiment.Negative => one.Negative,
        Sentiment.Positive => one.Positive,
        _ => one.Neutral,
    };
}
