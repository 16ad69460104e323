using System.Runtime.InteropServices;

namespace NewsMonitor.Domain.Queries;

/// <summary>Finds occurrences that stand near one another, as a chain: each near the one of the part before.</summary>
internal static class NearMatcher
{
    public static bool Holds(QueryNode.Near near, ArticleWords article)
    {
        // Two plain words are what nearly all ask for, often of words that many articles have.
        if (near.Parts.Span is [QueryNode.Words { IsPrefix: false, Folded.Count: 1 } one, QueryNode.Words { IsPrefix: false, Folded.Count: 1 } other])
        {
            return article.Find(one.Folded[0]) is var first and >= 0 && article.Find(other.Folded[0]) is var second and >= 0
                && AreNear(first, second, one.Field, near.Between[0], article);
        }

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

    /// <summary>Whether two words of the article stand near one another somewhere in the field: any, title or text.</summary>
    public static bool AreNear(int one, int other, QueryField field, int between, ArticleWords article) =>
        AreNear(Places(one, field, article), Places(other, field, article), between);

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

    private static ReadOnlySpan<int> Places(int word, QueryField field, ArticleWords article)
    {
        var places = article.Places(word);
        if (field is QueryField.Any)
        {
            return places;
        }

        var title = places.IndexOfAnyInRange(article.BodyStart, int.MaxValue) is var body and >= 0 ? body : places.Length;
        return field is QueryField.Title ? places[..title] : places[title..];
    }

    // Both ascending; of one word with itself the same place is none that is near.
    private static bool AreNear(ReadOnlySpan<int> ones, ReadOnlySpan<int> others, int between)
    {
        for (int i = 0, j = 0; i < ones.Length && j < others.Length;)
        {
            var apart = Math.Abs(ones[i] - others[j]) - 1;
            if (apart >= 0 && apart <= between)
            {
                return true;
            }

            if (ones[i] < others[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return false;
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
