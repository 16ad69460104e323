using NewsMonitor.Reading;
using NewsMonitor.Reading.Linear;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Text;
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
        var readers = only is null or "names" or "topics" or "sentiment" ? kinds.Select(kind => Readers.Load(models, kind)).ToList() : [];
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
            Topics(reading, models, readers, output);
        }

        if (only is null or "sentiment")
        {
            SentimentRows.Write(reading, models, readers, output);
        }

        foreach (var reader in readers)
        {
            (reader as IDisposable)?.Dispose();
        }
    }

    // The title is always read; these texts have none, and what the gate would spare of them the encoder does not see either.
    private static void Topics(DataFolder reading, string models, IReadOnlyList<IReader> readers, TextWriter output)
    {
        var topics = TopicReader.Load(models);
        output.WriteLine(TopicScore.Heading);
        foreach (var (name, file) in TopicSets.ForScoring)
        {
            var texts = TopicText.Load(reading, file).ToList();
            foreach (var reader in readers)
            {
                var scored = Score(topics, reader, texts);
                output.WriteLine(TopicScore.Row($"{name} | {reader.Version}", scored, topics.LikelyFor(hasVector: reader is StandardReader)));
            }
        }
    }

    private static List<ScoredTopics> Score(TopicReader topics, IReader reader, List<TopicText> texts)
    {
        var (desk, read, names, features) = (reader.EngineOf().NewDesk(), new ReadText(), new List<NameSpan>(), new FeatureList(TopicFeatures.Rows));
        return texts.ConvertAll(text =>
        {
            text.Fill(read);
            names.Clear();
            desk.FindNames(read, names);
            var scores = new double[TopicNames.All.Length];
            topics.Score(read, desk.VectorOf(read), features, scores);
            return new ScoredTopics(text, scores);
        });
    }
}
