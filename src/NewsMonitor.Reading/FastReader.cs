using System.Collections.Immutable;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Linear;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.OwnList;
using NewsMonitor.Reading.Sentiment;

namespace NewsMonitor.Reading;

/// <summary>The linear reader: gazetteer, tagger and linear classifiers over hashed features. Thousands of articles a second on one core.</summary>
public sealed class FastReader : IReader
{
    private readonly Pipeline _pipeline;

    private FastReader(Pipeline pipeline) => _pipeline = pipeline;

    public string Version => _pipeline.Version;

    internal IEngine Engine => _pipeline.Engine;

    public static string DefaultModelsFolder => Readers.DefaultModelsFolder;

    /// <inheritdoc cref="Load(string, OwnNames)"/>
    public static FastReader Load(string modelsFolder) => Load(modelsFolder, OwnNames.Empty);

    /// <param name="modelsFolder">The folder of the trained files; <see cref="Readers.DefaultModelsFolder"/> beside the program.</param>
    /// <param name="own">The user's list of names.</param>
    /// <exception cref="FileNotFoundException">A file is missing; the message names it.</exception>
    /// <exception cref="InvalidDataException">A file is not what training wrote; the message names it.</exception>
    public static FastReader Load(string modelsFolder, OwnNames own)
    {
        var loading = Task.Run(() => ReaderParts.Load(modelsFolder, own));
        var tagger = NameTagger.Load(modelsFolder);
        var (towards, tone) = (SentimentModel(modelsFolder, SentimentReader.FileName), SentimentModel(modelsFolder, SentimentReader.ToneFileName));
        var parts = loading.GetAwaiter().GetResult();
        var engine = new LinearEngine(new(parts.Knowledge, parts.Gazetteer, parts.Lexicon, tagger), new(towards, tone, parts.Lexicon));
        return new(new(own.Versioned("fast/4"), parts, engine));
    }

    private static LinearModel SentimentModel(string folder, string file) => LinearModel.Load(folder, file, SentimentReader.Labels, TargetFeatures.Rows);

    public Findings Read(ReadingInput input) => _pipeline.Read(input);

    public ImmutableArray<NameMeaning> MeaningsOf(string name) => _pipeline.MeaningsOf(name);
}
