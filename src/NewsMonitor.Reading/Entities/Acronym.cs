using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Entities;

/// <summary>Whether some capitals stand for the words of a name.</summary>
internal static class Acronym
{
    private const int MaxLetters = 16;

    /// <summary>The initials of all words but "the", or of the capitalised ones: EU, UNHCR, DoD.</summary>
    public static bool Stands(ReadOnlySpan<char> acronym, ReadText text, Form form)
    {
        Span<char> all = stackalloc char[MaxLetters];
        Span<char> capitals = stackalloc char[MaxLetters];
        int allCount = 0, capitalCount = 0;
        for (var token = form.First; token < form.End; token++)
        {
            if (!text.Tokens[token].IsWord || Honorifics.IsThe(text.Tokens[token].Hash))
            {
                continue;
            }

            if (allCount == MaxLetters)
            {
                return false;
            }

            var initial = char.ToUpperInvariant(text.TextOf(token)[0]);
            all[allCount++] = initial;
            if (text.Tokens[token].IsCapital)
            {
                capitals[capitalCount++] = initial;
            }
        }

        Span<char> letters = stackalloc char[MaxLetters];
        var count = 0;
        foreach (var c in acronym)
        {
            if (c != '.' && count < MaxLetters)
            {
                letters[count++] = char.ToUpperInvariant(c);
            }
        }

        return count >= 2 && (letters[..count].SequenceEqual(all[..allCount]) || letters[..count].SequenceEqual(capitals[..capitalCount]));
    }

    /// <summary>"Federal Security Service (FSB)" or "FSB (Federal Security Service)": in brackets it need not be the initials.</summary>
    public static bool StandsInBrackets(ReadText text, Form acronym, Form whole) =>
        IsBracketBehind(text, whole, acronym) || IsBracketBehind(text, acronym, whole);

    private static bool IsBracketBehind(ReadText text, Form before, Form inside) =>
        inside.First == before.End + 1 && inside.End < text.Tokens.Count && text.TextOf(before.End) is "(" && text.TextOf(inside.End) is ")";
}
