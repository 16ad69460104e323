using System.Globalization;
using System.Text;

namespace NewsMonitor.Domain;

/// <summary>A name folded to what is safe in a path: lower case, no accents, words joined by hyphens. Letters outside Latin become <c>uXXXX</c>.</summary>
public static class Slug
{
    public static string Of(string name)
    {
        var slug = new StringBuilder(name.Length);
        var gap = false;
        foreach (var written in name.EnumerateRunes())
        {
            var rune = WithoutMarks(written);
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark || rune.Value is '\'' or 0x2019)
            {
                continue;
            }

            if (!Rune.IsLetterOrDigit(rune))
            {
                gap = slug.Length > 0;
                continue;
            }

            if (gap)
            {
                slug.Append('-');
                gap = false;
            }

            var lower = Rune.ToLowerInvariant(rune);
            if (lower.IsAscii)
            {
                slug.Append((char)lower.Value);
            }
            else
            {
                slug.Append(Fold(lower.Value) ?? $"u{lower.Value:x4}");
            }
        }

        return slug.Length == 0 ? "unnamed" : slug.ToString();
    }

    private static Rune WithoutMarks(Rune rune)
    {
        while (rune.IsBmp && CanonicalForm.Decompose((char)rune.Value) is { } parts)
        {
            rune = new(parts.Base);
        }

        return rune;
    }

    /// <summary>Plain letters of a Latin letter that carries no combining mark and so survives the decomposition; null: it is none of these.</summary>
    internal static string? Fold(int letter) => letter switch
    {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' or 'ð' => "d",
        'ł' => "l",
        'þ' => "th",
        'ı' => "i",
        _ => null,
    };
}
