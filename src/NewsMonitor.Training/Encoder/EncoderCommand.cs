using NewsMonitor.Reading.Encoder;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Training.Data;
using TorchSharp;

namespace NewsMonitor.Training.Encoder;

/// <summary>From the base model to the shipped encoder: train, export, fit.</summary>
internal static class EncoderCommand
{
    private const string WeightsFile = "encoder.weights", TopicsFile = "encoder.topics.weights", LastFile = "encoder.last.weights", MeanFile = "encoder.mean.weights";
    private const double Dropout = 0.1, TopicsPace = 0.5, LastPace = 0.3;

    // Of the weights behind the last part, in what is shipped. On dev parts and held lessons: the more, the better for our names and the worse for sentiment of news.
    private const float LastShare = 0.6f;

    private static readonly string Base = Path.Combine(AppContext.BaseDirectory, "base", "MiniLM.dll");

    /// <summary>Whether this build has torch and the base model.</summary>
    public static bool IsBuiltIn => File.Exists(Base);

    /// <summary>All of it, from the base model.</summary>
    /// <exception cref="InvalidOperationException">This build has no torch.</exception>
    public static void Train(TrainingFolders folders, TextWriter log)
    {
        using var network = Begin(folders);
        Learn(network, Lessons.Training(new(Path.Combine(folders.Data, "reading")), WordPieces.Load(folders.Models)), 1, folders, WeightsFile, log);
        Topics(network, folders, log);
        Finish(network, folders, log);
    }

    /// <summary>From the weights of the long part of training on: what the vector says of topics, then <see cref="Finish(TrainingFolders, TextWriter)"/>.</summary>
    public static void Topics(TrainingFolders folders, TextWriter log)
    {
        using var network = Begin(folders);
        WeightFile.Load(network, Path.Combine(folders.Work, WeightsFile));
        Topics(network, folders, log);
        Finish(network, folders, log);
    }

    private static void Topics(EncoderNetwork network, TrainingFolders folders, TextWriter log) =>
        Learn(network, Lessons.Topics(new(Path.Combine(folders.Data, "reading")), WordPieces.Load(folders.Models)), TopicsPace, folders, TopicsFile, log);

    /// <summary>
    /// From the weights that know topics on: our own guidelines, export, fit. Shipped is the mean of the weights before and after the last
    /// part: it keeps nearly all of both (Wortsman et al., Robust fine-tuning of zero-shot models, 2022).
    /// </summary>
    public static void Finish(TrainingFolders folders, TextWriter log)
    {
        using var network = Begin(folders);
        WeightFile.Load(network, Path.Combine(folders.Work, TopicsFile));
        Finish(network, folders, log);
    }

    private static void Finish(EncoderNetwork network, TrainingFolders folders, TextWriter log)
    {
        if (folders.Gold is null)
        {
            WeightFile.Save(network, Path.Combine(folders.Work, MeanFile));
        }
        else
        {
            Learn(network, Lessons.Last(new(Path.Combine(folders.Data, "reading")), new(folders.Gold), WordPieces.Load(folders.Models), withHeld: !folders.IsTrial), LastPace, folders, LastFile, log);
            WeightFile.SaveMean(Path.Combine(folders.Work, TopicsFile), Path.Combine(folders.Work, LastFile), LastShare, Path.Combine(folders.Work, MeanFile));
        }

        Export(folders, log);
    }

    private static EncoderNetwork Begin(TrainingFolders folders)
    {
        if (!IsBuiltIn)
        {
            throw new InvalidOperationException("This build has no torch and no base model; build with -p:Torch=true (600 MB of packages).");
        }

        NativeFix.Apply(AppContext.BaseDirectory);
        torch.set_num_threads(Environment.ProcessorCount);
        torch.manual_seed(folders.Seed);
        Directory.CreateDirectory(folders.Work);
        var start = BaseModel.Load(Base);
        ModelFiles.WriteText(folders.Models, WordPieces.FileName, string.Join('\n', start.Vocabulary));
        return new(start, Dropout);
    }

    private static void Learn(EncoderNetwork network, List<LessonSet> sets, double pace, TrainingFolders folders, string file, TextWriter log)
    {
        foreach (var set in sets)
        {
            log.WriteLine($"{set.Name}: {set.All.Count} texts, {set.All.Sum(lesson => lesson.Row.Length)} pieces, {set.Rounds} rounds");
        }

        var path = Path.Combine(folders.Work, file);
        new EncoderTrainer(network, pace, log).Train(sets, folders.Seed, () => WeightFile.Save(network, path));
    }

    /// <summary>Writes the trained weights as ONNX, 8-bit for shipping and in full beside the weights, and fits what belongs to them.</summary>
    public static void Export(TrainingFolders folders, TextWriter log)
    {
        var weights = WeightFile.Load(Path.Combine(folders.Work, MeanFile));
        var full = Path.Combine(folders.Work, "full");
        Directory.CreateDirectory(full);
        var shipped = Path.Combine(folders.Models, EncoderModel.FileName);
        EncoderExport.Write(weights, quantised: false, Path.Combine(full, EncoderModel.FileName));
        EncoderExport.Write(weights, quantised: true, shipped);
        EncoderFit.Run(folders.Data, folders.Gold, folders.Models, full, log);
        EncoderFit.Run(folders.Data, folders.Gold, folders.Models, folders.Models, log);
    }
}
