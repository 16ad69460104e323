using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Training.Data;
using NewsMonitor.Training.Knowledge;

namespace NewsMonitor.Training;

/// <summary>The whole of training, part by part; each part needs the files of those before it.</summary>
internal static class Trainer
{
    public static void Run(string data, string models, string? only, TextWriter log)
    {
        Directory.CreateDirectory(models);
        var reading = new DataFolder(Path.Combine(data, "reading"));
        if (only is null or "knowledge")
        {
            BuildKnowledge(reading, new(Path.Combine(data, "stream")), models, log);
        }
    }

    private static void BuildKnowledge(DataFolder reading, DataFolder stream, string models, TextWriter log)
    {
        ModelFiles.WriteText(models, Lexicon.FileName, LexiconBuilder.Build(reading));
        var files = new KnowledgeBuilder(reading, Prominence.Load(stream), new(Lexicon.Load(models))).Build();
        for (var i = 0; i < files.Length; i++)
        {
            ModelFiles.WriteText(models, KnowledgeBase.FileNames[i], files[i]);
        }

        log.WriteLine($"knowledge: {KnowledgeBase.Load(models).Count} entities");
    }
}
