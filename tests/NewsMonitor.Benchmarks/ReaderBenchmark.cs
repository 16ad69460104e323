using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using NewsMonitor.Reading;
using NewsMonitor.Reading.Boilerplate;
using NewsMonitor.Reading.Encoder;
using NewsMonitor.Reading.Entities;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Linear;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.OwnList;
using NewsMonitor.Reading.Sentiment;
using NewsMonitor.Reading.Text;
using NewsMonitor.Reading.Topics;

namespace NewsMonitor.Benchmarks;

/// <summary>
/// The readers over recorded articles, cut to 25 sentences: load and first article, speed on one thread and on two, memory; beside them a
/// JavaScript pipeline over the same texts. Every rate is the best of five rounds, or of as many as a minute gives.
/// </summary>
internal static class ReaderBenchmark
{
    private const int Rounds = 5;

    // On a machine that does other things a round may take minutes: then one is enough.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private const int Sentences = 25;

    /// <param name="articles">File of articles.</param>
    /// <param name="findings">File that gets the fast reader's findings of the whole articles, or null.</param>
    public static void Run(string articles, string? findings)
    {
        var whole = InputsOf(articles);
        var inputs = whole.ConvertAll(input => input with { Body = Cut(input.Body, Sentences - 1) }).FindAll(input => input.Body.Length > 0);
        if (File.Exists("/proc/loadavg"))
        {
            Console.WriteLine($"the machine's load before: {File.ReadAllText("/proc/loadavg").Trim()}");
        }

        Console.WriteLine($"{inputs.Count} articles of {Sentences} sentences, {inputs.Average(input => input.Title.Length + input.Body.Length):N0} characters");
        foreach (var kind in Enum.GetValues<ReaderKind>())
        {
            RateReader(kind, inputs, kind is ReaderKind.Fast ? inputs : inputs[..Math.Min(inputs.Count, 40)]);
        }

        if (findings is not null)
        {
            var reader = Readers.Load(Readers.DefaultModelsFolder, ReaderKind.Fast);
            File.WriteAllLines(findings, whole.Select(input => JsonSerializer.Serialize(reader.Read(input))));
        }

        RateParts(whole);
        JavaScriptPipeline.Rate(inputs[..Math.Min(inputs.Count, 40)]);
    }

    private static void RateReader(ReaderKind kind, List<ReadingInput> all, List<ReadingInput> inputs)
    {
        var clock = Stopwatch.StartNew();
        // Every round reads the same texts: what was read before must be passed again.
        IReader reader = kind is ReaderKind.Standard
            ? StandardReader.Load(Readers.DefaultModelsFolder, OwnNames.Empty, NameSteps.All, storeLimit: 0) : Readers.Load(Readers.DefaultModelsFolder, kind);
        var loaded = clock.ElapsedMilliseconds;
        reader.Read(all[0]);
        Console.WriteLine($"{kind}: load {loaded} ms, with the first article {clock.ElapsedMilliseconds} ms");
        var used = Process.GetCurrentProcess().TotalProcessorTime;
        inputs.ForEach(input => reader.Read(input));
        // What other programs leave of the machine does not count in this one.
        Console.WriteLine($"{kind}: {(Process.GetCurrentProcess().TotalProcessorTime - used).TotalMilliseconds / inputs.Count:N2} ms of processor time an article");
        Rate($"{kind}, one thread", inputs, input => reader.Read(input));
        var (two, _) = Best(inputs.Count, () => Parallel.ForEach(inputs, new ParallelOptions { MaxDegreeOfParallelism = 2 }, input => reader.Read(input)));
        Console.WriteLine($"{kind}, two threads: {two:N0} articles/s; the process holds {Environment.WorkingSet / 1e6:N0} MB");
        (reader as IDisposable)?.Dispose();
    }

    /// <summary>A text's first sentences; empty where it has fewer.</summary>
    public static string Cut(string body, int sentences)
    {
        var text = new ReadText();
        text.Begin("", body);
        text.AddBody(0, body.Length);
        return text.Sentences.Count < sentences ? "" : body[..text.Tokens[text.Sentences[sentences - 1].End - 1].End];
    }

    // The steps of the fast reader over texts that the steps before have prepared. What is left of the whole is sentiment towards names.
    private static void RateParts(List<ReadingInput> inputs)
    {
        var folder = Readers.DefaultModelsFolder;
        var (lexicon, knowledge) = (Lexicon.Load(folder), KnowledgeBase.Load(folder));
        var gazetteer = new Gazetteer(knowledge);
        var finder = new NameFinder(knowledge, gazetteer, lexicon, NameTagger.Load(folder));
        var sentiment = new SentimentReader(
            LinearModel.Load(folder, SentimentReader.FileName), LinearModel.Load(folder, SentimentReader.ToneFileName), lexicon);
        var topics = TopicReader.Load(folder);
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
        Rate("topics", articles, article => topics.Read(article.Text, [], SectionHint.Of(article.Input.Section), topicFeatures));
        Rate("tone", articles, article => sentiment.ToneOf(article.Text, sentimentFeatures));
    }

    private static void Rate<T>(string part, List<T> inputs, Action<T> read)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var (rate, rounds) = Best(inputs.Count, () => inputs.ForEach(read));
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / rounds / inputs.Count;
        Console.WriteLine($"{part}: {rate:N0} articles/s, {1e6 / rate:N0} µs and {bytes:N0} bytes each");
    }

    private static (double Rate, int Rounds) Best(int articles, Action round)
    {
        var (best, rounds) = (0.0, 0);
        for (var all = Stopwatch.StartNew(); rounds == 0 || (rounds < Rounds && all.Elapsed < Longest); rounds++)
        {
            var clock = Stopwatch.StartNew();
            round();
            best = Math.Max(best, articles / clock.Elapsed.TotalSeconds);
        }

        return (best, rounds);
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
