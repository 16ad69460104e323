using NewsMonitor.Domain;

namespace NewsMonitor.Training.Gold;

/// <summary>
/// Links of single names to Wikidata. A link counts as wrong on another thing, on a thing nobody lists, and on a stretch that is no name;
/// names whose id the gold does not know are left out.
/// </summary>
internal static class GoldLinks
{
    public static string Row(string name, IReadOnlyList<(GoldArticle Article, Findings Findings)> read)
    {
        var (right, found, wanted) = (0, 0, 0);
        foreach (var (article, findings) in read)
        {
            var gold = article.Names.ToDictionary(one => one.Span);
            wanted += article.Names.Count(one => one.Wikidata is not null);
            foreach (var entity in findings.Entities.Where(one => one.Wikidata is not null))
            {
                foreach (var mention in entity.Mentions)
                {
                    var label = gold.GetValueOrDefault(mention);
                    found += label is null or { Wikidata: not null } or { IsUnlisted: true } ? 1 : 0;
                    right += label?.Wikidata == entity.Wikidata ? 1 : 0;
                }
            }
        }

        return $"| {name} | {Percent(right, found):0.0} | {Percent(right, wanted):0.0} | {Percent(2 * right, found + wanted):0.0} | {wanted} |";
    }

    private static double Percent(int part, int whole) => whole == 0 ? 0 : 100.0 * part / whole;
}
