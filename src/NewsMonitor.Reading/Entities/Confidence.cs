using NewsMonitor.Reading.Names;

namespace NewsMonitor.Reading.Entities;

/// <summary>
/// How sure it is that a cluster is a name of its kind and, where it is linked, of that entity. The link's part is calibrated; the name's part is as
/// sure as the encoder is of its best mention. Where it said nothing, that part is an estimate that orders the cases; no precision has been measured for it.
/// </summary>
internal static class Confidence
{
    public static double Of(List<NameSpan> names, Cluster cluster, Link link)
    {
        var found = default(FoundBy);
        var longest = 0;
        var surest = 0f;
        foreach (var mention in cluster.Mentions)
        {
            found |= names[mention].Found;
            longest = Math.Max(longest, names[mention].Count);
            surest = Math.Max(surest, names[mention].Probability);
        }

        if (found.HasFlag(FoundBy.Own))
        {
            return 1;
        }

        if (surest > 0)
        {
            return Math.Round(surest * (link.IsFound ? link.Confidence : 1), 3);
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
