using System.Collections.Frozen;
using System.Runtime.InteropServices;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Entities;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Tests.Naive;

/// <summary>What <see cref="OrganisationJoiner"/> does, by looking at every pair.</summary>
internal sealed class NaiveOrganisationJoiner(KnowledgeBase knowledge, Lexicon lexicon)
{
    // What stands behind a firm's own name. "Halden University" is not called Halden, and Halden may well be its town.
    private static readonly FrozenSet<ulong> Trades =
        "bank group news motors motor airlines airways energy systems technologies technology capital partners pharmaceuticals pharma foods media entertainment studios records insurance"
            .Split(' ').Select(word => Folding.HashOf(word)).ToFrozenSet();

    // They may stand for themselves.
    private static readonly FrozenSet<ulong> Parliaments =
        "parliament senate congress".Split(' ').Select(word => Folding.HashOf(word)).ToFrozenSet();

    public void Join(ReadText text, List<NameSpan> names, List<Cluster> clusters)
    {
        foreach (var whole in clusters)
        {
            if (whole.Forms.Count == 0 || whole.Forms[0].Count < 2 || whole.Kind is SubjectKind.Person)
            {
                continue;
            }

            foreach (var part in clusters)
            {
                if (part != whole && part.Forms.Count == 1 && IsShortFor(text, part, whole))
                {
                    var form = part.Forms[0];
                    part.Clear();
                    whole.Put(form);
                }
            }
        }

        foreach (var half in clusters)
        {
            if (half.Forms.Count == 1 && IsHalf(text, half))
            {
                JoinHalf(text, names, half, clusters);
            }
        }
    }

    private bool IsShortFor(ReadText text, Cluster part, Cluster whole)
    {
        var (form, complete) = (part.Forms[0], whole.Forms[0]);
        var small = Words(text, form);
        var full = Words(text, complete);
        if (small.Length >= full.Length)
        {
            return false;
        }

        if (small.Length == 1 && small[0].IsAllCaps && (Acronym.StandsInBrackets(text, form, complete) || Acronym.Stands(text.TextOf(form.First), text, complete)))
        {
            return true;
        }

        if (whole.Kind is not SubjectKind.Organisation || !full.StartsWithHashes(small))
        {
            return false;
        }

        var next = full[small.Length];
        if (Honorifics.IsCompanyForm(next.Hash))
        {
            return true;
        }

        // "Fox" is Fox News; "New", "National" or "Russia" are no short forms.
        return small.Length == 1 && small[0].Length > 2 && (part.Kind is not SubjectKind.Place || Trades.Contains(next.Hash)) && !knowledge.IsDemonym(small[0].Hash)
            && !(lexicon.Of(small[0].Hash) is { LowerShare: >= 6, Frequency: >= 4 }) && !HasStrongMeaning(form.Sense);
    }

    private bool IsHalf(ReadText text, Cluster cluster)
    {
        var form = cluster.Forms[0];
        var word = text.Tokens[form.First];
        return form.Count == 1 && !word.IsAllCaps && Honorifics.IsBody(word.Hash) && !HasStrongMeaning(form.Sense);
    }

    /// <summary>Gives each mention to the nearest body before it that ends with the word; what is left over is no name.</summary>
    private static void JoinHalf(ReadText text, List<NameSpan> names, Cluster half, List<Cluster> clusters)
    {
        var word = text.Tokens[half.Forms[0].First].Hash;
        half.Mentions.RemoveAll(mention =>
        {
            Cluster? best = null;
            var nearest = -1;
            foreach (var whole in clusters)
            {
                if (whole == half || whole.Kind is not SubjectKind.Organisation || !whole.Forms.Exists(form => form.Count > 1 && IsHeadOf(text, form, word)))
                {
                    continue;
                }

                foreach (var other in whole.Mentions)
                {
                    if (names[other].First < names[mention].First && names[other].First > nearest)
                    {
                        (best, nearest) = (whole, names[other].First);
                    }
                }
            }

            best?.Mentions.Add(mention);
            return best is not null;
        });

        if (!Parliaments.Contains(word) || half.Mentions.Count == 0)
        {
            half.Clear();
        }
    }

    // The last word, or the first before "of": "Ministry of Defence".
    private static bool IsHeadOf(ReadText text, Form form, ulong word) =>
        text.Tokens[form.End - 1].Hash == word || (text.Tokens[form.First].Hash == word && text.TextOf(form.First + 1) is "of" or "for");

    private bool HasStrongMeaning(int sense)
    {
        if (sense >= 0 && knowledge.SenseAt(sense).Own)
        {
            return true;
        }

        for (; sense >= 0; sense = knowledge.SenseAt(sense).Next)
        {
            var meaning = knowledge.SenseAt(sense);
            if (!meaning.Weak && knowledge[meaning.Entity] is { Kind: SubjectKind.Place or SubjectKind.Organisation, Prominence: >= 200 })
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<Token> Words(ReadText text, Form form) => CollectionsMarshal.AsSpan(text.Tokens)[form.First..form.End];
}
