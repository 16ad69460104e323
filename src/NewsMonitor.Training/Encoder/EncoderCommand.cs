using NewsMonitor.Reading.Encoder;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Training.Data;
using NewsMonitor.Training.Gold;
using TorchSharp;

namespace NewsMonitor.Training.Encoder;

/// <summary>
/// From the base model to the shipped encoder. Teachers learn all public sets, each with a seed of its own. A pupil goes on from the first one's weights:
/// with all of them it learns the sets again, sentences that nobody labelled, and what its vector says of topics; then by itself our own guidelines. Export, fit.
/// </summary>
internal sealed class EncoderCommand(TrainingFolders folders, TextWriter log)
{
    private const string PupilFile = "encoder.pupil.weights", LastFile = "encoder.last.weights", MeanFile = "encoder.mean.weights";
    private const int TeacherCount = 4;
    private const double Dropout = 0.1, PupilPace = 0.5, LastPace = 0.3;

    // Shipped is the mean of the weights before and behind the last part: it keeps nearly all of both (Wortsman et al., Robust fine-tuning of zero-shot models,
    // 2022). On dev parts and held lessons: the more of those behind, the better for our names and the worse for sentiment of news.
    private const float LastShare = 0.6f;

    private static readonly string Base = Path.Combine(AppContext.BaseDirectory, "base", "MiniLM.dll");

    private readonly DataFolder _reading = new(Path.Combine(folders.Data, "reading"));
    private readonly GoldFolder? _gold = folders.Gold is null ? null : new(folders.Gold);

    /// <summary>Whether this build has torch and the base model.</summary>
    public static bool IsBuiltIn => File.Exists(Base);

    /// <summary>All of it. Teachers whose weights are in the work folder already are taken as they are.</summary>
    /// <exception cref="InvalidOperationException">This build has no torch.</exception>
    public void Train()
    {
        for (var seed = 1; seed <= TeacherCount; seed++)
        {
            if (!File.Exists(TeacherPath(seed)))
            {
                new EncoderCommand(folders with { Seed = seed }, log).Teacher();
            }
        }

        using var network = Begin(TeacherPath(1));
        using (var teachers = new Teachers([.. Enumerable.Range(1, TeacherCount).Select(seed => Begin(TeacherPath(seed)))]))
        {
            Learn(network, teachers, Lessons.Pupil(_reading, new(Path.Combine(folders.Data, "stream")), _gold, WordPieces.Load(folders.Models)), PupilPace, PupilFile);
        }

        Last(network);
    }

    /// <summary>One teacher, the one of the seed; several may learn beside each other in one work folder.</summary>
    /// <inheritdoc cref="Train"/>
    public void Teacher()
    {
        using var network = Begin();
        // Under its name only when it is whole: a run that was cut off is begun again.
        Learn(network, teachers: null, Lessons.Training(_reading, WordPieces.Load(folders.Models)), 1, Path.GetFileName(TeacherPath(folders.Seed)) + ".part");
        File.Move(TeacherPath(folders.Seed) + ".part", TeacherPath(folders.Seed), overwrite: true);
    }

    /// <summary>The last part, from the pupil's weights on, and the export.</summary>
    /// <inheritdoc cref="Train"/>
    public void Finish()
    {
        using var network = Begin(Path.Combine(folders.Work, PupilFile));
        Last(network);
    }

    /// <summary>Writes the trained weights as ONNX, 8-bit for shipping and in full beside the weights, and fits what belongs to them.</summary>
    public void Export()
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

    private void Last(EncoderNetwork network)
    {
        if (_gold is null)
        {
            WeightFile.Save(network, Path.Combine(folders.Work, MeanFile));
        }
        else
        {
            Learn(network, teachers: null, Lessons.Last(_reading, _gold, WordPieces.Load(folders.Models), withHeld: !folders.IsTrial), LastPace, LastFile);
            WeightFile.SaveMean(Path.Combine(folders.Work, PupilFile), Path.Combine(folders.Work, LastFile), LastShare, Path.Combine(folders.Work, MeanFile));
        }

        Export();
    }

    private EncoderNetwork Begin(string weights)
    {
        var network = Begin();
        WeightFile.Load(network, weights);
        network.eval();
        return network;
    }

    private EncoderNetwork Begin()
    {
        if (!IsBuiltIn)
        {
            throw new InvalidOperationException("This build has no torch and no base model; build with -p:Torch=true (600 MB of packages).");
        }

        NativeFix.Apply(AppContext.BaseDirectory);
        torch.set_num_threads(Environment.ProcessorCount);
        torch.set_default_device(torch.device(folders.Device));
        torch.backends.cuda.matmul.allow_tf32 = true;
        torch.manual_seed(folders.Seed);
        Directory.CreateDirectory(folders.Work);
        var start = BaseModel.Load(Base);
        ModelFiles.WriteText(folders.Models, WordPieces.FileName, string.Join('\n', start.Vocabulary));
        return new(start, Dropout);
    }

    private string TeacherPath(int seed) => Path.Combine(folders.Work, $"teacher.{seed}.weights");

    private void Learn(EncoderNetwork network, Teachers? teachers, List<LessonSet> sets, double pace, string file)
    {
        foreach (var set in sets)
        {
            log.WriteLine($"{set.Name}: {set.All.Count} texts, {set.All.Sum(lesson => lesson.Row.Length)} pieces, {set.Rounds} rounds");
        }

        var path = Path.Combine(folders.Work, file);
        new EncoderTrainer(network, pace, teachers, log).Train(sets, folders.Seed, () => WeightFile.Save(network, path));
    }
}
