using System.Globalization;
using NewsMonitor.Reading.Encoder;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Linear;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Sentiment;
using NewsMonitor.Reading.Topics;
using NewsMonitor.Training.Data;
using NewsMonitor.Training.Encoder;
using NewsMonitor.Training.Knowledge;
using NewsMonitor.Training.Learning;
using NewsMonitor.Training.Names;
using NewsMonitor.Training.Sentiment;
using NewsMonitor.Training.Topics;

namespace NewsMonitor.Training;

/// <param name="Data">Folder with the folders 'reading' and 'stream'.</param>
/// <param name="Models">Gets the models.</param>
/// <param name="Work">The encoder's weights between training and export.</param>
/// <param name="Gold">The hand-labelled gold, or null.</param>
/// <param name="Seed">Of the encoder's training.</param>
/// <param name="IsTrial">Leave some of our own lessons out, on which settings may be tried.</param>
/// <param name="Device">Of torch: cpu or cuda.</param>
internal sealed record TrainingFolders(string Data, string Models, string Work, string? Gold, int Seed, bool IsTrial, string Device);

/// <summary>The whole of training, part by part; each part needs the files of those before it.</summary>
internal static class Trainer
{
    /// <summary>The one seed of everything random.</summary>
    private const int Seed = 20261127;

    private const float SentimentPenalty = 1;

    public static void Run(TrainingFolders folders, string? only, TextWriter log)
    {
        var (data, models) = (folders.Data, folders.Models);
        Directory.CreateDirectory(models);
        var reading = new DataFolder(Path.Combine(data, "reading"));
        if (only is null or "knowledge")
        {
            BuildKnowledge(reading, new(Path.Combine(data, "stream")), models, log);
        }

        if (only is null or "names")
        {
            TrainNames(reading, models, log);
        }

        if (only is null or "topics")
        {
            TrainTopics(reading, models, log);
        }

        if (only is null or "sentiment")
        {
            TrainSentiment(reading, models, log);
        }

        if (only is "encoder" || (only is null && EncoderCommand.IsBuiltIn))
        {
            new EncoderCommand(folders, log).Train();
        }
        else if (only is "encoder-teacher")
        {
            new EncoderCommand(folders, log).Teacher();
        }
        else if (only is "encoder-pupil")
        {
            new EncoderCommand(folders, log).Pupil();
        }
        else if (only is "encoder-export")
        {
            new EncoderCommand(folders, log).Export();
        }
        else if (only is "encoder-fit")
        {
            EncoderFit.Run(data, folders.Gold, models, models, log);
        }

        if (only is null or "vector-topics")
        {
            TrainVectorTopics(reading, models, log);
        }
    }

    private static void TrainNames(DataFolder reading, string models, TextWriter log)
    {
        var lexicon = Lexicon.Load(models);
        var gazetteer = new Gazetteer(KnowledgeBase.Load(models));
        var tagger = new TaggerTrainer(lexicon, gazetteer, rowBits: 18, epochs: 8, Seed).Train(NameSets.Training(reading), log);
        ModelFiles.WriteBytes(models, NameTagger.FileName, tagger.ToBytes());
    }

    private static void TrainTopics(DataFolder reading, string models, TextWriter log)
    {
        // First without the held texts, which give temperature and thresholds; what is shipped learns from them, too.
        var held = TopicSets.Held(reading);
        var one = held.SelectMany(set => set.Texts).Where(text => text.Topics.Length == 1).Select(text => text.ToExample(text.Topics[0], 1)).ToList();
        var first = Calibration.Calibrated(TopicTrainer.Train(TopicSets.Training(reading, withHeld: false), Seed), one);
        var likely = TopicThresholds.Fit([.. held.SelectMany(set => set.Texts).Select(text => ScoredTopics.ByWords(first, text))]);
        log.WriteLine($"topics: temperature {first.Temperature:0.00}, calibration error on held-out data {Calibration.Error(first, one):0.000}\n{TopicScore.Heading}");
        foreach (var (name, texts) in held)
        {
            log.WriteLine(TopicScore.Row(name + " | fast", [.. texts.Select(text => ScoredTopics.ByWords(first, text))], likely));
        }

        TopicTrainer.Train(TopicSets.Training(reading, withHeld: true), Seed).WithTemperature(first.Temperature).Save(models, TopicReader.FileName);
        ModelFiles.WriteText(models, TopicReader.LikelyFileName, string.Join('\n', likely.Select((from, topic) =>
            string.Create(CultureInfo.InvariantCulture, $"{TopicNames.All[topic].Code}\t{from:0.00}"))));
    }

    // On top of the words' file as it is shipped, which has seen the held texts: powers that trust the words too much would follow. So beside one that has not.
    private static void TrainVectorTopics(DataFolder reading, string models, TextWriter log)
    {
        var held = TopicSets.Held(reading);
        var shipped = LinearModel.Load(models, TopicReader.FileName);
        var words = TopicTrainer.Train(TopicSets.Training(reading, withHeld: false), Seed).WithTemperature(shipped.Temperature);
        using var model = EncoderModel.Load(models);
        var vocabulary = WordPieces.Load(models);
        var vectors = new TopicVectors(words, () => new(model, vocabulary, new(limit: 0)));
        var topics = vectors.Train(TopicSets.Weighted(reading, withHeld: false), [.. held.SelectMany(set => set.Texts)], Seed, log);
        log.WriteLine(TopicScore.Heading);
        foreach (var (name, texts) in held)
        {
            log.WriteLine(TopicScore.Row(name + " | standard", vectors.Score(topics, texts), topics.Likely));
        }

        topics.Save(models);
    }

    private static void TrainSentiment(DataFolder reading, string models, TextWriter log)
    {
        var lexicon = Lexicon.Load(models);
        foreach (var (file, withTarget) in new[] { (SentimentReader.FileName, true), (SentimentReader.ToneFileName, false) })
        {
            var (_, model) = new MaxEntTrainer(TargetFeatures.Rows, classes: 3, Seed) { L2 = SentimentPenalty }.Train(SentimentSets.Training(reading, lexicon, withTarget));
            var held = SentimentSets.Held(reading, lexicon, withTarget);
            Save(Calibration.Calibrated(model, held), held, models, file, log);
        }
    }

    private static void Save(LinearModel model, List<Example> held, string models, string file, TextWriter log)
    {
        model.Save(models, file);
        log.WriteLine($"{file}: temperature {model.Temperature:0.00}, calibration error on held-out data {Calibration.Error(model, held):0.000}, raw {Calibration.Error(model.WithTemperature(1), held):0.000}");
    }

    private static void BuildKnowledge(DataFolder reading, DataFolder stream, string models, TextWriter log)
    {
        ModelFiles.WriteText(models, Lexicon.FileName, LexiconBuilder.Build(reading));
        var (lexicon, prominence) = (Lexicon.Load(models), Prominence.Load(stream));
        var files = new KnowledgeBuilder(reading, prominence, new(lexicon), new(lexicon, prominence)).Build();
        for (var i = 0; i < files.Length; i++)
        {
            ModelFiles.WriteText(models, KnowledgeBase.FileNames[i], files[i]);
        }

        log.WriteLine($"knowledge: {KnowledgeBase.Load(models).Count} entities");
    }
}
