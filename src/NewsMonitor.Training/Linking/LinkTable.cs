using System.Globalization;
using NewsMonitor.Reading;
using NewsMonitor.Reading.Entities;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Training.Data;

namespace NewsMonitor.Training.Linking;

/// <summary>Prints how well names are linked, beside the baseline that always takes the most popular meaning.</summary>
internal static class LinkTable
{
    private static readonly string[] ForConfidence =
        ["more/linking_gum_dev", "more/linking_gum_train", "linking/wiki-fair-v2", "linking/oke-2015-eval", "linking/reuters-128"];

    /// <param name="reading">The linked sets.</param>
    /// <param name="reader">Whose names are linked end to end.</param>
    /// <param name="models">Folder of the knowledge files.</param>
    /// <param name="output">Gets the table.</param>
    public static void Run(DataFolder reading, IReader reader, string models, TextWriter output)
    {
        var knowledge = KnowledgeBase.Load(models);
        var trial = new LinkTrial(reader, knowledge, Lexicon.Load(models));
        output.WriteLine($"| links, {reader.Version}, precision / recall / F1 | reader's names | most popular meaning | marked names | most popular meaning | in the knowledge |\n| --- | --- | --- | --- | --- | --- |");
        foreach (var (name, file) in LinkingSets.ForScoring.Concat(LinkingSets.ForTuning))
        {
            output.WriteLine(Row(name, [.. LinkingSets.Load(reading, file)], trial, knowledge));
        }

        Calibration(reading, trial, output);
    }

    /// <summary>One row for any documents of this shape.</summary>
    public static string Row(string name, IReadOnlyList<LinkedDocument> documents, LinkTrial trial, KnowledgeBase knowledge)
    {
        var (linked, popular, marked, markedPopular) = (new LinkScore(), new LinkScore(), new LinkScore(), new LinkScore());
        var (known, all) = (0, 0);
        foreach (var document in documents)
        {
            var findings = trial.Read(document);
            linked.Add(document, LinkTrial.Linked(findings));
            popular.Add(document, trial.MostPopular(findings, document));
            marked.Add(document, trial.LinkedMarked(document));
            markedPopular.Add(document, trial.MostPopularOfMarked(document));
            foreach (var mention in document.Mentions.Where(mention => mention.Role is MentionRole.Named))
            {
                all++;
                known += knowledge.Knows(mention.Wikidata!) ? 1 : 0;
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"| {name} | {linked} | {popular} | {marked} | {markedPopular} | {100.0 * known / Math.Max(1, all):0.0} % of {all} |");
    }

    // Fitted on one half of the tuning sets and measured on the other.
    private static void Calibration(DataFolder reading, LinkTrial trial, TextWriter output)
    {
        var documents = ForConfidence.SelectMany(file => LinkingSets.Load(reading, file)).ToList();
        var fit = documents.Where((_, i) => i % 2 == 0).SelectMany(trial.Evidence).ToList();
        var held = documents.Where((_, i) => i % 2 == 1).SelectMany(trial.Evidence).ToList();
        var weights = ConfidenceFit.Fit(fit);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"\nconfidence of {fit.Count} links: fitted {ConfidenceFit.Show(weights)}; on {held.Count} others {100.0 * held.Count(link => link.IsRight) / held.Count:0.0} % right, "
            + $"calibration error fitted {ConfidenceFit.Error([.. held.Select(link => (LinkConfidence.Of(link.Features, weights), link.IsRight))]):0.000}, "
            + $"shipped {ConfidenceFit.Error([.. held.Select(link => (LinkConfidence.OfShipped(link.Features), link.IsRight))]):0.000}"));
    }
}
