using System.Text.RegularExpressions;

namespace NewsMonitor.Domain.Queries;

/// <summary>Looks through a query for what its writer hardly meant: that it matches nothing, or looks like a pattern.</summary>
public static partial class QueryHints
{
    /// <summary>More of one kind say nothing new.</summary>
    private const int MaxPatterns = 3;

    /// <summary>Letters of a part in a message.</summary>
    private const int MaxShown = 60;

    /// <param name="text">As it was written.</param>
    /// <param name="query">That the text says.</param>
    public static IReadOnlyList<QueryHint> Of(string text, Query query)
    {
        var hints = new List<QueryHint>();
        if (Contradiction.Find(query.Root) is { } found)
        {
            var what = found.IsWhole ? "No article can match this" : "One part of this can never match";
            hints.Add(new(0, text.Length, $"{what}: it asks for {Shown(found.Wanted)} and rules out {Shown(found.Excluded)}."));
        }

        hints.AddRange(Patterns(text).Take(MaxPatterns));
        return hints;
    }

    private static IEnumerable<QueryHint> Patterns(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            while (at < text.Length && !QueryLexer.EndsPlain(text[at]))
            {
                at++;
            }

            if (at == start)
            {
                at++;
                continue;
            }

            var colon = text.IndexOf(':', start, at - start);
            var from = colon > 0 && QueryFields.TryParse(text.AsSpan(start, colon - start), out _) ? colon + 1 : start;
            var plain = text[from..at];
            if (LooksLikePattern().IsMatch(plain) && FoldedWords.Of(CanonicalForm.Compose(plain)) is { Length: > 0 } words)
            {
                yield return new(
                    start, at - start,
                    $"There are no patterns here: this is read as “{Cut(string.Join(' ', words))}”. Write out what may stand there, with OR between, or the beginning of a word with a star, as in strik*.");
            }
        }
    }

    private static string Shown(QueryNode node) => Cut(node.ToString());

    private static string Cut(string plain) => plain.Length <= MaxShown ? plain : plain[..(MaxShown - 1)] + "…";

    /// <summary>
    /// Anchors, classes, alternatives, repetitions and escapes of regular expressions, where a sentence does not have them: <c>[sic]</c>, a note's <c>word[1]</c>,
    /// <c>US$</c> and <c>C++</c> are none.
    /// </summary>
    [GeneratedRegex(@"^\^\w|\p{Ll}\$$|\w\[(?!\d+\])[^\[\]]{1,40}\]|^\^?\[[^\[\]]{1,40}\]\w|\w\.[*+]|\\[bBdDsSwW]|\w\|\w|\w\{\d+(,\d*)?\}|^/.+/$", RegexOptions.CultureInvariant)]
    private static partial Regex LooksLikePattern();
}
