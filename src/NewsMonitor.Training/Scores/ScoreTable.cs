using NewsMonitor.Reading;
using NewsMonitor.Reading.Linear;
using NewsMonitor.Reading.Topics;
using NewsMonitor.Training.Data;
using NewsMonitor.Training.Topics;

namespace NewsMonitor.Training.Scores;

/// <summary>Prints what the trained models score on sets that none of them was trained or tuned on.</summary>
internal static class ScoreTable
{
    /// <param name="data">Folder with the folder <c>reading</c>.</param>
    /// <param name="models">Folder of the models.</param>
    /// <param name="only">One part, or null: all but <c>steps</c>, which looks at parts that may be tuned on.</param>
    /// <param name="kinds">The readers to score, side by side.</param>
    /// <param name="output">Gets the tables.</param>
    public static void Run(string data, string models, string? only, IReadOnlyList<ReaderKind> kinds, TextWriter output)
    {
        var reading = new DataFolder(Path.Combine(data, "reading"));
        var readers = only is null or "names" or "sentiment" ? kinds.Select(kind => Readers.Load(models, kind)).ToList() : [];
        if (only is null or "names")
        {
            NameRows.Write(reading, readers, output);
        }

        if (only is "steps")
        {
            NameStepRows.Write(reading, models, output);
        }

        if (only is null or "topics")
        {
            Topics(reading, models, output);
        }

        if (only is null or "sentiment")
        {
            SentimentRows.Write(reading, readers, output);
        }

        foreach (var reader in readers)
        {
            (reader as IDisposable)?.Dispose();
        }
    }

    private static void Topics(DataFolder reading, string models, TextWriter output)
    {
        var reader = TopicReader.Load(models);
        output.WriteLine(TopicScore.Heading);
        foreach (var (name, file) in TopicSets.ForScoring)
        {
            output.WriteLine(TopicScore.Row(name, reader, [.. TopicText.Load(reading, file)]));
        }
    }
}
