using System.Runtime.InteropServices;

namespace NewsMonitor.Domain.Queries;

/// <summary>Finds occurrences that stand near one another, as a chain: each near the one of the part before.</summary>
internal static class NearMatcher
{
    public static bool Holds(QueryNode.Near near, ArticleWords article)
    {
        // Most articles lack a part: no places are gathered for those.
        foreach (var part in near.Parts.Span)
        {
            if (!HoldsPart(part, article))
            {
                return false;
            }
        }

        return Forward(near, article) is not null;
    }

    /// <summary>The occurrences that belong to whole chains.</summary>
    public static void Collect(QueryNode.Near near, ArticleWords article, List<Place> into)
    {
        if (Forward(near, article) is not { } alive)
        {
            return;
        }

        for (var i = alive.Length - 2; i >= 0; i--)
        {
            alive[i] = Nearby(alive[i], alive[i + 1], near.Between[i]);
        }

        foreach (var places in alive)
        {
            into.AddRange(places);
        }
    }

    // By part: its occurrences that end a chain from the first part on; null: some part has none.
    private static List<Place>[]? Forward(QueryNode.Near near, ArticleWords article)
    {
        var alive = new List<Place>[near.Parts.Count];
        for (var i = 0; i < alive.Length; i++)
        {
            var places = Gather(near.Parts[i], article);
            alive[i] = i == 0 ? places : Nearby(places, alive[i - 1], near.Between[i - 1]);
            if (alive[i].Count == 0)
            {
                return null;
            }
        }

        return alive;
    }

    /// <summary>Those of the places that have one of the others nearby. Both ascending.</summary>
    private static List<Place> Nearby(List<Place> places, List<Place> others, int between)
    {
        var near = new List<Place>();
        var all = CollectionsMarshal.AsSpan(others);
        var first = 0;
        foreach (var place in places)
        {
            // Occurrences that begin before this cannot reach it, nor any later one.
            while (first < all.Length && all[first].Start < place.Start - between - QueryValues.MaxPhrase)
            {
                first++;
            }

            for (var i = first; i < all.Length && all[i].Start <= place.End + between; i++)
            {
                if (AreNear(place, all[i], between))
                {
                    near.Add(place);
                    break;
                }
            }
        }

        return near;
    }

    // Occurrences that share a word are one place twice, not two that are near.
    private static bool AreNear(Place one, Place other, int between)
    {
        var (before, after) = one.Start <= other.Start ? (one, other) : (other, one);
        var gap = after.Start - before.End;
        return gap >= 0 && gap <= between;
    }

    private static List<Place> Gather(QueryNode part, ArticleWords article)
    {
        var places = new List<Place>();
        if (part is QueryNode.Or or)
        {
            foreach (var one in or.Parts.Span)
            {
                WordMatcher.Collect((QueryNode.Words)one, article, places);
            }
        }
        else
        {
            WordMatcher.Collect((QueryNode.Words)part, article, places);
        }

        places.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.Count.CompareTo(b.Count));
        return places;
    }

    private static bool HoldsPart(QueryNode part, ArticleWords article)
    {
        if (part is not QueryNode.Or or)
        {
            return WordMatcher.Holds((QueryNode.Words)part, article);
        }

        foreach (var one in or.Parts.Span)
        {
            if (WordMatcher.Holds((QueryNode.Words)one, article))
            {
                return true;
            }
        }

        return false;
    }
}
