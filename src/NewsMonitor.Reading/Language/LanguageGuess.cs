using NewsMonitor.Domain;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Language;

/// <summary>
/// Tells a text's language from its script and its small words. Fifteen languages of Latin script, a dozen told by script alone;
/// <c>und</c> where neither decides.
/// </summary>
internal static class LanguageGuess
{
    public const string Unknown = "und";

    /// <summary>Tokens looked at: enough to tell, few enough to cost nothing.</summary>
    private const int Looked = 240;

    /// <summary>Words of a headline or a sentence, at most.</summary>
    private const int Short = 30;

    /// <param name="tokens">Of title and body.</param>
    /// <param name="text">The longer field, for its script.</param>
    /// <param name="stated">What the source says, or null: decides where the text does not, and between languages of one script.</param>
    /// <param name="knownEnglish">Whether a word is an English one of the lexicon.</param>
    public static string Of(ReadOnlySpan<Token> tokens, ReadOnlySpan<char> text, string? stated, Func<ulong, bool> knownEnglish)
    {
        var claimed = Normalise(stated);
        var script = Scripts.Of(text);
        if (script is Script.None)
        {
            return claimed ?? Unknown;
        }

        if (script is not Script.Latin)
        {
            return claimed is not null && Scripts.Writes(script, claimed) ? claimed : Scripts.UsualLanguage(script, text);
        }

        Span<int> hits = stackalloc int[SmallWords.Languages.Count];
        int words = 0, plain = 0, english = 0;
        foreach (var token in tokens[..Math.Min(tokens.Length, Looked)])
        {
            if (token.Kind is not TokenKind.Word)
            {
                continue;
            }

            words++;
            plain += token.IsCapital ? 0 : 1; // names are of no language
            var small = SmallWordTable.Languages.TryGetValue(token.Hash, out var mask);
            english += !token.IsCapital && ((mask >> SmallWords.English & 1) != 0 || knownEnglish(token.Hash)) ? 1 : 0;
            if (small)
            {
                for (var language = 0; language < hits.Length; language++)
                {
                    hits[language] += (int)((mask >> language) & 1);
                }
            }
        }

        var best = 0;
        for (var language = 1; language < hits.Length; language++)
        {
            best = hits[language] > hits[best] ? language : best;
        }

        // "To do" is Czech, too: where nearly every word is an English one, small words that other languages share say nothing.
        var englishHits = hits[SmallWords.English];
        var isAllEnglish = plain > 0 && english * 4 >= plain * 3 && englishHits > 0;
        if (!isAllEnglish && hits[best] >= 3 && hits[best] * 12 >= words && hits[best] > englishHits)
        {
            return SmallWords.Languages[best];
        }

        // A headline has few small words: then most of its words must be English ones.
        if ((englishHits >= 3 && englishHits * 12 >= words) || isAllEnglish || (english * 2 >= plain && plain > 0 && englishHits >= hits[best]))
        {
            return "en";
        }

        if (claimed is not null && Scripts.Writes(Script.Latin, claimed))
        {
            return claimed;
        }

        // Nothing but names, and few words of which some are English and none is another language's: most short texts are English headlines.
        return englishHits >= hits[best] && (plain == 0 || (words <= Short && english * 4 >= plain)) ? "en" : Unknown;
    }

    /// <summary>"en-GB" and "EN" are "en"; what is no code of two letters is null.</summary>
    public static string? Normalise(string? stated)
    {
        var code = stated.AsSpan().Trim();
        if (code.Length < 2 || (code.Length > 2 && code[2] is not ('-' or '_')) || !char.IsAsciiLetter(code[0]) || !char.IsAsciiLetter(code[1]))
        {
            return null;
        }

        return code[..2].ToString().ToLowerInvariant() is var lower && lower != Unknown[..2] ? lower : null;
    }
}
