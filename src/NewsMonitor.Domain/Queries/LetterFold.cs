using System.Text;

namespace NewsMonitor.Domain.Queries;

/// <summary>How one letter is compared: lower case, Latin and Greek ones without accents.</summary>
internal static class LetterFold
{
    /// <param name="into">Room for 3 characters.</param>
    /// <returns>Characters written; 0 for accents and what is not seen.</returns>
    public static int Fold(Rune rune, Span<char> into)
    {
        if (IsDropped(rune.Value))
        {
            return 0;
        }

        var letter = Lower(rune.Value is >= 0xFF10 and <= 0xFF5A ? rune.Value - 0xFEE0 : rune.Value);
        while (letter <= char.MaxValue && CanonicalForm.Decompose((char)letter) is { } parts && LosesAccent(parts.Base, letter) && IsDropped(parts.Mark))
        {
            letter = Lower(parts.Base);
        }

        if (Slug.Fold(letter) is { } plain)
        {
            plain.CopyTo(into);
            return plain.Length;
        }

        if (Ligature(letter) is { } letters)
        {
            letters.CopyTo(into);
            return letters.Length;
        }

        return new Rune(letter).EncodeToUtf16(into);
    }

    private static int Lower(int letter) => Rune.ToLowerInvariant(new(letter)).Value;

    // Others are letters of their own: the Russian short i is no i with an accent, the Japanese ga no ka. Russian io is written as ie by most.
    private static bool LosesAccent(char letter, int composed) =>
        letter < 0x0400 || letter is >= '\u1e00' and <= '\u1fff' || composed == 'ё';

    private static bool IsDropped(int mark) =>
        mark is (>= 0x0300 and <= 0x036F) or (>= 0x1AB0 and <= 0x1AFF) or (>= 0x1DC0 and <= 0x1DFF) or (>= 0x20D0 and <= 0x20FF)
            or (>= 0xFE00 and <= 0xFE0F)                                                            // variation selectors
            or (>= 0x0591 and <= 0x05BD) or 0x05BF or 0x05C1 or 0x05C2 or 0x05C4 or 0x05C5 or 0x05C7 // Hebrew points
            or (>= 0x064B and <= 0x0652) or 0x0670 or 0x0640                                        // Arabic vowels, the stretcher
            or 0xAD or 0x200C or 0x200D or 0x2060;                                        // soft hyphen, joiners

    private static string? Ligature(int letter) => letter switch
    {
        'ς' => "σ",
        'ſ' => "s",
        0xFB00 => "ff",
        0xFB01 => "fi",
        0xFB02 => "fl",
        0xFB03 => "ffi",
        0xFB04 => "ffl",
        0xFB05 or 0xFB06 => "st",
        _ => null,
    };
}
