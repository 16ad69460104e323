namespace NewsMonitor.Domain.Queries;

/// <summary>Finds words, beginnings and phrases among an article's words.</summary>
internal static class WordMatcher
{
    public static bool Holds(QueryNode.Words words, ArticleWords article) =>
        words is { Field: QueryField.Any, IsPrefix: false, Folded.Count: 1 }
            ? article.Find(words.Folded[0]) >= 0
            : Find(words, article, into: null);

    /// <summary>All occurrences, in no order, each once.</summary>
    public static void Collect(QueryNode.Words words, ArticleWords article, List<Place> into) => Find(words, article, into);

    /// <param name="into">Null: only whether there is one is asked.</param>
    private static bool Find(QueryNode.Words words, ArticleWords article, List<Place>? into)
    {
        if (words.Folded.Count > 1)
        {
            return FindPhrase(words, article, into);
        }

        if (!words.IsPrefix)
        {
            return article.Find(words.Folded[0]) is var word and >= 0 && Take(words.Field, article, word, into);
        }

        var found = false;
        foreach (var begun in article.FindPrefix(words.Folded[0]))
        {
            found |= Take(words.Field, article, begun, into);
            if (found && into is null)
            {
                return true;
            }
        }

        return found;
    }

    private static bool Take(QueryField field, ArticleWords article, int word, List<Place>? into)
    {
        var found = false;
        foreach (var place in article.Places(word))
        {
            if (IsIn(field, article, place))
            {
                if (into is null)
                {
                    return true;
                }

                found = true;
                into.Add(new(place, 1));
            }
        }

        return found;
    }

    // Looks around the occurrences of the rarest word.
    private static bool FindPhrase(QueryNode.Words words, ArticleWords article, List<Place>? into)
    {
        var count = words.Folded.Count;
        var whole = words.IsPrefix ? count - 1 : count;
        Span<int> wanted = stackalloc int[whole];
        var rarest = 0;
        for (var i = 0; i < whole; i++)
        {
            wanted[i] = article.Find(words.Folded[i]);
            if (wanted[i] < 0)
            {
                return false;
            }

            rarest = article.Places(wanted[i]).Length < article.Places(wanted[rarest]).Length ? i : rarest;
        }

        var found = false;
        foreach (var place in article.Places(wanted[rarest]))
        {
            var start = place - rarest;
            if (!IsIn(words.Field, article, place) || !StandsAt(start, wanted, article))
            {
                continue;
            }

            if (words.IsPrefix && (article.WordAt(start + whole) is var last && (last < 0 || !article.Spelling(last).StartsWith(words.Folded[whole], StringComparison.Ordinal))))
            {
                continue;
            }

            if (into is null)
            {
                return true;
            }

            found = true;
            into.Add(new(start, count));
        }

        return found;
    }

    private static bool StandsAt(int start, ReadOnlySpan<int> wanted, ArticleWords article)
    {
        for (var i = 0; i < wanted.Length; i++)
        {
            if (article.WordAt(start + i) != wanted[i])
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsIn(QueryField field, ArticleWords article, int place) =>
        field is QueryField.Any || (place < article.BodyStart) == (field is QueryField.Title);
}

/// <summary>An occurrence in an article's words.</summary>
/// <param name="Start">Place of its first word.</param>
/// <param name="Count">Words of it.</param>
internal readonly record struct Place(int Start, int Count)
{
    public int End => Start + Count;
}
