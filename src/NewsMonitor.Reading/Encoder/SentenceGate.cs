using System.Runtime.InteropServices;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Encoder;

/// <summary>Spares the encoder sentences in which nothing is written as a name: no capital but that of an ordinary first word, of a people or of a day.</summary>
internal sealed class SentenceGate(ReaderParts parts)
{
    public bool MayHoldName(ReadText text, Sentence sentence)
    {
        var tokens = CollectionsMarshal.AsSpan(text.Tokens);
        var begins = true;
        for (var i = sentence.First; i < sentence.End; i++)
        {
            ref readonly var token = ref tokens[i];
            if (token.IsCapital || token.Has(Shape.InnerUpper))
            {
                if (token.Has(Shape.InnerUpper) || !(IsNobody(token) || (begins && IsOrdinary(token))))
                {
                    return true;
                }
            }
            else if (token.Kind is TokenKind.Number && parts.Gazetteer.TryMatch(tokens, i, sentence.End, shouting: false, out var match) && !match.Weak)
            {
                return true;
            }

            // Behind an opening quotation mark or a colon a capital says no more than at the beginning.
            begins = token.Kind is TokenKind.Punctuation && (begins || text.TextOf(i)[0] is '"' or '\u201c' or '\u2018' or '\'' or ':');
        }

        return false;
    }

    private bool IsNobody(in Token token) => NotNames.Contains(token) || parts.Knowledge.IsDemonym(token.Hash);

    private bool IsOrdinary(in Token token) => parts.Lexicon.Of(token.Hash) is { LowerShare: >= 6, Frequency: >= 4, IsFirstName: false };
}
