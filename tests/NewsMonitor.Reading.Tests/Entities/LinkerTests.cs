namespace NewsMonitor.Reading.Tests.Entities;

public class LinkerTests
{
    [Theory]
    [InlineData("A fair opened in [L:Springford], [L:Northland].", "Q21: Springford; Q11: Northland")]
    [InlineData("A fair opened in [L:Springford], [L:Southland].", "Q22: Springford; Q12: Southland")]
    [InlineData("[L:Southland] won. A fair opened in [L:Springford].", "Q12: Southland; Q22: Springford")]
    [InlineData("The Northish army came. A fair opened in [L:Springford].", "Q21: Springford")]
    [InlineData("[P:Anna Bell] came home to [L:Southland].", "Q42: Anna Bell; Q12: Southland")]
    public void The_country_that_an_article_speaks_of_tells_namesakes_apart(string marked, string found) => Assert.Equal(found, Marked.Show(marked));

    [Theory]
    [InlineData("A fair opened in [L:Springford].", "place:springford: Springford", "a name with 2 known meanings, none of them clear here")]
    [InlineData("[P:Anna Bell] came.", "person:anna-bell: Anna Bell", "a name with 2 known meanings, none of them clear here")]
    [InlineData("[P:Bertram Oddfellow] came.", "person:bertram-oddfellow: Bertram Oddfellow", "not a known name")]
    [InlineData("[P:Gates] came.", "person:gates: Gates", "a known name, but of something else")]
    public void What_is_unknown_or_not_clear_gets_an_id_of_our_own_and_says_so(string marked, string found, string why)
    {
        Assert.Equal(found, Marked.Show(marked));
        Assert.Equal(why, Assert.Single(Marked.Find(marked).Entities).Why);
    }

    [Theory]
    [InlineData("[L:Northland] won.", "the only known meaning of the name")]
    [InlineData("A fair opened in [L:Springford], [L:Northland].", "one of 2 known meanings, chosen because the article speaks of Northland")]
    public void A_link_says_why(string marked, string why) => Assert.Equal(why, Marked.Find(marked).Entities[0].Why);

    [Theory]
    [InlineData("[O:Lucky Stores Inc] fell.", "Q51: Lucky Stores Inc")]
    [InlineData("[O:Lucky Stores] fell.", "Q51: Lucky Stores")]
    public void A_company_is_the_same_with_and_without_its_legal_form(string marked, string found) => Assert.Equal(found, Marked.Show(marked));

    [Fact]
    public void A_link_is_surer_the_less_else_the_name_may_mean()
    {
        var only = Marked.Find("[L:Northland] won.").Entities[0].Confidence;
        var chosen = Marked.Find("[L:Southland] won. A fair opened in [L:Springford].").Entities[1].Confidence;
        Assert.InRange(chosen, 0.3, only);
        Assert.InRange(only, 0.7, 1);
    }

    [Theory]
    [InlineData("Leaders met in Kyiv on Monday.", "entity:Q1899")]
    [InlineData("He flew from London to Toronto on Monday.", "entity:Q172")]
    [InlineData("The Bundestag voted in Berlin on Monday.", "entity:Q154797")]
    public void A_well_known_name_is_linked(string text, string subject) =>
        Assert.Contains(Some.Read("", text).Entities, entity => entity.Subject.Value == subject);
}
