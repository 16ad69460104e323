using CsCheck;

namespace NewsMonitor.Domain.Tests;

public sealed class CanonicalFormTests
{
    [Theory]
    [InlineData("e\u0301", "é")]
    [InlineData("u\u0308\u0301", "ǘ")]
    [InlineData("\u1112\u1161\u11ab", "한")]
    [InlineData("\u0418\u0306", "Й")]
    [InlineData("x\u0301", "x\u0301")]
    [InlineData("\u0301e", "\u0301e")]
    public void A_mark_joins_the_letter_before_it(string apart, string joined) => Assert.Equal(joined, CanonicalForm.Compose(apart));

    [Fact]
    public void What_is_taken_apart_is_joined_again() => Gen.Char.Sample(letter =>
    {
        if (CanonicalForm.Decompose(letter) is var (first, mark))
        {
            Assert.Equal(letter.ToString(), CanonicalForm.Compose($"{first}{mark}"));
        }
    });

    [Fact]
    public void Composing_twice_changes_nothing() => Gen.String.Sample(text =>
        Assert.Equal(CanonicalForm.Compose(text), CanonicalForm.Compose(CanonicalForm.Compose(text))));
}
