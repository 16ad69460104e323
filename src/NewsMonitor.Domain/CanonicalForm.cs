using System.Collections.Frozen;
using System.Text;

namespace NewsMonitor.Domain;

/// <summary>
/// Canonical composition and decomposition without ICU. The program runs with invariant globalisation, where
/// <see cref="string.Normalize()"/> returns its input unchanged; a letter typed as base + accent must still equal the composed letter.
/// </summary>
public static class CanonicalForm
{
    private const int HangulBase = 0xAC00, LeadBase = 0x1100, VowelBase = 0x1161, TrailBase = 0x11A7;
    private const int Leads = 19, Vowels = 21, Trails = 28;

    private static readonly FrozenDictionary<(char Base, char Mark), char> Composed = Triples().ToFrozenDictionary(t => (t.Base, t.Mark), t => t.Composed);
    private static readonly FrozenDictionary<char, (char Base, char Mark)> Decomposed = Triples().ToFrozenDictionary(t => t.Composed, t => (t.Base, t.Mark));
    private static readonly FrozenSet<char> Marks = Triples().Select(t => t.Mark).ToFrozenSet();

    /// <summary>
    /// The text with every mark joined to the letter before it where Unicode has the composed letter (form C for text whose marks are in
    /// canonical order). Returns the same instance where nothing is to be joined. Lone surrogates are kept.
    /// </summary>
    public static string Compose(string text)
    {
        var first = FirstJoin(text, 1);
        if (first < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length).Append(text, 0, first);
        for (var i = first; i < text.Length; i++)
        {
            if (result.Length > 0 && Join(result[^1], text[i]) is { } composed)
            {
                result[^1] = composed;
            }
            else
            {
                result.Append(text[i]);
            }
        }

        return result.ToString();
    }

    /// <summary>The letter and the mark that a composed letter is made of, one step; null: it is not composed.</summary>
    public static (char Base, char Mark)? Decompose(char letter) => Decomposed.TryGetValue(letter, out var pair) ? pair : null;

    private static int FirstJoin(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] >= 0x300 && Join(text[i - 1], text[i]) is not null)
            {
                return i;
            }
        }

        return -1;
    }

    private static char? Join(char letter, char mark)
    {
        if (Marks.Contains(mark))
        {
            return Composed.TryGetValue((letter, mark), out var composed) ? composed : null;
        }

        var (lead, vowel, trail) = (letter - LeadBase, mark - VowelBase, mark - TrailBase);
        if (lead is >= 0 and < Leads && vowel is >= 0 and < Vowels)
        {
            return (char)(HangulBase + (lead * Vowels + vowel) * Trails);
        }

        var syllable = letter - HangulBase;
        var open = syllable >= 0 && syllable < Leads * Vowels * Trails && syllable % Trails == 0;
        return open && trail is > 0 and < Trails ? (char)(letter + trail) : null;
    }

    private static IEnumerable<(char Base, char Mark, char Composed)> Triples() =>
        CanonicalPairs.Triples.Chunk(3).Select(t => (t[0], t[1], t[2]));
}
