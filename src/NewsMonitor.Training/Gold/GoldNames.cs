using NewsMonitor.Domain;
using NewsMonitor.Training.Names;

namespace NewsMonitor.Training.Gold;

/// <summary>Names of whole articles: found with the right ends and kind, in the title and in the body.</summary>
internal static class GoldNames
{
    /// <param name="peoples">Whether peoples ("Russian") count: the guidelines mark them, the product does not count them as subjects.</param>
    public static string Row(string name, IReadOnlyList<(GoldArticle Article, Findings Findings)> read, bool peoples = true)
    {
        var score = new NameScore();
        foreach (var (article, findings) in read)
        {
            foreach (var field in new[] { TextField.Title, TextField.Body })
            {
                score.Add(
                    [.. article.Names.Where(gold => gold.Span.Field == field && (peoples || !gold.MayBePeople)).Select(gold => (gold.From, gold.To, gold.SubjectKind))],
                    from entity in findings.Entities
                    from mention in entity.Mentions
                    where mention.Field == field
                    select (mention.Start, mention.End, entity.Kind));
            }
        }

        return score.Row(name, hasOther: true);
    }
}
