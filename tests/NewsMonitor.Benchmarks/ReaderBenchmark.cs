using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using NewsMonitor.Reading;
using NewsMonitor.Reading.Boilerplate;
using NewsMonitor.Reading.Entities;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Linear;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Sentiment;
using NewsMonitor.Reading.Text;
using NewsMonitor.Reading.Topics;

namespace NewsMonitor.Benchmarks;

/// <summary>The fast reader over recorded articles: load, speed on one thread and on two, bytes allocated. Every figure is the best of five rounds.</summary>
internal static class ReaderBenchmark
{
    private const int Rounds = 5;

    public static void Run(string articles, string? findings)
    {
        var clock = Stopwatch.StartNew();
        var reader = FastReader.Load(FastReader.DefaultModelsFolder);
        Console.WriteLine($"load {clock.ElapsedMilliseconds} ms");

        var inputs = InputsOf(articles);
        Console.WriteLine($"{inputs.Count} articles of {inputs.Average(input => input.Title.Length + input.Body.Length):N0} characters");
        if (findings is not null)
        {
            File.WriteAllLines(findings, inputs.Select(input => JsonSerializer.Serialize(reader.Read(input))));
        }

        RateParts(inputs);
        Rate("whole, one thread", inputs, input => reader.Read(input));
        Console.WriteLine($"whole, two threads: {Best(inputs.Count, () => Parallel.ForEach(inputs, new ParallelOptions { MaxDegreeOfParallelism = 2 }, input => reader.Read(input))):N0} articles/s");
    }

    // The steps of the reader over texts that the steps before have prepared. What is left of the whole is sentiment towards names.
    private static void RateParts(List<ReadingInput> inputs)
    {
        var folder = FastReader.DefaultModelsFolder;
        var (lexicon, knowledge) = (Lexicon.Load(folder), KnowledgeBase.Load(folder));
        var gazetteer = new Gazetteer(knowledge);
        var finder = new NameFinder(knowledge, gazetteer, lexicon, NameTagger.Load(folder));
        var sentiment = new SentimentReader(
            LinearModel.Load(folder, SentimentReader.FileName), LinearModel.Load(folder, SentimentReader.ToneFileName), lexicon);
        var topics = new TopicReader(LinearModel.Load(folder, TopicReader.FileName));
        var entities = new EntityFinder(knowledge, lexicon);
        var (view, tags) = (finder.NewView(), new TagBuffer());
        var (topicFeatures, sentimentFeatures) = (new FeatureList(TopicFeatures.Rows), new FeatureList(TargetFeatures.Rows));
        var articles = inputs.ConvertAll(input => (Input: input, Text: new ReadText(), Names: new List<NameSpan>()));

        Rate("boilerplate", articles, article => BoilerplateFinder.Find(article.Input.Body, article.Input.Title));
        Rate("tokens and sentences", articles, article =>
        {
            article.Text.Begin(article.Input.Title, article.Input.Body);
            article.Text.AddTitle(article.Input.Title.Length);
            article.Text.AddBody(0, article.Input.Body.Length);
        });
        Rate("names", articles, article =>
        {
            article.Names.Clear();
            finder.Find(article.Text, view, tags, article.Names);
        });
        Rate("entities", articles, article => entities.Find(article.Text, article.Names));
        Rate("topics", articles, article => topics.Read(article.Text, article.Input.Section, topicFeatures));
        Rate("tone", articles, article => sentiment.ToneOf(article.Text, sentimentFeatures));
    }

    private static void Rate<T>(string part, List<T> inputs, Action<T> read)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var rate = Best(inputs.Count, () => inputs.ForEach(read));
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / Rounds / inputs.Count;
        Console.WriteLine($"{part}: {rate:N0} articles/s, {1e6 / rate:N0} µs and {bytes:N0} bytes each");
    }

    private static double Best(int articles, Action round)
    {
        var best = 0.0;
        for (var i = 0; i < Rounds; i++)
        {
            var clock = Stopwatch.StartNew();
            round();
            best = Math.Max(best, articles / clock.Elapsed.TotalSeconds);
        }

        return best;
    }

    private static List<ReadingInput> InputsOf(string path)
    {
        using var file = File.OpenRead(path);
        using Stream plain = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var lines = new StreamReader(plain);
        var inputs = new List<ReadingInput>();
        while (lines.ReadLine() is { } line)
        {
            var article = JsonDocument.Parse(line).RootElement;
            inputs.Add(new(
                article.GetProperty("title").GetString()!, article.GetProperty("body").GetString()!, null,
                article.TryGetProperty("section", out var section) ? section.GetString() : null));
        }

        return inputs;
    }
}
