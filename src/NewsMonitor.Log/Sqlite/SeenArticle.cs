using System.Collections.Immutable;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Domain.Queries;

namespace NewsMonitor.Log.Sqlite;

/// <summary>An article as one of its versions has it, to be shown to the rules of its subjects.</summary>
/// <param name="common">What all of its subjects see.</param>
/// <param name="text">Null: it was withdrawn.</param>
/// <param name="findings">Null: it was withdrawn.</param>
internal sealed class SeenArticle(Sighting common, ArticleKey key, StoredText? text, Findings? findings)
{
    /// <summary>Companions that are shown: a list of names in an article is no company.</summary>
    private const int MaxCompanions = 100;

    private const int MaxPassages = 3;
    private const int MaxPassage = 600;

    private readonly ImmutableArray<Companion> _companions = findings is null
        ? []
        : [.. findings.Entities.DistinctBy(entity => entity.Subject).Take(MaxCompanions).Select(entity => new Companion(entity.Subject, entity.Kind, entity.Name))];

    /// <summary>Of the hash of a version's text.</summary>
    public static string? TextKey(long? hash) => hash?.ToString("x16", null);

    /// <param name="query">By which the subject counts; null: it is none of one's own.</param>
    public Sighting Of(SubjectId subject, Query? query, Counts counts) =>
        common with { Language = findings?.Language, Counts = counts, Companions = _companions, Passages = query is null ? Passages(subject) : Passages(query) };

    private ImmutableArray<Passage> Passages(Query query) => text is null || findings is null
        ? []
        : [.. MatchedTexts.Of(query, key, text, findings).Take(MaxPassages).Select(matched => new Passage(
            matched.Field, matched.Start, matched.Text[..Math.Min(matched.Text.Length, MaxPassage)],
            [.. matched.Places.Select(place => matched.Text.Substring(place.Start, place.Length))]))];

    private ImmutableArray<Passage> Passages(SubjectId subject)
    {
        if (text is null || findings?.Entities.FirstOrDefault(entity => entity.Subject == subject) is not { } named)
        {
            return [];
        }

        return !named.Evidence.IsEmpty
            ? [.. named.Evidence.Take(MaxPassages).Select(evidence => Cut(evidence.Sentence, [.. evidence.Words.Select(word => Text(word.Word))]))]
            : [.. named.Mentions.Take(1).Select(mention => Cut(SentenceOf(mention), [Text(mention)]))];
    }

    private TextSpan SentenceOf(TextSpan mention)
    {
        foreach (var sentence in findings!.Sentences)
        {
            if (sentence.Field == mention.Field && sentence.Start <= mention.Start && sentence.End >= mention.End)
            {
                return sentence;
            }
        }

        return mention;
    }

    private Passage Cut(TextSpan span, ImmutableArray<string> words) => new(span.Field, span.Start, Text(span with { Length = Math.Min(span.Length, MaxPassage) }), words);

    private string Text(TextSpan span) => text!.Slice(span);
}
