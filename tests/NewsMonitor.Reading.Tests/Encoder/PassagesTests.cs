using CsCheck;
using NewsMonitor.Reading.Encoder;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Tests.Encoder;

public class PassagesTests
{
    private static readonly string[] Words = ["Trump ", "unquestionably ", "said ", "www.example.com/a?b=c&d ", "U.S. ", "— "];
    private static readonly WordPieces Vocabulary = WordPieces.Load(Readers.DefaultModelsFolder);

    [Fact]
    public void Passages_hold_every_token_of_a_sentence_once_in_order_and_fit_into_a_pass() =>
        Gen.OneOf(
            Gen.String[Gen.Char["aAbB.'\"-\u2014 \t\u200f\ud83d\udc00\u0301éX1,()©&@/"], 0, 3_000],
            Gen.Int[0, Words.Length - 1].Array[0, 500].Select(words => string.Concat(words.Select(word => Words[word]))))
        .Sample(body =>
        {
            var text = Cut(body);
            var passages = new Passages(Vocabulary);
            for (var s = 0; s < text.Sentences.Count; s++)
            {
                Assert.True(passages.TryAdd(text, s));
            }

            var next = passages.All.GetEnumerator();
            foreach (var sentence in text.Sentences)
            {
                for (var token = sentence.First; token < sentence.End;)
                {
                    Assert.True(next.MoveNext());
                    var passage = next.Current;
                    Assert.Equal(token, passage.First);
                    Assert.InRange(passage.Pieces, 3, Passages.Longest);
                    Assert.Equal(WordPieces.Begin, passages.Ids[passage.Piece]);
                    Assert.Equal(WordPieces.End, passages.Ids[passage.Piece + passage.Pieces - 1]);
                    Assert.Equal(1, passages.PieceOf(passage, passage.First));
                    Assert.Equal(passage.Pieces - 1, passages.PieceOf(passage, passage.End));
                    for (var at = passage.First; at < passage.End; at++)
                    {
                        Assert.True(passages.PieceOf(passage, at) < passages.PieceOf(passage, at + 1));
                    }

                    token = passage.End;
                }
            }

            Assert.False(next.MoveNext());
            Assert.Equal(passages.Ids.Count, passages.Types.Count);
        }, iter: 60);

    [Fact]
    public void A_long_sentence_is_cut_where_no_name_goes_on()
    {
        var text = Cut(string.Concat(Enumerable.Repeat("the minister of unquestionably Donald John Trump ", 40)));
        var passages = new Passages(Vocabulary);
        passages.TryAdd(text, 0);
        Assert.True(passages.All.Count > 1);
        Assert.All(passages.All.Skip(1), passage => Assert.False(text.Tokens[passage.First].IsCapital));
    }

    [Fact]
    public void Behind_its_bound_an_article_has_no_more_passages()
    {
        var text = Cut(string.Concat(Enumerable.Repeat("It was so.\n", 20_000)));
        var passages = new Passages(Vocabulary);
        var read = Enumerable.Range(0, text.Sentences.Count).Count(sentence => passages.TryAdd(text, sentence));
        Assert.InRange(read, 1, text.Sentences.Count - 1);
        Assert.InRange(passages.Ids.Count, Passages.MostPieces, Passages.MostPieces + Passages.Longest);
    }

    [Fact]
    public void A_long_sentence_does_not_pass_the_bound_and_is_read_whole_or_not_at_all()
    {
        var text = Cut(string.Concat(Enumerable.Repeat("www.example.com/a?b=c&d ", 10_000)));
        var passages = new Passages(Vocabulary);
        var read = Enumerable.Range(0, text.Sentences.Count).Count(sentence => passages.TryAdd(text, sentence));
        Assert.InRange(read, 2, text.Sentences.Count - 1);
        Assert.InRange(passages.Ids.Count, 1, Passages.MostPieces + Passages.Longest);
        Assert.Equal(passages.Ids.Count, passages.Types.Count);
        Assert.Equal(text.Sentences[read - 1].End, passages.All[^1].End);
    }

    private static ReadText Cut(string body)
    {
        var text = new ReadText();
        text.Begin("", body);
        text.AddBody(0, body.Length);
        return text;
    }
}
