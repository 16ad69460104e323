using System.Globalization;
using System.Runtime.InteropServices;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Entities;

/// <summary>
/// Tells who a cluster is, where that is sure: its fullest spelling has one known meaning that fits its kind, or one that news mean far more
/// often than the others. In doubt it stays unlinked.
/// </summary>
internal sealed class Linker(KnowledgeBase knowledge)
{
    /// <summary>How far the best meaning must lead: at 90 per doubling, some three times as often meant.</summary>
    private const int Lead = 140;

    /// <summary>A meaning of another kind must be this well known to overrule what the sentences said.</summary>
    private const int Overrules = 450;

    /// <summary>Index of the known entity, or −1.</summary>
    public int Link(ReadText text, Cluster cluster)
    {
        foreach (var form in cluster.Forms)
        {
            if (form.Sense >= 0 && knowledge.SenseAt(form.Sense) is { Own: true } own)
            {
                return own.Entity;
            }
        }

        var fullest = Fullest(cluster);
        foreach (var form in cluster.Forms)
        {
            // A person whose full name is not known is not the known one of that last name.
            var counts = cluster.Kind is not SubjectKind.Person || form.Count > 1 || fullest == 1;
            if (counts && form.Count >= Math.Min(2, fullest) && Best(text, form, cluster.Kind) is var entity and >= 0)
            {
                return entity;
            }
        }

        return -1;
    }

    private int Best(ReadText text, Form form, SubjectKind kind)
    {
        var words = CollectionsMarshal.AsSpan(text.Tokens)[form.First..form.End];
        var (best, bestRank, second) = (-1, int.MinValue, int.MinValue);
        for (var sense = knowledge.Find(words); sense >= 0; sense = knowledge.SenseAt(sense).Next)
        {
            var meaning = knowledge.SenseAt(sense);
            var entity = knowledge[meaning.Entity];
            if (meaning.Caps && !words[0].IsAllCaps)
            {
                continue;
            }

            var rank = Rank(entity, meaning, kind, words.Length);
            if (rank > bestRank)
            {
                (best, bestRank, second) = (meaning.Entity, rank, bestRank);
            }
            else if (rank > second)
            {
                second = rank;
            }
        }

        return best >= 0 && bestRank >= 0 && (second < 0 || bestRank - second >= Lead) ? best : -1;
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
            return entity.Prominence + 200 - (meaning.Weak && words == 1 && kind is SubjectKind.Place or SubjectKind.Other ? 150 : 0);
        }

        return !meaning.Weak && entity.Prominence >= Overrules ? entity.Prominence : -1;
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

    /// <summary>Wikidata id of a known entity, or null.</summary>
    public string? WikidataOf(int entity) => knowledge[entity].Qid is var qid and > 0 ? "Q" + qid.ToString(CultureInfo.InvariantCulture) : null;
}
