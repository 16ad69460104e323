using System.Collections.Immutable;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Encoder;
using NewsMonitor.Reading.OwnList;

namespace NewsMonitor.Reading;

/// <summary>
/// The reader with the encoder: names and sentiment towards each of them in one pass over a sentence. The same input gives the same findings on
/// every thread and whatever was read before; on another kind of processor last digits may differ.
/// </summary>
public sealed class StandardReader : IReader, IDisposable
{
    private readonly Pipeline _pipeline;
    private readonly EncoderModel _model;

    private StandardReader(Pipeline pipeline, EncoderModel model) => (_pipeline, _model) = (pipeline, model);

    public string Version => _pipeline.Version;

    internal IEngine Engine => _pipeline.Engine;

    /// <param name="modelsFolder">The folder of the trained files; <see cref="Readers.DefaultModelsFolder"/> beside the program.</param>
    /// <param name="own">The user's list of names.</param>
    /// <exception cref="FileNotFoundException">A file is missing; the message names it.</exception>
    /// <exception cref="InvalidDataException">A file is not what training wrote; the message names it.</exception>
    public static StandardReader Load(string modelsFolder, OwnNames own) => Load(modelsFolder, own, NameSteps.All);

    internal static StandardReader Load(string modelsFolder, OwnNames own, NameSteps steps, long storeLimit = PassageStore.UsualLimit)
    {
        var loading = Task.Run(() => ReaderParts.Load(modelsFolder, own));
        var settings = EncoderSettings.Load(modelsFolder);
        var model = EncoderModel.Load(modelsFolder);
        try
        {
            var vocabulary = WordPieces.Load(modelsFolder);
            var parts = loading.GetAwaiter().GetResult();
            return new(new(own.Versioned("standard/5"), parts, new EncoderEngine(parts, model, vocabulary, settings, steps, storeLimit)), model);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <exception cref="ObjectDisposedException">It was disposed of before.</exception>
    public Findings Read(ReadingInput input)
    {
        using var lease = _model.Use();
        return _pipeline.Read(input);
    }

    public ImmutableArray<NameMeaning> MeaningsOf(string name) => _pipeline.MeaningsOf(name);

    /// <summary>Readings under way end as they would; the model goes with the last of them.</summary>
    public void Dispose() => _model.Dispose();
}
