using CsCheck;
using NewsMonitor.Domain;

namespace NewsMonitor.Reading.Tests.Correcting;

public class CorrectionTests
{
    private static readonly SubjectId Somebody = SubjectId.Linked("Q99999999");

    [Fact]
    public void What_is_no_name_is_no_entity_and_the_findings_say_so()
    {
        var findings = Read(new(notNames: ["Fox"]));
        Assert.DoesNotContain(findings.Entities.SelectMany(entity => entity.Mentions), mention => At(mention) == "Fox");
        Assert.Equal(["Fox"], findings.Struck!.Value.Select(At));
        Assert.Contains(findings.Entities.SelectMany(entity => entity.Mentions), mention => At(mention) == "Fox News");
    }

    [Fact]
    public void Who_a_fullest_name_is_holds_for_its_short_forms()
    {
        var findings = Read(new(entities: [new("Mary Hollow", Somebody, "Mary Ann Hollow", SubjectKind.Person, "Q99999999"), new("Donald Trump", new("entity:person:another-trump"), "Another Trump", SubjectKind.Person)]));
        var hollow = Assert.Single(findings.Entities, entity => entity.Subject == Somebody);
        Assert.True(hollow.Corrected);
        Assert.Equal("Mary Ann Hollow", hollow.Name);
        var trump = Assert.Single(findings.Entities, entity => entity.Name == "Another Trump");
        Assert.Contains("Trump", trump.Mentions.Select(At));
        Assert.DoesNotContain(findings.Entities, entity => entity.Name == "Donald Trump");
    }

    [Fact]
    public void A_text_that_no_reader_takes_for_a_name_is_one_when_a_person_says_so()
    {
        var findings = Read(new(entities: [new("market", Somebody, "The Market", SubjectKind.Place)]));
        var market = Assert.Single(findings.Entities, entity => entity.Subject == Somebody);
        Assert.Equal(["market"], market.Mentions.Select(At));
        Assert.Equal(NameOrigin.Corrected, market.Origin);
    }

    [Fact]
    public void A_mention_inside_a_longer_name_stays_there()
    {
        var findings = Read(new(entities: [new("Fox", Somebody, "A fox", SubjectKind.Other)]));
        Assert.Equal(["Fox"], Assert.Single(findings.Entities, entity => entity.Subject == Somebody).Mentions.Select(At));
        Assert.Contains(findings.Entities.SelectMany(entity => entity.Mentions), mention => At(mention) == "Fox News");
    }

    [Theory]
    [InlineData("a market in the Ukrainian city of Sumy|a market|a market in the Ukrainian town", "a market in the Ukrainian city of Sumy")]
    [InlineData("a market|a market in|a", "a market in")]
    [InlineData("a market in the Ukrainian town|a market", "a market")]
    public void The_longest_text_that_a_person_named_holds(string said, string found)
    {
        var findings = Read(new(entities: [.. said.Split('|').Select(text => new EntityCorrection(text, Somebody, text, SubjectKind.Other))]));
        Assert.Contains(found, Assert.Single(findings.Entities, entity => entity.Subject == Somebody).Mentions.Select(At));
    }

    [Theory]
    [InlineData(Domain.Sentiment.Positive)]
    [InlineData(Domain.Sentiment.Negative)]
    [InlineData(Domain.Sentiment.Neutral)]
    public void A_sentence_says_what_a_person_says_that_it_says(Domain.Sentiment said)
    {
        var hollow = Assert.Single(Some.Article.Entities, entity => entity.Name == "Mary Hollow");
        var sentence = Assert.Single(hollow.Evidence).Sentence;
        var findings = Read(new(sentiments: [new(At(sentence), hollow.Subject, said)]));
        var corrected = Assert.Single(findings.Entities, entity => entity.Subject == hollow.Subject);
        Assert.Equal(said, corrected.Sentiment!.Label);
        Assert.True(Assert.Single(corrected.Evidence).Corrected);
    }

    [Fact]
    public void Corrections_that_fit_nothing_change_nothing()
    {
        var findings = Read(new(["Nobody There"], [new("Nobody Else", Somebody, "Nobody", SubjectKind.Person)], [new("No such sentence.", Somebody, Domain.Sentiment.Positive)]));
        Assert.Equal(Json(Some.Article), Json(findings));
    }

    [Fact]
    public void Any_corrections_leave_every_offset_in_the_text_and_no_mention_twice() =>
        Gen.Select(Texts.Array[0, 6], Texts.Array[0, 6]).Sample((struck, named) =>
        {
            var findings = Read(new([.. struck], [.. named.Select((text, i) => new EntityCorrection(text, SubjectId.Linked("Q" + (1_000 + (i % 2))), text, SubjectKind.Other))]));
            var mentions = findings.Entities.SelectMany(entity => entity.Mentions).ToList();
            Assert.All(mentions, mention => Assert.NotEmpty(At(mention)));
            Assert.Equal(mentions.Count, mentions.Distinct().Count());
            Assert.Equal(findings.Entities.Length, findings.Entities.Select(entity => entity.Subject).Distinct().Count());
        }, iter: 100);

    [Fact]
    public void Too_many_or_empty_corrections_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new Corrections([.. Enumerable.Repeat("x", Corrections.Most + 1)]));
        Assert.Throws<ArgumentException>(() => new Corrections([" "]));
        Assert.Throws<ArgumentException>(() => new Corrections([new string('x', Corrections.LongestName + 1)]));
        Assert.Throws<ArgumentException>(() => new Corrections(entities: [new("x", Somebody, "x", SubjectKind.Topic)]));
    }

    private static readonly string[] Known = [
        "Trump", "Donald Trump", "President Donald Trump", "Fox", "Fox News", "FSB", "Federal Security Service", "the", "Ukraine", "Ukraine and its", "market", "Mr. Trump", ".", "Putin"];

    private static readonly Gen<string> Texts = Gen.Int[0, Known.Length - 1].Select(i => Known[i]);

    private static Findings Read(Corrections corrections) =>
        Some.Reader.Read(new(Some.Title, Some.Body.ReplaceLineEndings("\n"), Corrections: corrections));

    private static string At(TextSpan span) => Some.At(span, Some.Title, Some.Body);

    private static string Json(Findings findings) => System.Text.Json.JsonSerializer.Serialize(findings);
}
