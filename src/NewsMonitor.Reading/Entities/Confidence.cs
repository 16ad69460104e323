using NewsMonitor.Reading.Names;

namespace NewsMonitor.Reading.Entities;

/// <summary>How sure it is that a cluster is a name of its kind. The figures are estimates that order the cases; no precision has been measured for them.</summary>
internal static class Confidence
{
    public static double Of(List<NameSpan> names, Cluster cluster, bool linked)
    {
        var found = default(FoundBy);
        var longest = 0;
        foreach (var mention in cluster.Mentions)
        {
            found |= names[mention].Found;
            longest = Math.Max(longest, names[mention].Count);
        }

        return (linked, found, longest > 1) switch
        {
            (true, FoundBy.Both, _) => 0.95,
            (true, _, true) => 0.9,
            (true, _, false) => 0.8,
            (false, FoundBy.Both, true) => 0.85,
            (false, _, true) => 0.75,
            (false, _, false) => cluster.Mentions.Count > 1 ? 0.7 : 0.55,
        };
    }
}
