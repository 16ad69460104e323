using NewsMonitor.Domain;

namespace NewsMonitor.Reading.Tests.Entities;

public class EntityTests
{
    [Theory]
    [InlineData("entity:Q22686", "Donald Trump", "Trump|Donald Trump")]
    [InlineData("entity:Q7747", "Vladimir Putin", "Putin|Vladimir Putin")]
    [InlineData("entity:Q3874799", "Volodymyr Zelenskyy", "Volodymyr Zelenskyy")]
    [InlineData("entity:Q212", "Ukraine", "Ukraine")]
    [InlineData("entity:Q186068", "Fox News", "Fox News|Fox")]
    public void Spellings_of_one_entity_are_one_entity(string subject, string name, string spellings)
    {
        var entity = Assert.Single(Some.Article.Entities, entity => entity.Subject.Value == subject);
        Assert.Equal(name, entity.Name);
        Assert.Equal(spellings.Split('|').ToHashSet(), entity.Mentions.Select(span => Some.At(span, Some.Title, Some.Body)).ToHashSet());
    }

    [Fact]
    public void A_person_who_is_not_known_keeps_the_name_of_the_article()
    {
        var entity = Assert.Single(Some.Article.Entities, entity => entity.Name == "Mary Hollow");
        Assert.Equal("entity:person:mary-hollow", entity.Subject.Value);
        Assert.Null(entity.Wikidata);
    }

    [Fact]
    public void An_acronym_in_brackets_means_the_name_before_it()
    {
        var entity = Assert.Single(Some.Article.Entities, entity => entity.Mentions.Any(span => Some.At(span, Some.Title, Some.Body) == "FSB"));
        Assert.Contains(entity.Mentions, span => Some.At(span, Some.Title, Some.Body) == "Federal Security Service");
    }

    [Theory]
    [InlineData("Russian")]
    [InlineData("Ukrainian")]
    [InlineData("Comments")]
    [InlineData("Juneau")]
    [InlineData("Tuesday")]
    [InlineData("Russian forces")]
    public void What_is_no_name_here_is_no_entity(string text) =>
        Assert.DoesNotContain(Some.Article.Entities, entity => entity.Mentions.Any(span => Some.At(span, Some.Title, Some.Body) == text));

    [Fact]
    public void A_last_name_that_two_people_bear_means_the_one_named_last_before_it()
    {
        var entities = Some.Read("", "Hillary Clinton spoke in Ohio. Clinton was cheered. Later Bill Clinton arrived. Clinton waved.").Entities;
        Assert.Equal(2, Assert.Single(entities, entity => entity.Name == "Hillary Clinton").Mentions.Length);
        Assert.Equal(2, Assert.Single(entities, entity => entity.Name == "Bill Clinton").Mentions.Length);
    }

    [Theory]
    [InlineData("The Bank said on Monday that it would wait.")]
    [InlineData("He told the Union on Monday that he would wait.")]
    public void Half_a_name_alone_is_no_entity(string text) => Assert.Empty(Some.Read("", text).Entities);

    [Fact]
    public void Every_subject_stands_once() =>
        Assert.Distinct(Some.Article.Entities.Select(entity => entity.Subject));

    [Theory]
    [InlineData("Putin said on Friday that the talks would go on.", "entity:Q7747", SubjectKind.Person)]
    [InlineData("Leaders of the European Union met on Friday.", "entity:Q458", SubjectKind.Organisation)]
    [InlineData("The EU said on Friday that it would wait.", "entity:Q458", SubjectKind.Organisation)]
    [InlineData("Generals of NATO met on Friday.", "entity:Q7184", SubjectKind.Organisation)]
    [InlineData("The United Nations said that aid had stopped.", "entity:Q1065", SubjectKind.Organisation)]
    [InlineData("He told Reuters that the deal was off.", "entity:Q130879", SubjectKind.Organisation)]
    [InlineData("Exports from China fell in May.", "entity:Q148", SubjectKind.Place)]
    [InlineData("Thousands marched in London on Saturday.", "entity:Q84", SubjectKind.Place)]
    [InlineData("Shares of Apple rose after the company sold more phones.", "entity:Q312", SubjectKind.Organisation)]
    [InlineData("Zelensky thanked the allies in Kyiv.", "entity:Q3874799", SubjectKind.Person)]
    public void A_well_known_name_is_linked(string text, string subject, SubjectKind kind) =>
        Assert.Contains(Some.Read("", text).Entities, entity => entity.Subject.Value == subject && entity.Kind == kind);

    [Fact]
    public void Someone_else_of_a_well_known_last_name_is_not_linked_to_its_bearer() =>
        Assert.DoesNotContain(Some.Read("", "Carol Putin opened her bakery in Leeds. Putin bakes bread.").Entities, entity => entity.Wikidata == "Q7747");

    [Fact]
    public void The_same_name_has_the_same_id_in_every_article() =>
        Assert.Equal(
            Some.Read("", "Darren Hollowman, a dean, spoke on Monday.").Entities.Select(entity => entity.Subject),
            Some.Read("", "On Tuesday a dean, Darren Hollowman, spoke.").Entities.Select(entity => entity.Subject));
}
