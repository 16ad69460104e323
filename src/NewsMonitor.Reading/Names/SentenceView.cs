using System.Runtime.InteropServices;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Names;

/// <summary>What the tagger sees of one sentence: per token its word, shape, facts, known name and the run of capitals it stands in. Reused.</summary>
internal sealed class SentenceView(Lexicon lexicon, Gazetteer gazetteer)
{
    private const int Margin = 2;
    private const ulong Edge = 0xED6E;
    private TokenView[] _views = new TokenView[SentenceSplitter.MaxTokens + (2 * Margin)];

    public int Count { get; private set; }

    /// <summary>0 ordinary, 1 nearly all words begin with a capital, 2 nearly all words are in capitals.</summary>
    public int Style { get; private set; }

    /// <summary>The token at −2 … Count+1; those outside the sentence are its edge.</summary>
    public ref TokenView this[int at] => ref _views[at + Margin];

    public void Look(ReadText text, Sentence sentence)
    {
        var tokens = CollectionsMarshal.AsSpan(text.Tokens);
        Count = sentence.Count;
        if (_views.Length < Count + (2 * Margin))
        {
            _views = new TokenView[Count + (2 * Margin)];
        }

        for (var i = 0; i < Margin; i++)
        {
            this[-1 - i] = new() { Word = Edge };
            this[Count + i] = new() { Word = Edge + 1 };
        }

        Style = StyleOf(tokens, sentence);
        for (var i = 0; i < Count; i++)
        {
            this[i] = ViewOf(tokens[sentence.First + i]);
        }

        for (var i = 0; i < Count; i++)
        {
            if (!CannotBeName(i))
            {
                LookAtAffixes(ref this[i], text.TextOf(sentence.First + i));
            }
        }

        LookUpNames(tokens, sentence);
        FindRuns();
    }

    /// <summary>Away from any capital there is no name in print; most tokens are so, and their affixes are not looked at.</summary>
    public bool CannotBeName(int at) => this[at].IsPlain && !this[at - 1].IsCapital && !this[at + 1].IsCapital;

    private static void LookAtAffixes(ref TokenView view, ReadOnlySpan<char> word)
    {
        view.Prefix = Folding.HashOf(word[..Math.Min(3, word.Length)]);
        view.Suffix = Folding.HashOf(word[Math.Max(0, word.Length - 3)..]);
        view.LongSuffix = Folding.HashOf(word[Math.Max(0, word.Length - 4)..]);
    }

    private TokenView ViewOf(Token token)
    {
        var facts = lexicon.Of(token.Hash);
        var shape = (int)(token.Shape & (Shape.InitialUpper | Shape.AllUpper | Shape.InnerUpper | Shape.HasDigit | Shape.Dotted)) | ((int)token.Kind << 5)
            | (token.Length == 1 ? 1 << 8 : 0);
        return new()
        {
            Word = token.Hash,
            Shape = shape,
            Facts = facts.IsKnown ? 1 + facts.LowerShare + (facts.IsFirstName ? 16 : 0) + (facts.IsSurname ? 32 : 0) : 0,
            Names = (facts.IsFirstName ? 1 : 0) + (facts.IsSurname ? 2 : 0) + (token.IsCapital ? 4 : 0) + (Honorifics.IsTitle(token.Hash) ? 8 : 0),
            IsCapital = token.IsCapital || token.Has(Shape.InnerUpper),
            // What cannot be part of a name in print: no capital, no digit.
            IsPlain = !token.IsCapital && !token.Has(Shape.InnerUpper) && token.Kind is not TokenKind.Number and not TokenKind.Other,
        };
    }

    private void LookUpNames(ReadOnlySpan<Token> tokens, Sentence sentence)
    {
        for (var i = 0; i < Count; i++)
        {
            if (!gazetteer.TryMatch(tokens, sentence.First + i, sentence.End, Style == 2, out var match))
            {
                continue;
            }

            var length = match.End - sentence.First - i;
            var kind = match.Kind is SubjectKind.All ? 5 : 1 + (match.Kind - SubjectKind.Person);
            for (var inside = 0; inside < length; inside++)
            {
                var place = length == 1 ? 0 : inside == 0 ? 1 : inside == length - 1 ? 2 : 3;
                this[i + inside].Known = kind + (match.Weak ? 8 : 0) + (place << 4);
            }

            i += length - 1;
        }
    }

    // A run is a stretch of capitalised words: its last word ("University", "Inc.") and what stands around it tell much.
    private void FindRuns()
    {
        for (var i = 0; i < Count; i++)
        {
            if (!this[i].IsCapital)
            {
                continue;
            }

            var end = i + 1;
            while (end < Count && this[end].IsCapital)
            {
                end++;
            }

            for (var inside = i; inside < end; inside++)
            {
                this[inside].RunLast = this[end - 1].Word;
                this[inside].RunBefore = this[i - 1].Word;
                this[inside].RunAfter = this[end].Word;
                this[inside].RunLength = Math.Min(6, end - i);
            }

            i = end;
        }
    }

    /// <summary>As <see cref="Style"/>.</summary>
    public static int StyleOf(ReadOnlySpan<Token> tokens, Sentence sentence)
    {
        if (Gazetteer.IsShouting(tokens, sentence))
        {
            return 2;
        }

        int words = 0, capitals = 0;
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (tokens[i].IsWord && tokens[i].Length > 3)
            {
                words++;
                capitals += tokens[i].IsCapital ? 1 : 0;
            }
        }

        return words >= 3 && capitals * 10 >= words * 9 ? 1 : 0;
    }
}

internal struct TokenView
{
    public ulong Word;
    public ulong Prefix;
    public ulong Suffix;
    public ulong LongSuffix;
    public ulong RunLast;
    public ulong RunBefore;
    public ulong RunAfter;
    public int RunLength;
    public int Shape;
    public int Facts;
    public int Names;
    public int Known;
    public bool IsCapital;
    public bool IsPlain;
}
