using NewsMonitor.Domain;
using NewsMonitor.Reading.Entities;
using NewsMonitor.Reading.Knowledge;

namespace NewsMonitor.Reading.Tests.Entities;

public sealed class MeaningTests
{
    private static readonly MeaningFinder Small = new(KnowledgeBase.Parse(
        "810\tL\t450\tHalden\tKingdom of Halden|~Halland\tHaldener\tHA*\n"
        + "41\tP\t360\tMary Halden\t~Halden\t\tHA\n"
        + "0\tO\t270\tHalden\tHalden Bank|Halden Savings|Bank of Halden|HB\t\tXX\n"
        + "9\t?\t90\tWHO\t\t\t\n"));

    [Fact]
    public void The_meanings_of_a_name_come_with_what_the_knowledge_says_of_them_the_likeliest_first()
    {
        var meanings = Small.Of("Halden");
        Assert.Equal(["entity:Q810", "entity:Q41", "entity:organisation:halden"], meanings.Select(meaning => meaning.Subject.Value));
        Assert.Equal([SubjectKind.Place, SubjectKind.Person, SubjectKind.Organisation], meanings.Select(meaning => meaning.Kind));
        Assert.Equal(["Q810", "Q41", null], meanings.Select(meaning => meaning.Wikidata));
        Assert.Equal([null, "Halden", null], meanings.Select(meaning => meaning.Country));
        Assert.Equal(["Kingdom of Halden", "Halland"], meanings[0].AlsoCalled);
        Assert.Equal(NameMeaning.MostOtherNames, meanings[2].AlsoCalled.Length);
        Assert.Equal([4 / 7.0, 2 / 7.0, 1 / 7.0], meanings.Select(meaning => meaning.Likely), (a, b) => Math.Abs(a - b) < 0.001);
    }

    [Theory]
    [InlineData("Halden Ltd", 3)]
    [InlineData("halland", 1)]
    [InlineData("WHO", 1)]
    [InlineData("who", 0)]
    [InlineData("Hald", 0)]
    [InlineData(" \u200f\ud800", 0)]
    public void A_name_is_known_as_readers_know_it(string name, int meanings) => Assert.Equal(meanings, Small.Of(name).Length);

    [Fact]
    public void A_name_of_the_users_own_list_has_that_meaning_alone()
    {
        var own = FastReader.Load(FastReader.DefaultModelsFolder, Some.OwnNames("name,aliases,kind,wikidata\nParis,,organisation,\n"));
        Assert.Equal("entity:organisation:paris", Assert.Single(own.MeaningsOf("Paris")).Subject.Value);
        Assert.InRange(Some.Reader.MeaningsOf("Paris").Length, 2, 1_000);
    }
}
