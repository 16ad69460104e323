namespace NewsMonitor.Domain.Alerts;

/// <summary>
/// Tells which running event an article belongs to: that of its story or of its text, where one has it, else the one whose titles and entities are
/// most like its own. A word that many of the rule's events share says little and weighs little, and from the first event on so do those that all
/// of them share: the subject's name, what the query matched.
/// </summary>
internal static class EventFold
{
    /// <summary>
    /// Cosine from which on two are one event. Higher loses fewer stories and tells more of them twice: to miss an event is worse than to tell it twice.
    /// Chosen on 368 articles of five rules in two weeks of recorded headlines, whose events were told apart by hand: 3 of 100
    /// that join an event are of another one, and were 13.
    /// </summary>
    public const double Alike = 0.2;

    /// <summary>
    /// Events that words are weighed against beside those that run, in each of which the rule's own words stand and no others. Without them, a rule's
    /// first events are alike by its name alone.
    /// </summary>
    private const int Background = 20;

    private const int ShortestWord = 3;

    private const int ShortestPlural = 5;

    /// <summary>
    /// Folded words of the title, and the entities beside the subject that it does not name: one name that stood for two words, and again for the entity,
    /// made alike what had nothing else in common. Each once.
    /// </summary>
    public static IReadOnlyCollection<string> Words(Sighting seen)
    {
        var (title, small) = (Cut(seen.Title, seen.Language).ToList(), SmallWords.SlugsOf(seen.Language));
        var named = title.Except(small).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. title.Concat(seen.Companions.Where(companion => !Cut(companion.Name, seen.Language).Any(named.Contains)).Select(companion => companion.Subject.Value)).Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>Those of the words by which two may be alike: small ones, as of "says that they will not", say nothing.</summary>
    public static IReadOnlySet<string> Telling(Sighting seen, IReadOnlyCollection<string> words) =>
        words.Except(SmallWords.SlugsOf(seen.Language)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Words that all articles of the rule share: by which its subject is named, or its query matched; and the entities that are named by these.</summary>
    public static IReadOnlySet<string> OwnWords(Sighting seen, SubjectId subject)
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

    /// <summary>
    /// Index of the event; −1: none. What is found has the story, the text or one of the telling words of the article: others need not be looked at, though
    /// their words count for what a word weighs.
    /// </summary>
    public static int Find(IReadOnlyList<RunningEvent> running, Sighting seen, IReadOnlyCollection<string> words, IReadOnlySet<string> ownWords)
    {
        var (best, bestAlike) = (-1, Alike);
        var weights = Weights(running, words, ownWords);
        var telling = Telling(seen, words);
        var own = Length(words.Select(word => weights[word]));
        for (var i = 0; i < running.Count; i++)
        {
            var other = running[i];
            if (Same(other.Story, seen.Story) || (seen.TextKey is { } text && other.Texts.Contains(text)))
            {
                return i;
            }

            var isOtherStory = other.Story is not null && seen.Story is not null;
            if (!isOtherStory && Cosine(other, telling, weights) / own is var alike && alike >= bestAlike)
            {
                (best, bestAlike) = (i, alike);     // of two that are equally alike, what began later
            }
        }

        return best;
    }

    private static IEnumerable<string> Cut(string text, string? language) =>
        Slug.Of(text).Split('-').Where(word => word.Length >= ShortestWord).Select(word => Singular(word, language));

    /// <summary>Of English words: those of other languages would no longer be the small ones that they are.</summary>
    private static string Singular(string word, string? language) =>
        (language is null or "und" or "en") && word.Length >= ShortestPlural && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1] : word;

    private static bool Same(string? a, string? b) => a is not null && a == b;

    private static Dictionary<string, double> Weights(IReadOnlyList<RunningEvent> running, IReadOnlyCollection<string> words, IReadOnlySet<string> ownWords)
    {
        var events = words.ToDictionary(word => word, _ => 0, StringComparer.Ordinal);
        foreach (var word in running.SelectMany(other => other.Words))
        {
            events[word.Word] = events.GetValueOrDefault(word.Word) + 1;
        }

        var all = running.Count + Background + 1d;
        return events.ToDictionary(
            word => word.Key, word => Math.Log(1 + all / (word.Value + (ownWords.Contains(word.Key) ? Background : 0) + 1d)), StringComparer.Ordinal);
    }

    private static double Cosine(RunningEvent other, IReadOnlySet<string> telling, Dictionary<string, double> weights)
    {
        var shared = 0d;
        foreach (var (word, articles) in other.Words)
        {
            shared += telling.Contains(word) ? weights[word] * weights[word] * articles / other.Articles : 0;
        }

        return shared == 0 ? 0 : shared / Length(other.Words.Select(word => weights[word.Word] * word.Articles / other.Articles));
    }

    private static double Length(IEnumerable<double> vector) => Math.Sqrt(vector.Sum(part => part * part));
}
