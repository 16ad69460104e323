namespace NewsMonitor.Training.Knowledge;

/// <summary>Gives the person whom news mean by a last name alone that name as a weak one.</summary>
internal static class LastNames
{
    /// <summary>A last name alone means a person that news link so often, and this many times as often as anyone else of that name.</summary>
    private const int Least = 8;
    private const int Dominance = 4;

    public static void Add(Prominence prominence, KnowledgeRows rows)
    {
        foreach (var group in rows.Core.Values.Where(row => row.Kind == 'P' && row.Name.Contains(' ', StringComparison.Ordinal)).GroupBy(row => row.Name.Split(' ')[^1]))
        {
            var ranked = group.OrderByDescending(row => prominence.CountOf(row.Name)).ThenBy(row => row.Qid).ToList();
            var (first, second) = (prominence.CountOf(ranked[0].Name), ranked.Count > 1 ? prominence.CountOf(ranked[1].Name) : 0);
            if (first >= Least && first >= Dominance * Math.Max(1, second) && group.Key.Length > 2)
            {
                ranked[0].Aliases.Add("~" + group.Key);
            }
        }
    }
}
