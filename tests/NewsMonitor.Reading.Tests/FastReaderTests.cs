using NewsMonitor.Domain;

namespace NewsMonitor.Reading.Tests;

public class FastReaderTests
{
    [Fact]
    public void The_same_text_gives_the_same_findings()
    {
        var (first, second) = (Some.Read(Some.Title, Some.Body), Some.Read(Some.Title, Some.Body));
        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(first), System.Text.Json.JsonSerializer.Serialize(second));
    }

    [Fact]
    public void A_text_without_words_has_no_findings()
    {
        var findings = Some.Read("", "");
        Assert.Empty(findings.Sentences);
        Assert.Empty(findings.Entities);
        Assert.Empty(findings.Topics);
        Assert.Equal("und", findings.Language);
    }

    [Fact]
    public void Every_mention_lies_in_a_sentence_that_was_read()
    {
        Assert.NotEmpty(Some.Article.Entities);
        Assert.All(Some.Article.Entities.SelectMany(entity => entity.Mentions), mention =>
            Assert.Contains(Some.Article.Sentences, sentence => Contains(sentence, mention)));
    }

    [Fact]
    public void No_mention_lies_in_what_was_skipped() =>
        Assert.All(Some.Article.Entities.SelectMany(entity => entity.Mentions), mention =>
            Assert.DoesNotContain(Some.Article.Skipped, skipped => Contains(skipped, mention)));

    [Fact]
    public void Evidence_is_a_sentence_of_the_entity_and_its_words_lie_in_it_and_outside_the_name() =>
        Assert.All(Some.Article.Entities, entity => Assert.All(entity.Evidence, evidence =>
        {
            Assert.Contains(evidence.Sentence, Some.Article.Sentences);
            Assert.Contains(entity.Mentions, mention => Contains(evidence.Sentence, mention));
            Assert.InRange(evidence.Words.Length, 0, 5);
            Assert.All(evidence.Words, word => Assert.True(Contains(evidence.Sentence, word.Word)));
        }));

    [Fact]
    public void A_language_that_is_not_known_has_names_but_no_sentiment_no_tone_and_no_topics()
    {
        var findings = Some.Read("Putin in Berlin", "Der Präsident Wladimir Putin ist nach Deutschland gekommen, und die Bundesregierung hat ihn in Berlin nicht empfangen. Die NATO ist besorgt.");
        Assert.Equal("de", findings.Language);
        Assert.Null(findings.Tone);
        Assert.Empty(findings.Topics);
        Assert.Contains(findings.Entities, entity => entity.Name == "Berlin");
        Assert.All(findings.Entities, entity => Assert.Null(entity.Sentiment));
    }

    [Fact]
    public void A_title_that_the_body_repeats_is_read_once()
    {
        var findings = Some.Read("A ship of the British Navy sinks off", "A ship of the British Navy sinks off Portsmouth in the night.");
        Assert.All(findings.Sentences, sentence => Assert.Equal(TextField.Body, sentence.Field));
    }

    [Theory]
    [InlineData("Trump", "Trumpism is on the rise in Ohio.")]
    [InlineData("Trump", "Trump won the vote in Ohio.")]
    [InlineData("Floods hit York", "Floods hit Yorkshire on Monday.")]
    public void A_title_of_one_word_or_that_the_body_goes_on_within_a_word_is_read(string title, string body) =>
        Assert.Contains(Some.Read(title, body).Sentences, sentence => sentence.Field is TextField.Title);

    [Fact]
    public void Probabilities_add_up_to_one_and_a_confidence_is_a_probability()
    {
        Assert.All(Some.Article.Entities, entity =>
        {
            Assert.InRange(entity.Confidence, 0, 1);
            Assert.Equal(1, entity.Sentiment!.Negative + entity.Sentiment.Neutral + entity.Sentiment.Positive, 6);
        });
        Assert.Equal(1, Some.Article.Tone!.Negative + Some.Article.Tone.Neutral + Some.Article.Tone.Positive, 6);
    }

    private static bool Contains(TextSpan outer, TextSpan inner) => outer.Field == inner.Field && inner.Start >= outer.Start && inner.End <= outer.End;
}
