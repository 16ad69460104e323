using System.Globalization;
using System.Runtime.InteropServices;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Entities;

/// <summary>
/// Tells who the names of an article are, where that is clear: the fullest spelling has one known meaning that fits its kind, or one that is far
/// likelier than the others, by how often news mean it and by the countries that the article speaks of. In doubt a name stays unlinked.
/// </summary>
internal sealed class Linker(KnowledgeBase knowledge)
{
    /// <summary>A meaning of another kind must be this well known to overrule what the sentences said; more so, where they said that it is a person.</summary>
    private const int Overrules = 250;
    private const int OverrulesPerson = 450;

    /// <summary>What it counts that the meaning is of the kind that the sentences said.</summary>
    private const int SameKind = 200;

    /// <summary>What it counts that the article speaks of the meaning's country: once, and for each further name.</summary>
    private const int SameCountry = 150;
    private const int SameCountryAgain = 40;

    /// <summary>What it counts that the country stands behind the name: "Tyre, Lebanon".</summary>
    private const int CountryBehind = 300;

    /// <summary>One link for each cluster.</summary>
    public List<Link> Link(ReadText text, List<Cluster> clusters)
    {
        var weighed = Weigh(text, clusters);
        var links = new List<Link>(clusters.Count);
        for (var i = 0; i < clusters.Count; i++)
        {
            links.Add(OwnOf(clusters[i]) is var own and >= 0 ? new(own, 1, "a name of your own list") : Decide(weighed[i]));
        }

        return links;
    }

    /// <summary>The known meanings of each cluster. Those that are clear by themselves tell which countries the article speaks of; that decides between the rest.</summary>
    public List<Meanings> Weigh(ReadText text, List<Cluster> clusters)
    {
        var context = new ArticleContext();
        context.AddDemonyms(text, knowledge);
        var weighed = new List<Meanings>(clusters.Count);
        var alone = new ArticleContext();
        foreach (var cluster in clusters)
        {
            weighed.Add(Weigh(text, cluster, alone));
            if (weighed[^1] is { IsClear: true } clear)
            {
                context.Add(knowledge[clear.Best].Area);
            }
        }

        for (var i = 0; i < weighed.Count; i++)
        {
            weighed[i] = weighed[i].Count > 1 ? Weigh(text, clusters[i], context) : weighed[i];
        }

        return weighed;
    }

    private int OwnOf(Cluster cluster)
    {
        foreach (var form in cluster.Forms)
        {
            if (form.Sense >= 0 && knowledge.SenseAt(form.Sense) is { Own: true } own)
            {
                return own.Entity;
            }
        }

        return -1;
    }

    private Link Decide(Meanings meanings)
    {
        if (meanings.IsClear)
        {
            return new(meanings.Best, LinkConfidence.Of(meanings), meanings switch
            {
                { Count: 1 } => "the only known meaning of the name",
                { By.IsKnown: true } when knowledge.CountryOf(meanings.By) is { } country =>
                    string.Create(CultureInfo.InvariantCulture, $"one of {meanings.Count} known meanings, chosen because the article speaks of {country}"),
                { Second: < 0 } => string.Create(CultureInfo.InvariantCulture, $"the one of {meanings.Count} known meanings that is of this kind"),
                _ => string.Create(CultureInfo.InvariantCulture, $"the most usual of {meanings.Count} known meanings"),
            });
        }

        return new(-1, 0, meanings switch
        {
            { Count: 0 } => "not a known name",
            { Best: < 0 } => "a known name, but of something else",
            _ => string.Create(CultureInfo.InvariantCulture, $"a name with {meanings.Count} known meanings, none of them clear here"),
        });
    }

    private Meanings Weigh(ReadText text, Cluster cluster, ArticleContext context)
    {
        var fullest = Fullest(cluster);
        var first = Meanings.None;
        foreach (var form in cluster.Forms)
        {
            // A person whose full name is not known is not the known one of that last name.
            var counts = cluster.Kind is not SubjectKind.Person || form.Count > 1 || fullest == 1;
            if (!counts || form.Count < Math.Min(2, fullest))
            {
                continue;
            }

            var meanings = Weigh(text, form, cluster.Kind, context);
            if (meanings.IsClear)
            {
                return meanings;
            }

            first = first.Count == 0 ? meanings : first;
        }

        return first;
    }

    private Meanings Weigh(ReadText text, Form form, SubjectKind kind, ArticleContext context)
    {
        ReadOnlySpan<Token> words = CollectionsMarshal.AsSpan(text.Tokens)[form.First..form.End];
        var sense = kind is SubjectKind.Organisation ? knowledge.FindBody(ref words) : knowledge.Find(words);
        if (sense < 0)
        {
            return Meanings.None;
        }

        var behind = knowledge.SenseAt(sense).Next < 0 ? default : AreaBehind(text, form);
        var (count, best, bestRank, second, by) = (0, -1, -1, -1, default(Area));
        for (; sense >= 0; sense = knowledge.SenseAt(sense).Next)
        {
            var meaning = knowledge.SenseAt(sense);
            if (meaning.Caps && !words[0].IsAllCaps)
            {
                continue;
            }

            count++;
            var entity = knowledge[meaning.Entity];
            var rank = Rank(entity, meaning, kind, words.Length);
            if (rank < 0)
            {
                continue;
            }

            var bonus = Bonus(entity.Area, behind, context);
            rank += bonus;
            if (rank > bestRank)
            {
                (best, bestRank, second, by) = (meaning.Entity, rank, bestRank, bonus > 0 ? entity.Area : default);
            }
            else if (rank > second)
            {
                second = rank;
            }
        }

        return new(count, best, bestRank, second, words.Length, best >= 0 && knowledge[best].Kind == kind, by);
    }

    // Below 0: does not fit.
    private static int Rank(KnownEntity entity, Sense meaning, SubjectKind kind, int words)
    {
        if (entity.Kind is SubjectKind.All)
        {
            return words > 1 && kind is not SubjectKind.Person ? entity.Prominence : -1;
        }

        if (entity.Kind == kind)
        {
            return entity.Prominence + SameKind - (meaning.Weak && words == 1 && kind is SubjectKind.Place or SubjectKind.Other ? 150 : 0);
        }

        return !meaning.Weak && entity.Prominence >= (kind is SubjectKind.Person ? OverrulesPerson : Overrules) ? entity.Prominence : -1;
    }

    private static int Bonus(Area area, Area behind, ArticleContext context)
    {
        var votes = context.VotesFor(area);
        var named = votes == 0 ? 0 : SameCountry + (SameCountryAgain * Math.Min(3, votes - 1));
        return area.IsKnown && area == behind ? CountryBehind + named : named;
    }

    // Of the place that stands behind the name and a comma.
    private Area AreaBehind(ReadText text, Form form)
    {
        if (form.End + 1 >= text.Tokens.Count || text.TextOf(form.End) is not "," || !text.Tokens[form.End + 1].IsCapital)
        {
            return default;
        }

        var (area, prominence) = (default(Area), -1);
        var key = KnowledgeBase.Start;
        for (var i = form.End + 1; i < text.Tokens.Count && knowledge.TryStep(ref key, text.Tokens[i].Hash, out var sense); i++)
        {
            for (; sense >= 0; sense = knowledge.SenseAt(sense).Next)
            {
                var entity = knowledge[knowledge.SenseAt(sense).Entity];
                if (entity.Kind is SubjectKind.Place && entity.Prominence > prominence)
                {
                    (area, prominence) = (entity.Area, entity.Prominence);
                }
            }
        }

        return area;
    }

    private static int Fullest(Cluster cluster)
    {
        var most = 0;
        foreach (var form in cluster.Forms)
        {
            most = Math.Max(most, form.Count);
        }

        return most;
    }
}
