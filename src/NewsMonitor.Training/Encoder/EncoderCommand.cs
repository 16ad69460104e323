using NewsMonitor.Reading.Encoder;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Training.Data;
using NewsMonitor.Training.Gold;
using TorchSharp;

namespace NewsMonitor.Training.Encoder;

/// <summary>
/// From the base model to the shipped encoder. Teachers learn all public sets and then our own guidelines, each with a seed of its own. Pupils, each with a seed of
/// its own, go on from what the first teacher was before the guidelines: with all teachers they learn the sets again, sentences that nobody labelled, and what a
/// vector says of topics; then, still with them, our own guidelines. Shipped is the mean of the pupils' weights. Export, fit.
/// </summary>
internal sealed class EncoderCommand(TrainingFolders folders, TextWriter log)
{
    private const string MeanFile = "encoder.mean.weights";
    private const double Dropout = 0.1, PupilPace = 0.5, LastPace = 0.3;

    // Whoever learns our guidelines stays at the mean of its weights before and behind them: it keeps nearly all of both (Wortsman et al., Robust fine-tuning of
    // zero-shot models, 2022). On dev parts and held lessons: the more of those behind, the better for our names and the worse for sentiment of news.
    private const float LastShare = 0.6f;

    private static readonly int[] TeacherSeeds = [1, 2, 3, 4], PupilSeeds = [11, 12, 13];

    private static readonly string Base = Path.Combine(AppContext.BaseDirectory, "base", "MiniLM.dll");

    private readonly DataFolder _reading = new(Path.Combine(folders.Data, "reading"));
    private readonly GoldFolder? _gold = folders.Gold is null ? null : new(folders.Gold);

    /// <summary>Whether this build has torch and the base model.</summary>
    public static bool IsBuiltIn => File.Exists(Base);

    /// <summary>All of it. Teachers and pupils whose weights are in the work folder already are taken as they are.</summary>
    /// <exception cref="InvalidOperationException">This build has no torch.</exception>
    public void Train()
    {
        foreach (var seed in TeacherSeeds.Where(seed => !File.Exists(TeacherPath(seed))))
        {
            new EncoderCommand(folders with { Seed = seed }, log).Teacher();
        }

        foreach (var seed in PupilSeeds.Where(seed => !File.Exists(PupilPath(seed))))
        {
            new EncoderCommand(folders with { Seed = seed }, log).Pupil();
        }

        Export();
    }

    /// <summary>One teacher, the one of the seed; several may learn beside each other in one work folder.</summary>
    /// <inheritdoc cref="Train"/>
    public void Teacher()
    {
        if (!File.Exists(PublicPath(folders.Seed)))
        {
            using var network = Begin();
            Learn(network, teachers: null, Lessons.Training(_reading, WordPieces.Load(folders.Models)), 1, PublicPath(folders.Seed));
        }

        using var schooled = Begin(PublicPath(folders.Seed));
        Guidelines(schooled, teachers: null, PublicPath(folders.Seed), TeacherPath(folders.Seed));
    }

    /// <summary>One pupil, the one of the seed, with all teachers; several may learn beside each other in one work folder.</summary>
    /// <inheritdoc cref="Train"/>
    public void Pupil()
    {
        using var network = Begin(PublicPath(TeacherSeeds[0]));
        using var teachers = new Teachers([.. TeacherSeeds.Select(seed => Begin(TeacherPath(seed)))]);
        var main = PupilPath(folders.Seed) + ".main";
        Learn(network, teachers, Lessons.Pupil(_reading, new(Path.Combine(folders.Data, "stream")), _gold, WordPieces.Load(folders.Models)), PupilPace, main);
        Guidelines(network, teachers, main, PupilPath(folders.Seed));
    }

    /// <summary>Writes the mean of the pupils' weights as ONNX, 8-bit for shipping and in full beside the weights, and fits what belongs to them.</summary>
    public void Export()
    {
        var mean = Path.Combine(folders.Work, MeanFile);
        WeightFile.SaveMean([.. PupilSeeds.Select(seed => (PupilPath(seed), 1f / PupilSeeds.Length))], mean);
        var weights = WeightFile.Load(mean);
        var full = Path.Combine(folders.Work, "full");
        Directory.CreateDirectory(full);
        var shipped = Path.Combine(folders.Models, EncoderModel.FileName);
        EncoderExport.Write(weights, quantised: false, Path.Combine(full, EncoderModel.FileName));
        EncoderExport.Write(weights, quantised: true, shipped);
        EncoderFit.Run(folders.Data, folders.Gold, folders.Models, full, log);
        EncoderFit.Run(folders.Data, folders.Gold, folders.Models, folders.Models, log);
    }

    // Saves the mean of the weights that the network comes with, of the file before, and of those that it leaves with.
    private void Guidelines(EncoderNetwork network, Teachers? teachers, string before, string mean)
    {
        if (_gold is null)
        {
            WeightFile.Save(network, mean);
            return;
        }

        var last = mean + ".last";
        Learn(network, teachers, Lessons.Last(_reading, _gold, WordPieces.Load(folders.Models), withHeld: !folders.IsTrial), LastPace, last);
        WeightFile.SaveMean([(before, 1 - LastShare), (last, LastShare)], mean);
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

    private string PupilPath(int seed) => Path.Combine(folders.Work, $"pupil.{seed}.weights");

    private string PublicPath(int seed) => Path.Combine(folders.Work, $"teacher.{seed}.public.weights");

    private void Learn(EncoderNetwork network, Teachers? teachers, List<LessonSet> sets, double pace, string path)
    {
        foreach (var set in sets)
        {
            log.WriteLine($"{set.Name}: {set.All.Count} texts, {set.All.Sum(lesson => lesson.Row.Length)} pieces, {set.Rounds} rounds");
        }

        // Under its name only when it is whole: a run that was cut off is begun again.
        var part = path + ".part";
        new EncoderTrainer(network, pace, teachers, log).Train(sets, folders.Seed, () => WeightFile.Save(network, part));
        File.Move(part, path, overwrite: true);
    }
}
