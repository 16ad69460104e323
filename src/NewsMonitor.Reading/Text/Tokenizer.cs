using System.Text;

namespace NewsMonitor.Reading.Text;

/// <summary>
/// Cuts text into tokens with exact offsets. Linear in the length of the text, whatever it holds; lone surrogates are punctuation.
/// Hyphens stand alone ("Trump", "-", "backed"), possessives too ("Trump", "'s"); initials and abbreviations keep their dot.
/// </summary>
internal static class Tokenizer
{
    /// <summary>A longer run of letters is no word: its token is <see cref="TokenKind.Other"/>.</summary>
    public const int MaxWord = 64;

    private const int MaxMarks = 4;

    public static void Cut(ReadOnlySpan<char> text, List<Token> into)
    {
        var space = Shape.SpaceBefore;
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c) || char.IsControl(c) || Folding.IsInvisible(c))
            {
                space = Shape.SpaceBefore;
                i++;
                continue;
            }

            if (c is '<' or '&' && Markup.BlankEnd(text, i) is var blank and > 0)
            {
                space = Shape.SpaceBefore;
                i = blank;
                continue;
            }

            var end = End(text, i, out var kind);
            into.Add(Make(text, i, end, kind, space));
            space = Shape.None;
            i = end;
        }
    }

    private static int End(ReadOnlySpan<char> text, int start, out TokenKind kind)
    {
        var c = text[start];
        if (IsLetter(text, start, out var units))
        {
            if (AddressEnd(text, start) is var address and > 0)
            {
                kind = TokenKind.Other;
                return address;
            }

            kind = TokenKind.Word;
            var end = WordEnd(text, start, units);
            if (end - start > MaxWord)
            {
                kind = TokenKind.Other;
            }

            return end;
        }

        if (char.IsDigit(c))
        {
            kind = TokenKind.Number;
            return NumberEnd(text, start);
        }

        if (c is '\'' or '\u2019' && IsPossessive(text, start))
        {
            kind = TokenKind.Possessive;
            return start + 2;
        }

        if (c == '@' && start + 1 < text.Length && char.IsLetterOrDigit(text[start + 1]))
        {
            kind = TokenKind.Other;
            return RunEnd(text, start + 1);
        }

        kind = TokenKind.Punctuation;
        if (c == '&' && Markup.EntityEnd(text, start) is var entity and > 0)
        {
            return entity;
        }

        if (char.IsHighSurrogate(c) && start + 1 < text.Length && char.IsLowSurrogate(text[start + 1]))
        {
            return start + 2;
        }

        var next = start + 1;
        while (c is '.' or '_' or '-' or '*' or '=' && next < text.Length && text[next] == c)
        {
            next++;
        }

        return next;
    }

    private static int WordEnd(ReadOnlySpan<char> text, int start, int firstUnits)
    {
        var i = start + firstUnits;
        while (i < text.Length)
        {
            if (IsLetter(text, i, out var units))
            {
                i += units;
            }
            else if (char.IsDigit(text[i]) || Folding.IsInvisible(text[i]))
            {
                i++;
            }
            else if (text[i] is '\'' or '\u2019' && i + 1 < text.Length && char.IsLetter(text[i + 1]) && !IsPossessive(text, i))
            {
                i++;
            }
            else if (text[i] == '.' && EndsInitial(text, start, i))
            {
                i++;
            }
            else if (text[i] == '&' && i - start <= 2 && i + 1 < text.Length && char.IsUpper(text[i - 1]) && char.IsUpper(text[i + 1]))
            {
                i++; // AT&T, S&P
            }
            else
            {
                break;
            }
        }

        while (i > start + firstUnits && Folding.IsInvisible(text[i - 1]))
        {
            i--;
        }

        if (i < text.Length && text[i] == '.' && i - start <= 5 && text[i - 1] != '.' && Abbreviations.Contains(text[start..i]))
        {
            i++;
        }

        return i;
    }

    // The dot after one letter that stands alone or follows another such dot: "U.S.", "J. Edgar", "a.m.".
    private static bool EndsInitial(ReadOnlySpan<char> text, int start, int dot)
    {
        if (dot - start > 1 && text[dot - 2] != '.')
        {
            return false;
        }

        if (dot - start > 1)
        {
            return true;
        }

        if (dot + 1 >= text.Length)
        {
            return false;
        }

        if (char.IsLetter(text[dot + 1]))
        {
            return dot + 2 >= text.Length || !char.IsLetter(text[dot + 2]) || char.IsUpper(text[start]) && char.IsUpper(text[dot + 1]);
        }

        // "Joan B. Kroc", but not "vitamin c. Then".
        return char.IsUpper(text[start]) && dot + 2 < text.Length && text[dot + 1] == ' ' && char.IsUpper(text[dot + 2]);
    }

    private static bool IsPossessive(ReadOnlySpan<char> text, int apostrophe)
    {
        if (apostrophe + 1 >= text.Length || text[apostrophe + 1] is not ('s' or 'S') || (apostrophe + 2 < text.Length && char.IsLetterOrDigit(text[apostrophe + 2])))
        {
            return false;
        }

        // A direction mark may close the name.
        var before = apostrophe - 1;
        while (before > 0 && apostrophe - before < MaxMarks && Folding.IsInvisible(text[before]))
        {
            before--;
        }

        return before >= 0 && char.IsLetterOrDigit(text[before]);
    }

    private static int NumberEnd(ReadOnlySpan<char> text, int start)
    {
        var i = start + 1;
        while (i < text.Length
            && (char.IsLetterOrDigit(text[i])
                || (text[i] is '.' or ',' or ':' && i + 1 < text.Length && char.IsDigit(text[i + 1]) && char.IsDigit(text[i - 1]))))
        {
            i++;
        }

        return i;
    }

    // Web and mail addresses: "https://…", "www.…", "latimes.com", "a@b.org". 0: none begins here.
    private static int AddressEnd(ReadOnlySpan<char> text, int start)
    {
        var rest = text[start..];
        if (rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
        {
            return RunEnd(text, start);
        }

        var i = 0;
        while (i < rest.Length && i <= MaxWord && (char.IsAsciiLetterOrDigit(rest[i]) || rest[i] is '-' or '_'))
        {
            i++;
        }

        if (i < 2 || i + 2 >= rest.Length)
        {
            return 0;
        }

        if (rest[i] == '@' && char.IsAsciiLetterOrDigit(rest[i + 1]))
        {
            return RunEnd(text, start);
        }

        if (rest[i] != '.')
        {
            return 0;
        }

        var domain = i + 1;
        var end = domain;
        while (end < rest.Length && end - domain < 4 && char.IsAsciiLetter(rest[end]))
        {
            end++;
        }

        // In capitals ("GOV.UK") only where the name is, too: "ended.UK" lacks a blank.
        var closed = end >= rest.Length || !char.IsLetterOrDigit(rest[end]);
        return closed && (rest[domain..end] is "com" or "org" or "net" or "gov" or "edu" or "info" or "co" or "uk" or "io"
                || (rest[domain..end] is "COM" or "ORG" or "NET" or "UK" && rest[..i].IndexOfAnyInRange('a', 'z') < 0))
            ? RunEnd(text, start)
            : 0;
    }

    // To the next white space, less closing punctuation.
    private static int RunEnd(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && !char.IsControl(text[end]))
        {
            end++;
        }

        while (end > start + 1 && text[end - 1] is '.' or ',' or ';' or ':' or ')' or ']' or '"' or '\'' or '!' or '?' or '\u201d' or '\u2019')
        {
            end--;
        }

        // "GOV.UK's"
        return end > start + 2 && IsPossessive(text, end - 2) && text[end - 2] is '\'' or '\u2019' ? end - 2 : end;
    }

    private static bool IsLetter(ReadOnlySpan<char> text, int at, out int units)
    {
        units = 1;
        if (!char.IsSurrogate(text[at]))
        {
            return char.IsLetter(text[at]);
        }

        var pair = Rune.DecodeFromUtf16(text[at..], out var rune, out units) is System.Buffers.OperationStatus.Done;
        return pair && Rune.IsLetter(rune);
    }

    private static Token Make(ReadOnlySpan<char> text, int start, int end, TokenKind kind, Shape space)
    {
        var word = text[start..end];
        if (kind is TokenKind.Other && word.Length > MaxWord)
        {
            return new(start, word.Length, kind, space, 0);
        }

        return new(start, word.Length, kind, space | ShapeOf(word), kind is TokenKind.Punctuation ? Folding.Then(0, word[0]) : Folding.HashOf(word));
    }

    private static Shape ShapeOf(ReadOnlySpan<char> word)
    {
        var shape = Shape.None;
        int upper = 0, lower = 0;
        foreach (var c in word)
        {
            if (char.IsUpper(c))
            {
                upper++;
                shape |= lower > 0 ? Shape.InnerUpper : Shape.None;
            }
            else if (char.IsLower(c))
            {
                lower++;
            }
            else if (char.IsDigit(c))
            {
                shape |= Shape.HasDigit;
            }
        }

        shape |= char.IsUpper(word[0]) ? Shape.InitialUpper : Shape.None;
        shape |= upper >= 2 && lower == 0 ? Shape.AllUpper : Shape.None;
        shape |= word.Length > 1 && word[^1] == '.' ? Shape.Dotted : Shape.None;
        return shape;
    }
}
