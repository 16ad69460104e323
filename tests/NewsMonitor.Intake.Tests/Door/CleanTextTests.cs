using CsCheck;

namespace NewsMonitor.Intake.Tests.Door;

public sealed class CleanTextTests
{
    [Theory]
    [InlineData("a\u0000b\u0007c", "abc")]
    [InlineData("a\u202eb\u200bc\ufeffd\u00ade", "abcde")]
    [InlineData("  a \t b\u00a0\u3000c  ", "a b c")]
    [InlineData("e\u0301te\u0301", "été")]
    [InlineData("\u1112\u1161\u11ab", "한")]
    [InlineData("don\u0092t \u0085", "don’t …")]
    [InlineData("a\r\n\r\nb", "a b")]
    public void A_line_is_plain(string text, string plain) => Assert.Equal(plain, CleanText.Line(text));

    [Fact]
    public void Half_a_surrogate_pair_becomes_the_replacement_character() => Assert.Equal("a\ufffdb", CleanText.Line("a\ud800b"));

    [Fact]
    public void Joiners_stay_where_scripts_need_them()
    {
        Assert.Equal("می\u200cخواهم", CleanText.Line("می\u200cخواهم"));
        Assert.Equal("pass", CleanText.Line("pa\u200dss"));
    }

    [Fact]
    public void Paragraphs_are_separated_by_one_line_feed() => Assert.Equal("a b\nc\nd", CleanText.Paragraphs(" a\t b \r\n \n\n c\u2029d\n"));

    [Fact]
    public void Cleaning_twice_changes_nothing() => Gen.String.Sample(text =>
    {
        Assert.Equal(CleanText.Line(text), CleanText.Line(CleanText.Line(text)));
        Assert.Equal(CleanText.Paragraphs(text), CleanText.Paragraphs(CleanText.Paragraphs(text)));
    });
}
