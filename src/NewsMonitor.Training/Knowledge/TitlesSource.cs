namespace NewsMonitor.Training.Knowledge;

/// <summary>What news link and no other source names: known by name and kind alone.</summary>
internal static class TitlesSource
{
    /// <summary>A title that news link less often says little: it may be a slip, and nobody misses it.</summary>
    private const int Least = 3;

    public static void Add(Prominence prominence, TitleKinds kinds, Areas areas, KnowledgeRows rows)
    {
        var known = rows.All.SelectMany(row => row.Aliases.Append(row.Name)).ToHashSet(StringComparer.Ordinal);
        var regions = rows.All.Where(row => row.Kind == 'L').Select(row => row.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (title, count) in prominence.Titles)
        {
            if (count < Least || title.Contains('(', StringComparison.Ordinal) || kinds.KindOf(title, regions.Contains) is not { } kind)
            {
                continue;
            }

            var comma = title.IndexOf(", ", StringComparison.Ordinal);
            var name = comma > 0 ? title[..comma] : title;
            if (NameRules.IsName(name) && !rows.Demonyms.Contains(name) && known.Add(name))
            {
                rows.Numberless.Add(new(0, kind, name) { Prominence = Prominence.OfCount(count), Area = comma > 0 ? areas.OfRegion(title[(comma + 2)..]) : "" });
            }
        }
    }
}
