using NewsMonitor.Reading.OwnList;

namespace NewsMonitor.Reading;

/// <summary>Which of the readers. Both find the same things under the same contract.</summary>
public enum ReaderKind
{
    /// <summary>The encoder: better names and sentiment, tens of articles a second.</summary>
    Standard,
    /// <summary>Linear models: for bulk imports and weak machines.</summary>
    Fast,
}

public static class Readers
{
    /// <summary>The folder of the trained files, beside the program.</summary>
    public static string DefaultModelsFolder => Path.Combine(AppContext.BaseDirectory, "models");

    /// <summary>Loads a reader without names of the user's own.</summary>
    public static IReader Load(string modelsFolder, ReaderKind kind) => Load(modelsFolder, kind, OwnNames.Empty);

    /// <summary>Loads a reader; to be done once, as any number of threads may read with it. The standard reader is <see cref="IDisposable"/>.</summary>
    /// <exception cref="FileNotFoundException">A file is missing; the message names it.</exception>
    /// <exception cref="InvalidDataException">A file is not what training wrote; the message names it.</exception>
    public static IReader Load(string modelsFolder, ReaderKind kind, OwnNames own) => kind switch
    {
        ReaderKind.Standard => StandardReader.Load(modelsFolder, own),
        ReaderKind.Fast => FastReader.Load(modelsFolder, own),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind of reader"),
    };
}
