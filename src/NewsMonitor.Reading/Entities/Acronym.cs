using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Entities;

/// <summary>Whether some capitals stand for the words of a name.</summary>
internal static class Acronym
{
    private const int MaxLetters = 16;

    /// <summary>One letter stands for nothing.</summary>
    public const int LeastLetters = 2;

    /// <summary>The initials of all words but "the", or of the capitalised ones: EU, UNHCR, DoD.</summary>
    public static bool Stands(ReadOnlySpan<char> acronym, ReadText text, Form form) =>
        LettersOf(acronym) is { Length: >= LeastLetters } letters && TryInitials(text, form, out var all, out var capitals) && (letters == all || letters == capitals);

    /// <summary>Its letters as capitals, without dots; as many as a name has initials at most.</summary>
    public static string LettersOf(ReadOnlySpan<char> acronym)
    {
        Span<char> letters = stackalloc char[MaxLetters];
        var count = 0;
        foreach (var c in acronym)
        {
            if (c != '.' && count < MaxLetters)
            {
                letters[count++] = char.ToUpperInvariant(c);
            }
        }

        return letters[..count].ToString();
    }

    /// <summary>The initials that may stand for a name. False: it has too many words.</summary>
    public static bool TryInitials(ReadText text, Form form, out string all, out string capitals)
    {
        Span<char> letters = stackalloc char[MaxLetters];
        Span<char> capital = stackalloc char[MaxLetters];
        int count = 0, capitalCount = 0;
        (all, capitals) = ("", "");
        for (var token = form.First; token < form.End; token++)
        {
            if (!text.Tokens[token].IsWord || Honorifics.IsThe(text.Tokens[token].Hash))
            {
                continue;
            }

            if (count == MaxLetters)
            {
                return false;
            }

            var initial = char.ToUpperInvariant(text.TextOf(token)[0]);
            letters[count++] = initial;
            if (text.Tokens[token].IsCapital)
            {
                capital[capitalCount++] = initial;
            }
        }

        (all, capitals) = (letters[..count].ToString(), capital[..capitalCount].ToString());
        return true;
    }

    /// <summary>"Federal Security Service (FSB)" or "FSB (Federal Security Service)": in brackets it need not be the initials.</summary>
    public static bool StandsInBrackets(ReadText text, Form acronym, Form whole) =>
        IsBracketBehind(text, whole, acronym) || IsBracketBehind(text, acronym, whole);

    private static bool IsBracketBehind(ReadText text, Form before, Form inside) =>
        inside.First == before.End + 1 && inside.End < text.Tokens.Count && text.TextOf(before.End) is "(" && text.TextOf(inside.End) is ")";
}
