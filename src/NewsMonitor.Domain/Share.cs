using System.Collections.Immutable;

namespace NewsMonitor.Domain;

/// <summary>What the current version of an article adds to one subject, apart from whether it is an original and where its date puts it.</summary>
/// <param name="Subject">Whose.</param>
/// <param name="Kind">The subject's kind.</param>
/// <param name="Name">The name to show for a subject that the log meets for the first time.</param>
/// <param name="Wikidata">Q-number or null.</param>
/// <param name="Mentions">Occurrences; 1 for a topic, a source and <c>all</c>.</param>
/// <param name="Sentiment">Towards the subject: an entity's own, else the article's tone; null: unknown.</param>
/// <param name="ScoreMilli">−1000 … 1000; 0 where unknown.</param>
public sealed record Share(
    SubjectId Subject, SubjectKind Kind, string Name, string? Wikidata, int Mentions, Sentiment? Sentiment, int ScoreMilli)
{
    /// <summary>
    /// The shares of a version: <c>all</c>, its source, its topics, its entities; each subject once. A pure function of its arguments, so
    /// that what was put in can always be taken out again.
    /// </summary>
    public static ImmutableArray<Share> Of(ArticleKey key, Findings findings)
    {
        var shares = ImmutableArray.CreateBuilder<Share>(2 + findings.Topics.Length + findings.Entities.Length);
        var tone = findings.Tone;
        shares.Add(Make(SubjectId.All, SubjectKind.All, "All articles", null, 1, tone));
        shares.Add(Make(SubjectId.Source(key.Source), SubjectKind.Source, key.Source, null, 1, tone));
        var seen = new HashSet<SubjectId> { shares[0].Subject, shares[1].Subject };
        foreach (var topic in findings.Topics)
        {
            if (seen.Add(topic.Subject))
            {
                shares.Add(Make(topic.Subject, SubjectKind.Topic, topic.Name, null, 1, tone));
            }
        }

        foreach (var entity in findings.Entities)
        {
            if (seen.Add(entity.Subject))
            {
                shares.Add(Make(entity.Subject, entity.Kind, entity.Name, entity.Wikidata, entity.Mentions.Length, entity.Sentiment));
            }
        }

        return shares.ToImmutable();
    }

    private static Share Make(SubjectId id, SubjectKind kind, string name, string? wikidata, int mentions, SentimentFinding? sentiment) =>
        new(id, kind, name, wikidata, mentions, sentiment?.Label, (int)Math.Round((sentiment?.Score ?? 0) * 1000));

    /// <summary>This share as counts, signed +.</summary>
    public Counts ToCounts(bool original, bool dateSuspect) => new(
        1, original ? 1 : 0, Mentions,
        Sentiment is Domain.Sentiment.Negative ? 1 : 0, Sentiment is Domain.Sentiment.Neutral ? 1 : 0, Sentiment is Domain.Sentiment.Positive ? 1 : 0,
        ScoreMilli, original && dateSuspect ? 1 : 0);
}
