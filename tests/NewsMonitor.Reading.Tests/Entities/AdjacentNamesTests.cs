using NewsMonitor.Domain;
using NewsMonitor.Reading.Entities;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Tests.Entities;

public class AdjacentNamesTests
{
    [Fact]
    public void A_name_of_two_is_as_probable_as_the_less_probable_of_them()
    {
        var whole = Assert.Single(Join("Bessia and Herzovar", Name(0, 1, 0.9f), Name(2, 3, 0.7f)));
        Assert.Equal((0, 3, 0.7f), (whole.First, whole.End, whole.Probability));
    }

    [Fact]
    public void A_name_that_gets_its_head_keeps_its_probability()
    {
        var whole = Assert.Single(Join("Then Hurricane Odalys came", Name(2, 3, 0.8f)));
        Assert.Equal((1, 3, 0.8f), (whole.First, whole.End, whole.Probability));
    }

    [Theory]
    [InlineData(FoundBy.Corrected)]
    [InlineData(FoundBy.Own)]
    internal void What_a_person_said_keeps_its_ends(FoundBy said)
    {
        NameSpan[] halves = [Name(0, 1, 0) with { Found = said }, Name(2, 3, 0.7f)];
        Assert.Equal(halves, Join("Bessia and Herzovar", halves));
        NameSpan[] lord = [Name(1, 2, 0) with { Found = said }];
        Assert.Equal(lord, Join("The Lord spoke", lord));
        NameSpan[] odalys = [Name(2, 3, 0) with { Found = said }];
        Assert.Equal(odalys, Join("Then Hurricane Odalys came", odalys));
    }

    private static NameSpan Name(int first, int end, float probability) => new(0, first, end, SubjectKind.Place, -1, FoundBy.Tagger, probability);

    private static List<NameSpan> Join(string body, params NameSpan[] names)
    {
        var text = new ReadText();
        text.Begin("", body);
        text.AddBody(0, body.Length);
        var joined = names.ToList();
        new AdjacentNames(KnowledgeBase.Parse(Marked.Known.ReplaceLineEndings("\n"))).Join(text, joined);
        return joined;
    }
}
