namespace NewsMonitor.Reading.Language;

internal enum Script
{
    None,
    Latin,
    Cyrillic,
    Greek,
    Hebrew,
    Arabic,
    Devanagari,
    Bengali,
    Thai,
    Han,
    Kana,
    Hangul,
    Other,
}

/// <summary>The script that most letters of a text belong to.</summary>
internal static class Scripts
{
    private const int Looked = 2_000;

    public static Script Of(ReadOnlySpan<char> text)
    {
        Span<int> counts = stackalloc int[(int)Script.Other + 1];
        foreach (var c in text[..Math.Min(text.Length, Looked)])
        {
            if (char.IsLetter(c))
            {
                counts[(int)Of(c)]++;
            }
        }

        // Japanese mixes kana with more Han.
        if (counts[(int)Script.Kana] * 4 > counts[(int)Script.Han])
        {
            counts[(int)Script.Kana] += counts[(int)Script.Han];
        }

        var best = Script.None;
        for (var script = Script.Latin; script <= Script.Other; script++)
        {
            best = counts[(int)script] > counts[(int)best] ? script : best;
        }

        return best;
    }

    public static bool Writes(Script script, string language) => script switch
    {
        Script.Cyrillic => language is "ru" or "uk" or "bg" or "sr" or "mk" or "be" or "kk" or "ky" or "tg" or "mn",
        Script.Greek => language is "el",
        Script.Hebrew => language is "he" or "yi",
        Script.Arabic => language is "ar" or "fa" or "ur" or "ps" or "ku" or "ug" or "sd",
        Script.Devanagari => language is "hi" or "mr" or "ne" or "sa",
        Script.Bengali => language is "bn" or "as",
        Script.Thai => language is "th",
        Script.Han => language is "zh" or "ja",
        Script.Kana => language is "ja",
        Script.Hangul => language is "ko",
        Script.Latin => language is not ("ru" or "uk" or "bg" or "el" or "he" or "ar" or "fa" or "ur" or "hi" or "bn" or "th" or "zh" or "ja" or "ko"),
        _ => false,
    };

    public static string UsualLanguage(Script script, ReadOnlySpan<char> text) => script switch
    {
        Script.Cyrillic => text.IndexOfAny("іїєґ") >= 0 ? "uk" : text.IndexOfAny("ыэё") >= 0 ? "ru" : text.Contains('ј') ? "sr" : text.IndexOfAny("ъщ") >= 0 ? "bg" : "ru",
        Script.Greek => "el",
        Script.Hebrew => "he",
        Script.Arabic => text.IndexOfAny("پچژگ") >= 0 ? "fa" : "ar",
        Script.Devanagari => "hi",
        Script.Bengali => "bn",
        Script.Thai => "th",
        Script.Han => "zh",
        Script.Kana => "ja",
        Script.Hangul => "ko",
        _ => LanguageGuess.Unknown,
    };

    private static Script Of(char c) => c switch
    {
        < '\u0250' => Script.Latin,
        >= '\u1e00' and < '\u1f00' => Script.Latin,
        >= '\u0370' and < '\u0400' => Script.Greek,
        >= '\u1f00' and < '\u2000' => Script.Greek,
        >= '\u0400' and < '\u0530' => Script.Cyrillic,
        >= '\u0590' and < '\u0600' => Script.Hebrew,
        >= '\u0600' and < '\u0780' => Script.Arabic,
        >= '\u0900' and < '\u0980' => Script.Devanagari,
        >= '\u0980' and < '\u0a00' => Script.Bengali,
        >= '\u0e00' and < '\u0e80' => Script.Thai,
        >= '\u3040' and < '\u3100' => Script.Kana,
        >= '\u3400' and < '\ua000' => Script.Han,
        >= '\uac00' and < '\ud7b0' => Script.Hangul,
        _ => Script.Other,
    };
}
