using NewsMonitor.Domain;

namespace NewsMonitor.Training.Gold;

/// <summary>Topics of the top level, several per article; "main topic right": the reader's best is the gold's first.</summary>
internal static class GoldTopics
{
    private const string TopLevel = "000000";

    public static string Row(string name, IReadOnlyList<(GoldArticle Article, Findings Findings)> read)
    {
        var (right, found, wanted, main) = (0, 0, 0, 0);
        foreach (var (article, findings) in read)
        {
            var named = findings.Topics.Select(topic => topic.Subject.Value.Split(':')[1]).Where(code => code.EndsWith(TopLevel, StringComparison.Ordinal)).ToList();
            right += named.Count(article.Topics.Contains);
            found += named.Count;
            wanted += article.Topics.Length;
            main += named.Count > 0 && named[0] == article.Topics[0] ? 1 : 0;
        }

        return $"| {name} | {Percent(2 * right, found + wanted):0.0} | {Percent(right, found):0.0} | {Percent(right, wanted):0.0} | {Percent(main, read.Count):0.0} |";
    }

    private static double Percent(int part, int whole) => whole == 0 ? 0 : 100.0 * part / whole;
}
