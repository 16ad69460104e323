using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Tests.Text;

public class SentenceSplitterTests
{
    [Theory]
    [InlineData("He left. She stayed.", 2)]
    [InlineData("The U.S. economy grew. Prices fell.", 2)]
    [InlineData("He lives in the U.S. The war goes on.", 2)]
    [InlineData("Dean of the Joan B. Kroc School, he spoke.", 1)]
    [InlineData("Mr. Smith met Dr. Jones on Jan. 5 in St. Louis.", 1)]
    [InlineData("\"I won't go,\" he said. \"Never!\" she replied.", 2)]
    [InlineData("\"Will you go?\" he asked.", 1)]
    [InlineData("Wait ... and see. Then act.", 2)]
    [InlineData("It grew 3.5 percent. That was all.", 2)]
    [InlineData("The space is missing.The rest goes on.", 2)]
    [InlineData("Apple Inc. said so. Others did not.", 2)]
    [InlineData("First line\nSecond line", 2)]
    [InlineData("MR. SMITH MEETS DR. JONES IN ST. LOUIS", 1)]
    [InlineData("There was no plan B. The mayor resigned.", 2)]
    [InlineData("The company (no. 07345602) was closed.", 1)]
    [InlineData("He spoke.[12] She did not.[13]", 2)]
    [InlineData("\u00abNo.\u00bb \u00abYes.\u00bb", 2)]
    [InlineData("\u2022 First thing \u2022 Second thing", 2)]
    [InlineData("<p>He left.</p><p>She stayed.</p>", 2)]
    [InlineData("More is on GOV.UK. Call us.", 2)]
    [InlineData("It ended.UK firms were glad.", 2)]
    [InlineData("...", 0)]
    [InlineData("", 0)]
    public void A_text_has_so_many_sentences(string text, int sentences) => Assert.Equal(sentences, Cut(text).Sentences.Count);

    [Theory]
    [InlineData("\"")]
    [InlineData("!")]
    [InlineData("?")]
    [InlineData(")")]
    [InlineData("!!! lower ")]
    [InlineData("[1]")]
    public void No_marks_make_a_sentence_longer_than_its_bound(string marks) =>
        Assert.All(Cut("Trump won." + string.Concat(Enumerable.Repeat(marks, 2_000))).Sentences, sentence => Assert.InRange(sentence.Count, 1, SentenceSplitter.MaxTokens));

    [Theory]
    [InlineData("Trump's plan", "Trump|'s|plan")]
    [InlineData("the U.S. and J. Edgar", "the|U.S.|and|J.|Edgar")]
    [InlineData("O'Brien doesn't", "O'Brien|doesn't")]
    [InlineData("Elmendorf-Richardson", "Elmendorf|-|Richardson")]
    [InlineData("Visit latimes.com.", "Visit|latimes.com|.")]
    [InlineData("$5.2bn, 1,000 at 10:30", "$|5.2bn|,|1,000|at|10:30")]
    [InlineData("AT&T rose", "AT&T|rose")]
    [InlineData("See GOV.UK now", "See|GOV.UK|now")]
    [InlineData("<p class='a'>He</p> left", "He|left")]
    [InlineData("a < b and c > d", "a|<|b|and|c|>|d")]
    [InlineData("It&nbsp;rose &amp; fell", "It|rose|&amp;|fell")]
    [InlineData("Q&A;then", "Q&A|;|then")]
    [InlineData("\u200fTrump\u200e's \u202bplan\u202c", "Trump|'s|plan")]
    [InlineData("Gen\u00aderal", "Gen\u00aderal")]
    public void A_text_is_cut_into_these_tokens(string text, string tokens)
    {
        var read = Cut(text);
        Assert.Equal(tokens, string.Join('|', Enumerable.Range(0, read.Tokens.Count).Select(i => read.TextOf(i).ToString())));
    }

    [Theory]
    [InlineData("São Paulo", "Sao paulo")]
    [InlineData("U.S.", "us")]
    [InlineData("Zelensky\u00ad", "zelensky")]
    public void Case_accents_dots_and_invisible_characters_do_not_make_another_word(string one, string other) =>
        Assert.Equal(Folding.HashOf(one.Split(' ')[0]), Folding.HashOf(other.Split(' ')[0]));

    private static ReadText Cut(string text)
    {
        var read = new ReadText();
        read.Begin("", text);
        read.AddBody(0, text.Length);
        return read;
    }
}
