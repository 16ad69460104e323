using System.Text;
using CsCheck;
using NewsMonitor.Domain.Queries;

namespace NewsMonitor.Domain.Tests.Queries;

public sealed class WordReaderTests
{
    [Theory]
    [InlineData("The U.S. said: Putin's 1,000 don’t", "the u s said putin s 1 000 don t")]
    [InlineData("Zürich Łódź STRASSE Straße Ærø İstanbul ISTANBUL ǅ", "zurich lodz strasse strasse aero istanbul istanbul ǆ")]
    [InlineData("Zu\u0308rich co\u00adoperate A\u030angstro\u0308m", "zurich cooperate angstrom")]
    [InlineData("Ἀθῆναι ΟΔΥΣΣΕΥΣ ὀδυσσεύς", "αθηναι οδυσσευσ οδυσσευσ")]
    [InlineData("Киев Ёлка елка мой", "киев елка елка мой")]
    [InlineData("中国人 ハンガー ไทย", "中 国 人 ハ ン ガ ー ไ ท ย")]
    [InlineData("한국어 नमस्ते العَرَبِيَّة עִבְרִית", "한국어 नमस्ते العربية עברית")]
    [InlineData("ＡＢ１２ ﬁnal 𝐀 \ud800x\udc00y", "ab12 final 𝐀 x y")]
    [InlineData("— … ?! \u0301", "")]
    public void A_word_is_a_run_of_letters_and_digits_without_case_and_accents(string text, string words) =>
        Assert.Equal(words, string.Join(' ', FoldedWords.Of(text)));

    [Fact]
    public void Folding_a_folded_word_changes_nothing()
    {
        foreach (var rune in Enumerable.Range(0, 0x110000).Where(Rune.IsValid).Select(value => new Rune(value)))
        {
            foreach (var word in FoldedWords.Of($"a{rune}b {rune}"))
            {
                if (FoldedWords.Of(word) is not [var again] || again != word)
                {
                    Assert.Fail($"U+{rune.Value:X}: {word}");
                }
            }
        }
    }

    [Fact]
    public void A_word_keeps_its_place_in_the_text() => Gen.String.Sample(text =>
    {
        var reader = new WordReader(text, stackalloc char[WordReader.MaxLength]);
        var end = 0;
        while (reader.Next())
        {
            Assert.InRange(reader.Start, end, text.Length - reader.Length);
            Assert.Equal([reader.Word.ToString()], FoldedWords.Of(text.Substring(reader.Start, reader.Length)));
            end = reader.Start + reader.Length;
        }
    });

    [Fact]
    public void Of_a_word_without_end_the_first_letters_count()
    {
        var word = Assert.Single(FoldedWords.Of(new string('ﬄ', 100_000)));
        Assert.InRange(word.Length, WordReader.MaxLength - 2, WordReader.MaxLength);
        Assert.Equal([word], FoldedWords.Of(word));
    }
}
