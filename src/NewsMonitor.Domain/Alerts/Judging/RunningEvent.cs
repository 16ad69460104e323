using System.Collections.Immutable;

namespace NewsMonitor.Domain.Alerts;

/// <summary>An event that articles of a rule tell of.</summary>
/// <param name="Key">Id of the article that began it.</param>
/// <param name="Source">Source of that article.</param>
/// <param name="Last">When the newest arrived.</param>
/// <param name="Story">The story that it is known to be, or null.</param>
/// <param name="Articles">How many.</param>
/// <param name="Sources">Of originals, each once; not more than 200 are told apart.</param>
/// <param name="Texts">Keys of its texts, newest first; the last 50.</param>
/// <param name="Words">Words of its titles and entities that it names, with the number of articles that have them; in order of the words.</param>
public sealed record RunningEvent(
    string Key, string Source, DateTimeOffset Last, string? Story, int Articles, ImmutableArray<string> Sources, ImmutableArray<string> Texts,
    ImmutableArray<EventWord> Words)
{
    public const int MaxSources = 200;
    public const int MaxTexts = 50;
    public const int MaxWords = 60;
    public const int MaxMembers = 100;

    /// <summary>Its articles, newest first; the last 100. Of older ones a withdrawal is not noticed.</summary>
    public ImmutableArray<EventMember> Members { get; init; } = [];

    internal static RunningEvent Of(Sighting seen, IReadOnlyCollection<string> words, DateTimeOffset at) =>
        new RunningEvent(seen.Article.Value, seen.Source, at, seen.Story, 0, [], [], []).With(seen, words, at);

    internal RunningEvent With(Sighting seen, IReadOnlyCollection<string> words, DateTimeOffset at)
    {
        var counts = Words.ToDictionary(word => word.Word, word => word.Articles, StringComparer.Ordinal);
        foreach (var word in words)
        {
            counts[word] = counts.GetValueOrDefault(word) + 1;
        }

        return this with
        {
            Last = at,
            Story = Story ?? seen.Story,
            Articles = Articles + 1,
            Members = [new(seen.Article, seen.Counts.Originals > 0 ? seen.Source : null), .. Members.Take(MaxMembers - 1)],
            Sources = seen.Counts.Originals > 0 ? WithSource(seen.Source) : Sources,
            Texts = seen.TextKey is { } text && !Texts.Contains(text) ? [text, .. Texts.Take(MaxTexts - 1)] : Texts,
            Words =
            [
                .. counts.OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal).Take(MaxWords)
                    .Select(word => new EventWord(word.Key, word.Value)).OrderBy(word => word.Word, StringComparer.Ordinal),
            ],
        };
    }

    internal bool Has(ArticleId article) => Members.Any(member => member.Article == article);

    /// <summary>Where it has the article: with what that is now among its copies.</summary>
    internal RunningEvent With(OriginalMove move)
    {
        var index = Members.IndexOf(new(move.Article, move.IsOriginal ? null : move.Source));
        if (index < 0)
        {
            return this;
        }

        var members = Members.SetItem(index, new(move.Article, move.IsOriginal ? move.Source : null));
        var isKnown = members.Length == Articles;       // of older ones nobody knows any more which sources had them
        return this with
        {
            Members = members,
            Sources = move.IsOriginal ? WithSource(move.Source)
                : isKnown && !members.Any(member => member.OriginalOf == move.Source) ? Sources.Remove(move.Source) : Sources,
        };
    }

    private ImmutableArray<string> WithSource(string source) => Sources.Length < MaxSources && !Sources.Contains(source) ? Sources.Add(source) : Sources;

    /// <summary>Without an article that it has. What is not known any more of older ones stays as it is.</summary>
    internal RunningEvent Without(ArticleId article)
    {
        var left = Members.RemoveAll(member => member.Article == article);
        var articles = Articles - (Members.Length - left.Length);
        return this with
        {
            Articles = articles,
            Members = left,
            Sources = left.Length < articles ? Sources : Sources.RemoveAll(source => !left.Any(member => member.OriginalOf == source)),
            Words = [.. Words.Select(word => word with { Articles = Math.Min(word.Articles, articles) })],
        };
    }
}

public readonly record struct EventWord(string Word, int Articles);

/// <param name="OriginalOf">Its source; null: it is a copy.</param>
public readonly record struct EventMember(ArticleId Article, string? OriginalOf);
