using CsCheck;
using NewsMonitor.Domain.Queries;

namespace NewsMonitor.Domain.Tests.Queries;

public sealed class QueryCompletionTests
{
    [Theory]
    [InlineData("|", "", QueryField.Any, "NOT title: text: entity: topic: source: lang: sentiment:")]
    [InlineData("gaza |", "", QueryField.Any, "AND OR NOT NEAR/5 title: text: entity: topic: source: lang: sentiment:")]
    [InlineData("gaza N|", "N", QueryField.Any, "NOT NEAR/5")]
    [InlineData("gaza AND te|xt x", "te", QueryField.Any, "text:")]
    [InlineData("(a OR |", "", QueryField.Any, "NOT title: text: entity: topic: source: lang: sentiment:")]
    [InlineData("entity:|", "", QueryField.Entity, "NOT")]
    [InlineData("x entity:Put|in", "Put", QueryField.Entity, "")]
    [InlineData("x entity:\"Vladimir Pu|", "Vladimir Pu", QueryField.Entity, "")]
    [InlineData("topic: sp|", "sp", QueryField.Topic, "")]
    [InlineData("source:(bbc OR re|", "re", QueryField.Source, "")]
    [InlineData("source:(bbc) |", "", QueryField.Any, "AND OR NOT NEAR/5 title: text: entity: topic: source: lang: sentiment:")]
    [InlineData("a sentiment:<|", "<", QueryField.Sentiment, "<-0.3 <0")]
    [InlineData("\"closed\" |", "", QueryField.Any, "AND OR NOT NEAR/5 title: text: entity: topic: source: lang: sentiment:")]
    public void What_can_stand_at_the_caret_is_offered(string written, string typed, QueryField field, string words)
    {
        var caret = written.IndexOf('|', StringComparison.Ordinal);
        var offer = QueryCompletion.At(written.Remove(caret, 1), caret);
        Assert.Equal((typed, field, words), (offer.Typed, offer.Field, offer.Words.ToString()));
    }

    [Fact]
    public void A_choice_replaces_a_stretch_around_the_caret() =>
        Gen.Select(Gen.String[Gen.Char["\"*:()<> aNOTRDE entiy“"], 0, 60], Gen.Int[0, 60]).Sample((text, at) =>
        {
            var caret = Math.Min(at, text.Length);
            var offer = QueryCompletion.At(text, caret);
            Assert.InRange(offer.Start, 0, caret);
            Assert.InRange(offer.Start + offer.Length, caret, text.Length);
        });
}
