using System.Globalization;

namespace NewsMonitor.Reading.Text;

/// <summary>Hashes of words that do not see case, accents, dots or invisible characters. The same on every machine.</summary>
internal static class Folding
{
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    // Base letters of U+00C0 … U+017F; a dot stands for "keep".
    private const string Latin =
        "aaaaaaaceeeeiiiidnooooo.ouuuuy.saaaaaaaceeeeiiiidnooooo.ouuuuy.y"
        + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkk.llllllllllnnnnnn...oooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    /// <summary>Hash of a word as it is looked up everywhere: FNV-1a over folded characters.</summary>
    public static ulong HashOf(ReadOnlySpan<char> word)
    {
        var hash = Basis;
        foreach (var c in word)
        {
            if (c == '.' || (c > '\u007f' && IsInvisible(c)))
            {
                continue;
            }

            hash = (hash ^ Fold(c)) * Prime;
        }

        return hash;
    }

    /// <summary>Lower case without accent; both apostrophes are one.</summary>
    public static char Fold(char c)
    {
        if (c < '\u0080')
        {
            return c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;
        }

        if (c is >= '\u00c0' and <= '\u017f')
        {
            var folded = Latin[c - '\u00c0'];
            return folded == '.' ? char.ToLowerInvariant(c) : folded;
        }

        return c is '\u2019' or '\u02bc' ? '\'' : char.ToLowerInvariant(c);
    }

    /// <summary>Soft hyphens, joiners, direction marks, variation selectors, combining accents: no part of how a word is looked up.</summary>
    public static bool IsInvisible(char c) =>
        c == '\u00ad' || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark;

    /// <summary>Joins hashes in order: the key of a sequence of words, or of a feature.</summary>
    public static ulong Then(ulong first, ulong second)
    {
        var mixed = (first ^ (second * 0x9E3779B97F4A7C15)) * 0xBF58476D1CE4E5B9;
        return mixed ^ (mixed >> 29);
    }

    public static ulong HashOf(string word) => HashOf(word.AsSpan());
}
