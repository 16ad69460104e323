namespace NewsMonitor.Domain.Alerts;

/// <summary>What of an article tells which running event it belongs to: words of its title, and entities.</summary>
internal static class EventWords
{
    private const int ShortestWord = 3;

    private const int ShortestPlural = 5;

    /// <summary>
    /// Folded words of the title, and the entities beside the subject that it does not name: one name that stood for two words, and again for the entity,
    /// made alike what had nothing else in common. Each once.
    /// </summary>
    public static IReadOnlyCollection<string> Of(Sighting seen)
    {
        var (title, small) = (Cut(seen.Title, seen.Language).ToList(), SmallWords.SlugsOf(seen.Language));
        var named = title.Except(small).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. title.Concat(seen.Companions.Where(companion => !Cut(companion.Name, seen.Language).Any(named.Contains)).Select(companion => companion.Subject.Value)).Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>Those of the words by which two may be alike: small ones, as of "says that they will not", say nothing.</summary>
    public static IEnumerable<string> Telling(Sighting seen, IReadOnlyCollection<string> words)
    {
        var small = SmallWords.SlugsOf(seen.Language);
        return words.Where(word => !small.Contains(word));
    }

    /// <summary>Words that all articles of the rule share: by which its subject is named, or its query matched; and the entities that are named by these.</summary>
    public static IReadOnlySet<string> OwnOf(SubjectId subject, Sighting seen)
    {
        var small = SmallWords.SlugsOf(seen.Language);
        var matched = subject.IsCustom ? seen.Passages.SelectMany(passage => passage.Words).SelectMany(word => Cut(word, seen.Language)).Where(word => !small.Contains(word)).ToHashSet(StringComparer.Ordinal) : [];
        var own = matched.ToHashSet(StringComparer.Ordinal);
        foreach (var companion in seen.Companions)
        {
            var name = Cut(companion.Name, seen.Language).ToList();
            if (companion.Subject == subject || name.Exists(matched.Contains))
            {
                own.UnionWith([.. name, companion.Subject.Value]);
            }
        }

        return own;
    }

    private static IEnumerable<string> Cut(string text, string? language) =>
        Slug.Of(text).Split('-').Where(word => word.Length >= ShortestWord).Select(word => Singular(word, language));

    /// <summary>Of English words: those of other languages would no longer be the small ones that they are.</summary>
    private static string Singular(string word, string? language) =>
        (language is null or "und" or "en") && word.Length >= ShortestPlural && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1] : word;
}
