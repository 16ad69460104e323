using NewsMonitor.Domain;
using NewsMonitor.Reading.Tests.Robustness;

namespace NewsMonitor.Reading.Tests.OwnList;

public class OwnNamesReadingTests
{
    private static readonly FastReader Reader = FastReader.Load(FastReader.DefaultModelsFolder, Some.OwnNames("""
        name,aliases,kind,wikidata
        Quibble Wharf,QW|quibbletide,organisation,
        Apple,,other,Q89
        Target,,organisation,Q1046951
        Ford,Ford Motor,organisation,Q44294
        GOV.UK,,organisation,Q990003
        Booking.com,,organisation,
        """));

    [Theory]
    [InlineData("Shares of Quibble Wharf fell on Monday.", "entity:organisation:quibble-wharf", "Quibble Wharf", SubjectKind.Organisation)]
    [InlineData("Shares of quibbletide fell on Monday.", "entity:organisation:quibble-wharf", "Quibble Wharf", SubjectKind.Organisation)]
    [InlineData("Investors like QW's plan.", "entity:organisation:quibble-wharf", "Quibble Wharf", SubjectKind.Organisation)]
    [InlineData("Shares of Apple rose after the company sold more phones.", "entity:Q89", "Apple", SubjectKind.Other)]
    [InlineData("Cars of Ford Motor sell well.", "entity:Q44294", "Ford", SubjectKind.Organisation)]
    [InlineData("Profit fell at Target. Target blamed thieves.", "entity:Q1046951", "Target", SubjectKind.Organisation)]
    [InlineData("The page on GOV.UK was changed on Monday.", "entity:Q990003", "GOV.UK", SubjectKind.Organisation)]
    [InlineData("GOV.UK was changed on Monday.", "entity:Q990003", "GOV.UK", SubjectKind.Organisation)]
    [InlineData("Prices at Booking.com rose.", "entity:organisation:booking-com", "Booking.com", SubjectKind.Organisation)]
    public void A_name_of_the_list_counts_as_what_the_list_says(string text, string subject, string name, SubjectKind kind) =>
        Assert.Contains(Reader.Read(new("", text)).Entities, entity => (entity.Subject.Value, entity.Name, entity.Kind) == (subject, name, kind));

    [Theory]
    [InlineData("Harrison Ford sailed to Greece on Monday.", "entity:Q44294")]
    [InlineData("Target the weak points first.", "entity:Q1046951")]
    [InlineData("An apple a day is enough, he said.", "entity:Q89")]
    [InlineData("She said qw twice.", "entity:organisation:quibble-wharf")]
    public void Words_that_mean_something_else_do_not_count(string text, string subject) =>
        Assert.DoesNotContain(Reader.Read(new("", text)).Entities, entity => entity.Subject.Value == subject);

    [Fact]
    public void A_million_characters_of_names_of_the_list_are_read() =>
        Sound.Holds(Reader, "Long", string.Concat(Enumerable.Repeat("Ford Motor Target and Harrison Ford of Apple ", 1_000_000 / 45)));

    [Fact]
    public void A_list_does_not_change_what_it_does_not_name() =>
        Assert.Equal(
            Some.Article.Entities.Select(entity => (entity.Subject, entity.Mentions.Length)),
            Reader.Read(new(Some.Title, Some.Body.ReplaceLineEndings("\n"))).Entities.Select(entity => (entity.Subject, entity.Mentions.Length)));
}
