using NewsMonitor.Intake;
using NewsMonitor.Reading;
using NewsMonitor.Reading.OwnList;

namespace NewsMonitor.Host.Serving;

/// <summary>Which reader reads where nobody says otherwise: the setting <c>Reader</c>, fast or standard.</summary>
internal static class ReaderSetting
{
    public const ReaderKind Default = ReaderKind.Standard;

    private const string Name = "Reader";

    /// <exception cref="InvalidDataException">The setting is no reader.</exception>
    public static ReaderKind Of(IConfiguration configuration)
    {
        var word = configuration[Name];
        return string.IsNullOrEmpty(word) ? Default
            : ReaderKinds.TryParse(word, out var kind) ? kind
            : throw new InvalidDataException($"The setting {Name} is '{word}'; it must be fast or standard.");
    }

    /// <summary>The setting as a command without a host sees it: <c>appsettings.json</c> beside the program, then the environment.</summary>
    /// <exception cref="InvalidDataException">The setting is no reader.</exception>
    public static ReaderKind OfProgram() => Of(new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables("NEWSMONITOR__").Build());

    /// <summary>Whether the models of a reader are beside the program: the encoder may be left out of a build.</summary>
    public static bool IsThere(ReaderKind kind) => kind is ReaderKind.Fast || File.Exists(Path.Combine(Readers.DefaultModelsFolder, "encoder.onnx"));

    /// <summary>A reader with the models beside the program.</summary>
    /// <exception cref="IOException">The models are missing.</exception>
    /// <exception cref="InvalidDataException">They are damaged.</exception>
    public static IReader Load(ReaderKind kind, OwnNames names) => Readers.Load(Readers.DefaultModelsFolder, kind, names);
}
