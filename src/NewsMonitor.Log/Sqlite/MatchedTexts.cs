using NewsMonitor.Domain;
using NewsMonitor.Domain.Queries;

namespace NewsMonitor.Log.Sqlite;

/// <summary>The sentences of an article in which a query matched, for a person to read.</summary>
internal static class MatchedTexts
{
    private const int MaxTexts = 4;

    /// <summary>Characters on each side of a place that stands in no sentence, or in one that is longer than anybody reads.</summary>
    private const int Around = 120;

    private const int MaxSentence = 600;

    /// <summary>None: it does not match, or not by its text. In the order of the text.</summary>
    public static IReadOnlyList<MatchedText> Of(Query query, ArticleKey key, StoredText text, Findings findings)
    {
        if (QueryMatcher.Match(query, ArticleFeatures.Of(key.Source, text.Title, text.Body, findings)) is not { } match)
        {
            return [];
        }

        var found = new List<MatchedText>();
        var places = match.FindSpans();
        for (var i = 0; i < places.Length && found.Count < MaxTexts;)
        {
            var stretch = Stretch(places[i], text, findings);
            var inside = places.Skip(i).TakeWhile(place => place.Field == stretch.Field && place.End <= stretch.End).ToList();
            found.Add(new(
                stretch.Field, stretch.Start, text.Slice(stretch), inside.ConvertAll(place => place with { Start = place.Start - stretch.Start })));
            i += inside.Count;
        }

        return found;
    }

    /// <summary>The sentence around a place, or the words beside it; always all of the place.</summary>
    private static TextSpan Stretch(TextSpan place, StoredText text, Findings findings)
    {
        if (place.Field is TextField.Title)
        {
            return new(TextField.Title, 0, text.Title.Length);
        }

        foreach (var sentence in findings.Sentences)
        {
            if (sentence.Field == place.Field && sentence.Start <= place.Start && sentence.End >= place.End && sentence.Length <= MaxSentence
                && sentence.End <= text.Body.Length)
            {
                return sentence;
            }
        }

        var start = Math.Max(0, place.Start - Around);
        var end = Math.Min(text.Body.Length, place.End + Around);
        start += start > 0 && char.IsLowSurrogate(text.Body[start]) ? 1 : 0;
        end -= end < text.Body.Length && char.IsLowSurrogate(text.Body[end]) ? 1 : 0;
        return new(place.Field, start, end - start);
    }
}
