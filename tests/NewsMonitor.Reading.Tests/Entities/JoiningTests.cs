using CsCheck;
using NewsMonitor.Domain;

namespace NewsMonitor.Reading.Tests.Entities;

public class JoiningTests
{
    [Theory]
    [InlineData("[O:Halden Bank] grew. [O:Halden] hired. Shares of [L:Halden] rose.", "organisation:halden-bank: Halden Bank, Halden, Halden")]
    [InlineData("[L:Halden] sleeps. [O:Halden University] grew.", "place:halden: Halden; organisation:halden-university: Halden University")]
    [InlineData("[P:Bill Gates] came. [O:Gates] waved. Then [P:Gates] left.", "person:bill-gates: Bill Gates, Gates, Gates")]
    [InlineData("[L:Joint Base] [P:Elmendorf-Richardson] is closed.", "place:joint-base-elmendorf-richardson: Joint Base Elmendorf-Richardson")]
    [InlineData("Joint Base [L:Elmendorf-Richardson] is closed.", "place:joint-base-elmendorf-richardson: Joint Base Elmendorf-Richardson")]
    [InlineData("He left [L:Bessia] and [L:Herzovar].", "Q61: Bessia and Herzovar")]
    [InlineData("Then Hurricane [P:Odalys] came.", "other:hurricane-odalys: Hurricane Odalys")]
    [InlineData("The [O:Harbour Commission] met. Later the [O:Commission] voted.", "organisation:harbour-commission: Harbour Commission, Commission")]
    [InlineData("The [O:FSB] ([O:Federal Security Service]) denied it.", "organisation:federal-security-service: FSB, Federal Security Service")]
    [InlineData("The [O:Federal Harbour Board] met. The [O:FHB] voted.", "organisation:federal-harbour-board: Federal Harbour Board, FHB")]
    [InlineData("The [O:FHB] voted. The [O:Federal Harbour Board] met.", "organisation:federal-harbour-board: FHB, Federal Harbour Board")]
    public void Short_forms_and_pieces_are_the_long_name(string marked, string found) => Assert.Equal(found, Marked.Show(marked));

    [Theory]
    [InlineData("The [X:Lord] spoke.")]
    [InlineData("The [O:Commission] voted.")]
    [InlineData("The [O:Department] said no.")]
    public void Half_a_name_without_its_whole_is_none(string marked) => Assert.Empty(Marked.Find(marked).Entities);

    [Theory]
    [InlineData("[P:Halden County] is quiet.", "place:halden-county: Halden County")]
    [InlineData("[O:Halden County] sued.", "place:halden-county: Halden County")]
    [InlineData("[P:Halden Institute] sued.", "organisation:halden-institute: Halden Institute")]
    [InlineData("[L:Bank of Halden] sued.", "organisation:bank-of-halden: Bank of Halden")]
    [InlineData("He lives in [O:Lindhaven]. [L:Lindhaven] is quiet.", "place:lindhaven: Lindhaven, Lindhaven")]
    [InlineData("They met Mr. [O:Lindhaven] there.", "person:lindhaven: Lindhaven")]
    public void An_unknown_name_has_one_kind_and_its_own_words_decide(string marked, string found) => Assert.Equal(found, Marked.Show(marked));

    [Fact]
    public void Every_name_belongs_to_one_entity_and_the_same_text_gives_the_same() =>
        Texts.Sample(marked =>
        {
            var (text, entities, names, read) = Marked.Find(marked);
            var mentions = entities.SelectMany(entity => entity.Mentions).ToList();
            Assert.Distinct(mentions);
            Assert.Distinct(entities.Select(entity => entity.Subject));
            Assert.All(entities, entity =>
            {
                Assert.NotEmpty(entity.Mentions);
                Assert.Equal(entity.Mentions.Order(), entity.Mentions);
                Assert.InRange(entity.Confidence, 0, 1);
                Assert.True(entity.Kind.IsEntity());
                Assert.NotEmpty(entity.Why);
            });
            Assert.All(Enumerable.Range(1, Math.Max(0, names.Count - 1)), i => Assert.True(names[i - 1].End <= names[i].First));
            Assert.All(names, name => Assert.InRange(read.SpanOf(name.First, name.End).End, 1, text.Length));
            Assert.Equal(Marked.Show(marked), Marked.Show(marked));
        }, iter: 2_000);

    private static readonly string[] Pieces =
    [
        "[P:Bill Gates] ", "[O:Gates] ", "[P:Gates] ", "[O:Halden Bank] ", "[L:Halden] ", "[O:Halden] ", "[O:Commission] ", "[O:Harbour Commission] ", "(", ") ", "[O:FHB] ", "[O:HC] ",
        "[L:Springford] ", ", ", "[L:Northland] ", "[L:Joint Base] ", "[P:Elmendorf-Richardson] ", "Hurricane ", "Mr. ", "in ", "said ", ". ", "The ", "[P:Anna Bell] ", "[P:Bell] ", "[X:Bell] ",
        "[O:Bank of Halden] ", "[O:Congress] ", "Northish ", "[O:Lucky Stores Inc] ",
    ];

    private static readonly Gen<string> Texts = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 25].Select(pieces => string.Concat(pieces));
}
