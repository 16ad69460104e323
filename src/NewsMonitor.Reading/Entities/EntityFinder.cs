using System.Text;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Entities;

/// <summary>From the names of an article to its entities: joined, linked, named, each once.</summary>
internal sealed class EntityFinder(KnowledgeBase knowledge, Lexicon lexicon)
{
    private readonly OwnNameFinder _own = new(knowledge, lexicon);
    private readonly AdjacentNames _adjacent = new(knowledge);
    private readonly AliasJoiner _joiner = new(knowledge, lexicon);
    private readonly Linker _linker = new(knowledge);

    /// <param name="text">The article.</param>
    /// <param name="names">In order of the text; those of the user's list are put among them, and what is one name is joined.</param>
    public List<Entity> Find(ReadText text, List<NameSpan> names)
    {
        _own.Put(text, names);
        _adjacent.Join(text, names);
        var entities = new List<Entity>();
        var bySubject = new Dictionary<SubjectId, int>();
        var clusters = _joiner.Join(text, names);
        var links = _linker.Link(text, clusters);
        for (var i = 0; i < clusters.Count; i++)
        {
            var entity = Identify(text, names, clusters[i], links[i]);
            if (bySubject.TryGetValue(entity.Subject, out var known))
            {
                // Two spellings, one id: "EU" and "European Union".
                entities[known].Mentions.AddRange(entity.Mentions);
                entities[known] = entities[known] with { Confidence = Math.Max(entities[known].Confidence, entity.Confidence) };
            }
            else
            {
                bySubject[entity.Subject] = entities.Count;
                entities.Add(entity);
            }
        }

        foreach (var entity in entities)
        {
            entity.Mentions.Sort();
        }

        return entities;
    }

    private Entity Identify(ReadText text, List<NameSpan> names, Cluster cluster, Link link)
    {
        var own = NameIn(text, cluster);
        var confidence = Confidence.Of(names, cluster, link);
        if (!link.IsFound)
        {
            return new(SubjectId.Unlinked(cluster.Kind, own), own, cluster.Kind, null, confidence, link.Why, cluster.Mentions);
        }

        var known = knowledge[link.Entity];
        var kind = known.Kind is SubjectKind.All ? cluster.Kind : known.Kind;
        var name = knowledge.NameOf(link.Entity);
        return known.Wikidata is { } wikidata
            ? new(SubjectId.Linked(wikidata), name, kind, wikidata, confidence, link.Why, cluster.Mentions)
            : new(SubjectId.Unlinked(kind, name), name, kind, null, confidence, link.Why, cluster.Mentions);
    }

    /// <summary>The longest spelling of the article, words joined by one blank.</summary>
    private static string NameIn(ReadText text, Cluster cluster)
    {
        var longest = cluster.Forms[0];
        foreach (var form in cluster.Forms)
        {
            longest = form.Count > longest.Count ? form : longest;
        }

        var name = new StringBuilder();
        for (var token = longest.First; token < longest.End; token++)
        {
            if (token > longest.First && text.Tokens[token].Has(Shape.SpaceBefore))
            {
                name.Append(' ');
            }

            name.Append(text.TextOf(token));
        }

        return name.ToString();
    }
}
