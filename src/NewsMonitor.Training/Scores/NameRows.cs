using NewsMonitor.Domain;
using NewsMonitor.Reading;
using NewsMonitor.Training.Data;
using NewsMonitor.Training.Names;

namespace NewsMonitor.Training.Scores;

/// <summary>Names as a reader's findings have them, against the sets' own.</summary>
internal static class NameRows
{
    public const string Heading = "| names, strict span F1 | reader | all | person | organisation | place | other |\n| --- | --- | --- | --- | --- | --- | --- |";

    public static void Write(DataFolder reading, IReadOnlyList<IReader> readers, TextWriter output)
    {
        output.WriteLine(Heading);
        foreach (var (name, file, hasOther) in NameSets.ForScoring)
        {
            var documents = NamedDocument.Of(NameSets.Scoring(reading, file, hasOther)).ToList();
            foreach (var reader in readers)
            {
                var score = new NameScore();
                foreach (var document in documents)
                {
                    score.Add(document.Names, NamesIn(reader.Read(new("", document.Text, "en"))));
                }

                output.WriteLine(score.Row($"{name} | {reader.Version}", hasOther));
            }
        }
    }

    public static IEnumerable<(int First, int End, SubjectKind Kind)> NamesIn(Findings findings) =>
        findings.Entities.SelectMany(entity => entity.Mentions.Select(mention => (mention.Start, mention.End, entity.Kind)));
}
