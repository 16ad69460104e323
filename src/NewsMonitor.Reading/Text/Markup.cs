using System.Globalization;

namespace NewsMonitor.Reading.Text;

/// <summary>Remains of HTML in a text: tags and blanks are no tokens, other character references are punctuation.</summary>
internal static class Markup
{
    private const int MaxTag = 400;
    private const int MaxName = 8;

    /// <summary>End of the tag, comment or blank that begins here; 0: none does.</summary>
    public static int BlankEnd(ReadOnlySpan<char> text, int start) => text[start] == '<' ? TagEnd(text, start) : BlankReferenceEnd(text, start);

    /// <summary>End of the character reference that begins here ("&amp;quot;", "&amp;#8217;"); 0: none does.</summary>
    public static int EntityEnd(ReadOnlySpan<char> text, int start)
    {
        var end = start + 1;
        var number = end < text.Length && text[end] == '#';
        end += number ? 1 : 0;
        var name = end;
        while (end < text.Length && end - name < MaxName && char.IsAsciiLetterOrDigit(text[end]))
        {
            end++;
        }

        return end > name && end < text.Length && text[end] == ';' && (number ? char.IsAsciiHexDigit(text[name]) || text[name] is 'x' or 'X' : char.IsAsciiLetter(text[name]))
            ? end + 1
            : 0;
    }

    private static int BlankReferenceEnd(ReadOnlySpan<char> text, int start)
    {
        var end = EntityEnd(text, start);
        if (end == 0)
        {
            return 0;
        }

        var name = text[(start + 1)..(end - 1)];
        var blank = name is "nbsp" or "ensp" or "emsp" or "thinsp" or "shy" or "zwj" or "zwnj" or "lrm" or "rlm"
            || (name[0] == '#' && int.TryParse(name[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code is 9 or 10 or 13 or 32 or 160 or 8203);
        return blank ? end : 0;
    }

    // "<p class='x'>", "</a>", "<br/>", "<!-- … -->"; not "a < b".
    private static int TagEnd(ReadOnlySpan<char> text, int start)
    {
        var name = start + 1;
        if (name >= text.Length || !(char.IsAsciiLetter(text[name]) || text[name] is '/' or '!'))
        {
            return 0;
        }

        var rest = text[name..Math.Min(text.Length, start + MaxTag)];
        var close = rest.IndexOfAny('>', '<');
        return close > 0 && rest[close] == '>' ? name + close + 1 : 0;
    }
}
