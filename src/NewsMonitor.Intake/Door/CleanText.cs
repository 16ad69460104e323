using System.Globalization;
using System.Text;
using NewsMonitor.Domain;

namespace NewsMonitor.Intake;

/// <summary>
/// Text from outside made plain: no control, invisible or direction-changing characters, no half surrogates, accents composed, white space
/// collapsed. Letters and punctuation stay as they were written.
/// </summary>
public static class CleanText
{
    // What Windows-1252 has where Unicode has control characters 80–9F; zero: nothing. Such "controls" in the wild are always this mistake.
    private const string Windows1252 =
        "\u20ac\0\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\0\u017d\0\0\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\0\u017e\u0178";

    /// <summary>Latin letters and the accents that are composed with them lie up to here.</summary>
    private const char LastAccent = '\u036f';

    /// <summary>One line: every run of white space is one space.</summary>
    public static string Line(string? text) => Clean(text, keepLines: false);

    /// <summary>Paragraphs separated by one line feed; empty lines are dropped.</summary>
    public static string Paragraphs(string? text) => Clean(text, keepLines: true);

    private static string Clean(string? text, bool keepLines)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var clean = new StringBuilder(text.Length);
        var gap = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            // Nearly all text is words of plain letters: they are copied whole.
            var word = text.AsSpan(i).IndexOfAnyExceptInRange('!', '~');
            word = word < 0 ? text.Length - i : word;
            if (word > 0)
            {
                Close(ref gap, clean, keepLines);
                clean.Append(text, i, word);
                i += word - 1;
                continue;
            }

            var c = text[i];
            if (c is >= '\u0080' and <= '\u009f')
            {
                c = Windows1252[c - 0x80];
            }

            if (c is '\n' or '\r' or '\v' or '\f' or '\u2028' or '\u2029')
            {
                gap = '\n';
                continue;
            }

            if (c == '\t' || char.IsWhiteSpace(c))
            {
                gap = gap == '\n' ? gap : ' ';
                continue;
            }

            var pair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (pair ? IsInvisible(char.ConvertToUtf32(c, text[i + 1])) : IsInvisible(c) && !JoinsLetters(c, clean))
            {
                i += pair ? 1 : 0;
                continue;
            }

            Close(ref gap, clean, keepLines);
            if (pair)
            {
                clean.Append(c).Append(text[++i]);
            }
            else
            {
                clean.Append(char.IsSurrogate(c) ? '\ufffd' : c);
            }
        }

        return CanonicalForm.Compose(clean.ToString());
    }

    private static void Close(ref char gap, StringBuilder clean, bool keepLines)
    {
        if (gap != '\0' && clean.Length > 0)
        {
            clean.Append(keepLines ? gap : ' ');
        }

        gap = '\0';
    }

    private static bool IsInvisible(int codePoint) =>
        CharUnicodeInfo.GetUnicodeCategory(codePoint) is UnicodeCategory.Control or UnicodeCategory.Format
        || codePoint is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800
        || (codePoint & 0xFFFE) == 0xFFFE || codePoint is >= 0xFDD0 and <= 0xFDEF;

    // Persian, the scripts of India and emoji are misspelt without these two. Not behind an accent, which may be composed with a Latin letter:
    // a text that was cleaned stays as it is when it is cleaned again.
    private static bool JoinsLetters(char c, StringBuilder before) => c is '\u200c' or '\u200d' && before.Length > 0 && before[^1] > LastAccent;
}
