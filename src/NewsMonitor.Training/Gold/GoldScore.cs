using NewsMonitor.Domain;
using NewsMonitor.Reading;

namespace NewsMonitor.Training.Gold;

/// <summary>Scores a reader, as the product uses it, on the hand-labelled texts: names, links, topics, and sentiment by kind of name.</summary>
internal static class GoldScore
{
    /// <param name="goldFolder">The folder <c>tests/gold</c>.</param>
    public static void Run(IReader reader, string goldFolder, TextWriter table)
    {
        var gold = new GoldFolder(goldFolder);
        var read = GoldFolder.Halves.ToDictionary(half => half, half => gold.Articles(half).Select(article => (article, reader.Read(new(article.Title, article.Body)))).ToList());

        table.WriteLine($"| own gold: names, {reader.Version}, strict span F1 | all | person | organisation | place | other |\n| --- | --- | --- | --- | --- | --- |");
        foreach (var half in GoldFolder.Halves)
        {
            table.WriteLine(GoldNames.Row(half, read[half]));
            table.WriteLine(GoldNames.Row(half + ", peoples left out", read[half], peoples: false));
        }

        table.WriteLine($"\n| own gold: links, {reader.Version} | precision | recall | F1 | names with an id |\n| --- | --- | --- | --- | --- |");
        foreach (var half in GoldFolder.Halves)
        {
            table.WriteLine(GoldLinks.Row(half, read[half]));
        }

        table.WriteLine($"\n| own gold: topics, {reader.Version} | micro F1 | precision | recall | main topic right |\n| --- | --- | --- | --- | --- |");
        foreach (var half in GoldFolder.Halves)
        {
            table.WriteLine(GoldTopics.Row(half, read[half]));
        }

        table.WriteLine($"\n| own gold: sentiment, {reader.Version} | macro F1 | accuracy | F1 negative / neutral / positive | names found | macro F1, names not found as neutral |\n| --- | --- | --- | --- | --- | --- |");
        foreach (var half in GoldFolder.Halves)
        {
            foreach (var row in GoldSentiment.Rows(half, reader, [.. gold.Sentences(half)]))
            {
                table.WriteLine(row);
            }
        }

        table.WriteLine();
    }
}
