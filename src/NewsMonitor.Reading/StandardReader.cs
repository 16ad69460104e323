using NewsMonitor.Domain;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.OwnList;

namespace NewsMonitor.Reading;

/// <summary>The reader with the encoder: names and sentiment towards each of them in one pass over a sentence.</summary>
public sealed class StandardReader : IReader
{
    private readonly Pipeline _pipeline;

    private StandardReader(Pipeline pipeline) => _pipeline = pipeline;

    public string Version => _pipeline.Version;

    /// <param name="modelsFolder">The folder of the trained files; <see cref="Readers.DefaultModelsFolder"/> beside the program.</param>
    /// <param name="own">The user's list of names.</param>
    /// <exception cref="FileNotFoundException">A file is missing; the message names it.</exception>
    public static StandardReader Load(string modelsFolder, OwnNames own)
    {
        ModelFiles.Require(modelsFolder, "encoder.onnx");
        throw new NotSupportedException("This build reads with the fast reader only.");
    }

    public Findings Read(ReadingInput input) => _pipeline.Read(input);
}
