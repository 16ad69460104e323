using NewsMonitor.Domain;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.OwnList;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Tests.Names;

public class NameRulesTests
{
    private static readonly ReaderParts Parts = ReaderParts.Load(Readers.DefaultModelsFolder, OwnNames.Empty);
    private static readonly NameRules Rules = new(Parts.Knowledge, Parts.Gazetteer, Parts.Lexicon);

    [Theory]
    [InlineData("He spoke in [central London] again.", SubjectKind.Place, "London")]
    [InlineData("The [Elizabeth line] opens.", SubjectKind.Place, "Elizabeth")]
    [InlineData("They met at the [Summit of] leaders.", SubjectKind.Other, "Summit")]
    [InlineData("The [2024 United States presidential election] was close.", SubjectKind.Other, "2024 United States presidential election")]
    [InlineData("[James Lambert OBE] has been appointed.", SubjectKind.Person, "James Lambert")]
    [InlineData("said [Investment Lord Grimstone] today.", SubjectKind.Person, "Grimstone")]
    [InlineData("said [Mr. Carter's] lawyer.", SubjectKind.Person, "Carter")]
    [InlineData("[President Donald Trump] left.", SubjectKind.Person, "Donald Trump")]
    [InlineData("[Pope Francis] left.", SubjectKind.Person, "Pope Francis")]
    [InlineData("[al-Qaeda] denied it.", SubjectKind.Organisation, "al-Qaeda")]
    [InlineData("[von der Leyen] spoke.", SubjectKind.Person, "von der Leyen")]
    [InlineData("a shop of [adidas] here.", SubjectKind.Organisation, "adidas")]
    public void A_name_is_cut_to_what_is_called_by_it(string marked, SubjectKind kind, string name) => Assert.Equal(name, Cut(marked, kind));

    [Theory]
    [InlineData("They fell under [U.S.] sanctions.", "U.S.")]
    [InlineData("The [US] agreed.", "US")]
    [InlineData("The [WHO] agreed.", "WHO")]
    public void A_pronoun_in_capitals_is_a_name(string marked, string name) => Assert.Equal(name, Cut(marked, SubjectKind.Place));

    [Theory]
    [InlineData("They told [us] so.")]
    [InlineData("[Russian] forces left.")]
    [InlineData("On [Monday] it rained.")]
    public void A_pronoun_a_people_and_a_day_are_none(string marked) => Assert.Null(Cut(marked, SubjectKind.Other));

    private static string? Cut(string marked, SubjectKind kind)
    {
        var (from, to) = (marked.IndexOf('[', StringComparison.Ordinal), marked.IndexOf(']', StringComparison.Ordinal) - 1);
        var sentence = marked.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        var text = new ReadText();
        text.Begin("", sentence);
        text.AddBody(0, sentence.Length);
        var tokens = Enumerable.Range(0, text.Tokens.Count).Where(i => text.Tokens[i].Start < to && text.Tokens[i].End > from).ToList();
        var names = new List<NameSpan>();
        Rules.Add(text, 0, tokens[0], tokens[^1] + 1, kind, probability: 0.95f, names);
        return names.Count == 0 ? null : sentence[text.Tokens[names[0].First].Start..text.Tokens[names[0].End - 1].End];
    }
}
