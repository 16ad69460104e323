using NewsMonitor.Reading.Names;

namespace NewsMonitor.Reading.Entities;

/// <summary>
/// How sure it is that a cluster is a name of its kind and, where it is linked, of that entity. The link's part is calibrated; the name's part are
/// estimates that order the cases, no precision has been measured for them.
/// </summary>
internal static class Confidence
{
    public static double Of(List<NameSpan> names, Cluster cluster, Link link)
    {
        var found = default(FoundBy);
        var longest = 0;
        foreach (var mention in cluster.Mentions)
        {
            found |= names[mention].Found;
            longest = Math.Max(longest, names[mention].Count);
        }

        if (found.HasFlag(FoundBy.Own))
        {
            return 1;
        }

        return link.IsFound
            ? link.Confidence * (found is FoundBy.Both ? 0.98 : 0.93)
            : (found, longest > 1) switch
            {
                (FoundBy.Both, true) => 0.85,
                (_, true) => 0.75,
                (_, false) => cluster.Mentions.Count > 1 ? 0.7 : 0.55,
            };
    }
}
