namespace NewsMonitor.Training.Knowledge;

/// <summary>Which of the places of one name news mean.</summary>
internal sealed class PlaceStanding(Prominence prominence, Areas areas)
{
    /// <summary>News that link a name mean one of the places so called: the one that is known already, else the largest.</summary>
    public void GiveCounts(List<KnownRow> places, Dictionary<int, KnownRow> core)
    {
        var known = core.Values.Where(row => row.Kind == 'L').Select(row => row.Name).ToHashSet(StringComparer.Ordinal);
        // "New York" is how news call New York City.
        var aliases = core.Values.Where(row => row.Kind == 'L').SelectMany(row => row.Aliases.Select(alias => (alias, row.Qid))).ToLookup(pair => pair.alias, pair => pair.Qid, StringComparer.Ordinal);
        foreach (var group in places.GroupBy(place => place.Name, StringComparer.Ordinal))
        {
            var largest = group.OrderByDescending(place => core.ContainsKey(place.Qid)).ThenByDescending(place => place.Prominence).ThenBy(place => place.Qid).First();
            if ((core.ContainsKey(largest.Qid) || !known.Contains(group.Key)) && !aliases[group.Key].Any(qid => qid != largest.Qid))
            {
                largest.Prominence = Math.Max(largest.Prominence, Prominence.OfCount(prominence.CountOf(group.Key)));
            }
        }
    }

    /// <summary>"Boulder, Colorado", "Punjab (Pakistan)": news that link such a title mean the place so called there.</summary>
    public void GiveQualifiedCounts(IEnumerable<KnownRow> rows)
    {
        var counts = new Dictionary<(string Name, string Area), int>();
        foreach (var (title, count) in prominence.Titles)
        {
            var (place, region) = Parts(title);
            if (areas.OfRegion(region) is { Length: > 0 } area)
            {
                counts[(place, area)] = counts.GetValueOrDefault((place, area)) + count;
            }
        }

        foreach (var group in rows.Where(row => row.Kind == 'L' && row.Area.Length > 0).GroupBy(row => (row.Name, row.Area[..2])))
        {
            if (counts.TryGetValue(group.Key, out var count))
            {
                var largest = group.OrderByDescending(row => row.Prominence).ThenBy(row => row.Qid).First();
                largest.Prominence = Math.Max(largest.Prominence, Prominence.OfCount(count));
            }
        }
    }

    /// <summary>
    /// Whether a place has the name and the country of a well-known one: one source has the city of Kyiv under another number than everybody else.
    /// </summary>
    /// <param name="known">The well-known rows.</param>
    public Predicate<KnownRow> TwinsOf(IEnumerable<KnownRow> known)
    {
        var wellKnown = known.Where(row => row.Kind == 'L' && AreaOf(row).Length > 0).ToList();
        var names = wellKnown.Select(row => (row.Name, AreaOf(row))).ToHashSet();
        var items = wellKnown.Select(row => row.Qid).ToHashSet();
        return row => row.Kind == 'L' && !items.Contains(row.Qid) && names.Contains((row.Name, AreaOf(row)));
    }

    private string AreaOf(KnownRow row) => row.Area.Length > 0 ? row.Area[..2] : areas.OfItem(row.Qid);

    private static (string Place, string Region) Parts(string title)
    {
        var comma = title.IndexOf(", ", StringComparison.Ordinal);
        var bracket = title.IndexOf(" (", StringComparison.Ordinal);
        return comma > 0 ? (title[..comma], title[(comma + 2)..]) : bracket > 0 ? (title[..bracket], title[(bracket + 2)..].TrimEnd(')')) : (title, "");
    }
}
