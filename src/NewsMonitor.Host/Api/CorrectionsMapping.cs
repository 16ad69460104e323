using NewsMonitor.Domain;

namespace NewsMonitor.Host.Api;

/// <summary>Corrections as the API takes them, checked at the door.</summary>
internal static class CorrectionsMapping
{
    /// <summary>Null: none were sent.</summary>
    /// <exception cref="BadParameterException">A part of them is wrong.</exception>
    public static Corrections? ToDomain(this CorrectionsDto? corrections)
    {
        if (corrections is null)
        {
            return null;
        }

        try
        {
            return new(
                [.. corrections.NotNames ?? []],
                [.. Given(corrections.Entities, "entities").Select(entity => new EntityCorrection(
                    entity.Text, SubjectOf(entity), entity.Name, Kind(entity.Kind), entity.Wikidata))],
                [.. Given(corrections.Sentiments, "sentiments").Select(sentiment => new SentimentCorrection(
                    sentiment.Sentence, Parameters.Subject(sentiment.Subject ?? ""), Label(sentiment.Sentiment)))]);
        }
        catch (ArgumentException error)
        {
            throw new BadParameterException("corrections: " + error.Message);
        }
    }

    // JSON may have null where the contract has a record.
    private static IEnumerable<T> Given<T>(IReadOnlyList<T>? all, string name)
        where T : class =>
        (all ?? []).Select((one, at) => one ?? throw new BadParameterException($"corrections: {name}[{at}] is null."));

    private static SubjectId SubjectOf(EntityCorrectionDto entity)
    {
        if (string.IsNullOrWhiteSpace(entity.Name))
        {
            throw new BadParameterException("corrections: an entity has a name.");
        }

        return entity.Subject is { } subject ? Parameters.Subject(subject)
            : entity.Wikidata is { } known ? Parameters.Subject("entity:" + known)
            : SubjectId.Unlinked(Kind(entity.Kind), entity.Name);
    }

    private static SubjectKind Kind(string word) =>
        SubjectKinds.TryParse(word, out var kind) && kind.IsEntity() ? kind
        : throw new BadParameterException($"corrections: kind '{word}' is not one of person, organisation, place, other.");

    private static Sentiment Label(string word) => word switch
    {
        "negative" => Sentiment.Negative,
        "neutral" => Sentiment.Neutral,
        "positive" => Sentiment.Positive,
        _ => throw new BadParameterException($"corrections: sentiment '{word}' is not one of negative, neutral, positive."),
    };
}
