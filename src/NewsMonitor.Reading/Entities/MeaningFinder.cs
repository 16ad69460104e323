using System.Collections.Immutable;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Correcting;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Entities;

/// <summary>Everybody that a name may mean, for a person to choose from. Which of them an article means, is <see cref="Linker"/>'s matter.</summary>
internal sealed class MeaningFinder(KnowledgeBase knowledge)
{
    /// <summary>All known meanings, the likeliest first.</summary>
    public ImmutableArray<NameMeaning> Of(string name)
    {
        ReadOnlySpan<Token> words = WordKeys.Cut(name);
        var entities = new List<int>();
        for (var sense = knowledge.FindBody(ref words); sense >= 0; sense = knowledge.SenseAt(sense).Next)
        {
            var meaning = knowledge.SenseAt(sense);
            if (!meaning.Caps || words[0].IsAllCaps)
            {
                entities.Add(meaning.Entity);
            }
        }

        var all = entities.Sum(WeightOf);
        return [.. entities.OrderByDescending(WeightOf).ThenBy(knowledge.NameOf, StringComparer.Ordinal).Select(entity => Describe(entity, WeightOf(entity) / all))];
    }

    private double WeightOf(int entity) => Math.Pow(2, (double)knowledge[entity].Prominence / Meanings.Lead);

    private NameMeaning Describe(int entity, double likely)
    {
        var (known, name) = (knowledge[entity], knowledge.NameOf(entity));
        var country = knowledge.CountryOf(known.Area);
        return new(
            known.Wikidata is { } wikidata ? SubjectId.Linked(wikidata) : SubjectId.Unlinked(known.Kind, name), name,
            known.Kind is SubjectKind.All ? null : known.Kind, known.Wikidata, country == name ? null : country,
            knowledge.OtherNamesOf(entity, NameMeaning.MostOtherNames), Math.Round(likely, 3));
    }
}
