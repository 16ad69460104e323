using NewsMonitor.Reading.Encoder;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Training.Data;
using TorchSharp;

namespace NewsMonitor.Training.Encoder;

/// <summary>Trains the encoder from the base model and saves its weights.</summary>
internal static class EncoderCommand
{
    public const string WeightsFile = "encoder.weights";

    public static void Train(string data, string models, string work, int seed, int threads, double? minutes, TextWriter log)
    {
        NativeFix.Apply(AppContext.BaseDirectory);
        torch.set_num_threads(threads);
        torch.manual_seed(seed);
        Directory.CreateDirectory(work);
        var start = BaseModel.Load(Path.Combine(AppContext.BaseDirectory, "base", "MiniLM.dll"));
        ModelFiles.WriteText(models, WordPieces.FileName, string.Join('\n', start.Vocabulary));
        var pieces = WordPieces.Load(models);
        var sets = Lessons.Training(new(Path.Combine(data, "reading")), pieces);
        foreach (var set in sets)
        {
            log.WriteLine($"{set.Name}: {set.All.Count} texts, {set.All.Sum(lesson => lesson.Row.Length)} pieces, {set.Rounds} rounds");
        }

        using var network = new EncoderNetwork(start, dropout: 0.1);
        new EncoderTrainer(network, log).Train(sets, seed, tenth => WeightFile.Save(network, Path.Combine(work, WeightsFile)), minutes);
        WeightFile.Save(network, Path.Combine(work, WeightsFile));
    }

    public static void Export(string models, string work)
    {
        var weights = WeightFile.Load(Path.Combine(work, WeightsFile));
        EncoderExport.Write(weights, quantised: true, Path.Combine(models, "encoder.onnx"));
        EncoderExport.Write(weights, quantised: false, Path.Combine(work, "encoder.fp32.onnx"));
    }
}
