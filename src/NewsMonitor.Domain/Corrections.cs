using System.Collections.Immutable;

namespace NewsMonitor.Domain;

/// <summary>
/// What a person has set right in what a reader found in an article: an input of reading, so that reading again keeps it. Texts are compared word
/// by word, whatever their spacing and accents; capitals count where they make another word.
/// </summary>
public sealed record Corrections
{
    /// <summary>Of all kinds together.</summary>
    public const int Most = 1_000;

    /// <summary>Characters of a name.</summary>
    public const int LongestName = 1_000;

    /// <summary>Characters of a sentence.</summary>
    public const int LongestSentence = 10_000;

    /// <param name="notNames">Texts that are no names, wherever the article has them.</param>
    /// <param name="entities">Who a text means.</param>
    /// <param name="sentiments">How a sentence speaks of an entity.</param>
    /// <exception cref="ArgumentException">They are too many, a text is empty or too long, or a kind is none of an entity.</exception>
    public Corrections(
        ImmutableArray<string> notNames = default, ImmutableArray<EntityCorrection> entities = default, ImmutableArray<SentimentCorrection> sentiments = default)
    {
        NotNames = notNames.IsDefault ? [] : notNames;
        Entities = entities.IsDefault ? [] : entities;
        Sentiments = sentiments.IsDefault ? [] : sentiments;
        if (NotNames.Length + Entities.Length + Sentiments.Length > Most)
        {
            throw new ArgumentException($"an article has at most {Most} corrections");
        }

        Check(NotNames, LongestName);
        Check(Entities.Select(entity => entity.Text), LongestName);
        Check(Entities.Select(entity => entity.Name), LongestName);
        Check(Sentiments.Select(sentiment => sentiment.Sentence), LongestSentence);
        if (Entities.FirstOrDefault(entity => !entity.Kind.IsEntity()) is { } wrong)
        {
            throw new ArgumentException($"'{wrong.Name}' cannot be a {wrong.Kind.Word()}");
        }
    }

    public ImmutableArray<string> NotNames { get; }

    public ImmutableArray<EntityCorrection> Entities { get; }

    public ImmutableArray<SentimentCorrection> Sentiments { get; }

    private static void Check(IEnumerable<string> texts, int longest)
    {
        foreach (var text in texts)
        {
            if (string.IsNullOrWhiteSpace(text) || text.Length > longest)
            {
                throw new ArgumentException($"the text of a correction has 1 to {longest} characters");
            }
        }
    }
}

/// <summary>Every mention of <paramref name="Text"/> means this entity; if it is the fullest spelling that the article has of somebody, so do the shorter ones.</summary>
public sealed record EntityCorrection(string Text, SubjectId Subject, string Name, SubjectKind Kind, string? Wikidata = null);

/// <summary>The sentence speaks so of the entity.</summary>
public sealed record SentimentCorrection(string Sentence, SubjectId Subject, Sentiment Sentiment);
