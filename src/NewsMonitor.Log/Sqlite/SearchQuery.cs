using System.Text;

namespace NewsMonitor.Log.Sqlite;

/// <summary>
/// What someone typed, as a full text match: all words, in any order; <c>"words in quotes"</c> stand together; <c>pre*</c> begins a word. Nothing
/// of it is read as the engine's own syntax.
/// </summary>
internal static class SearchQuery
{
    private const int MaxTerms = 32;

    private const int MaxLength = 1_000;

    /// <summary>A shorter beginning would gather a large part of all words.</summary>
    private const int MinPrefix = 2;

    /// <returns>Null where it has no letter or digit: nothing can match.</returns>
    /// <exception cref="FormatException">It is too long, or a beginning is too short; in words for the user.</exception>
    public static string? ToMatch(string query)
    {
        if (query.Length > MaxLength)
        {
            throw new FormatException($"A query may have {MaxLength} characters at most.");
        }

        var terms = new List<string>();
        foreach (var (text, prefix) in Terms(query))
        {
            var letters = text.EnumerateRunes().Count(Rune.IsLetterOrDigit);
            if (letters == 0)
            {
                continue;
            }

            if (prefix && letters < MinPrefix)
            {
                throw new FormatException($"'{text}*' is too short a beginning: give at least {MinPrefix} letters.");
            }

            terms.Add($"\"{text}\"{(prefix ? " *" : "")}");
        }

        return terms.Count switch
        {
            0 => null,
            > MaxTerms => throw new FormatException($"A query may have {MaxTerms} words at most."),
            _ => string.Join(' ', terms),
        };
    }

    // A quote without its end reaches to the end. NUL would end the text inside the engine.
    private static IEnumerable<(string Text, bool Prefix)> Terms(string query)
    {
        var parts = query.Replace('\0', ' ').Split('"');
        for (var i = 0; i < parts.Length; i++)
        {
            if (i % 2 == 1)
            {
                yield return (parts[i], false);
                continue;
            }

            foreach (var word in parts[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                yield return (word.TrimEnd('*'), word.EndsWith('*'));
            }
        }
    }
}
