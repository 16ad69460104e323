using NewsMonitor.Intake;
using NewsMonitor.Reading;
using NewsMonitor.Reading.OwnList;

namespace NewsMonitor.Host.Serving;

/// <summary>How texts are read where nobody says otherwise: the settings <c>Reader</c>, fast or standard, and <c>UseSections</c>, true or false.</summary>
internal static class ReaderSetting
{
    public const ReaderKind Default = ReaderKind.Standard;

    private const string Name = "Reader";
    private const string Sections = "UseSections";

    /// <exception cref="InvalidDataException">The setting is no reader.</exception>
    public static ReaderKind Of(IConfiguration configuration)
    {
        var word = configuration[Name];
        return string.IsNullOrEmpty(word) ? Default
            : ReaderKinds.TryParse(word, out var kind) ? kind
            : throw new InvalidDataException($"The setting {Name} is '{word}'; it must be fast or standard.");
    }

    /// <summary>Whether sources' sections count as a hint for topics; default: they do.</summary>
    /// <exception cref="InvalidDataException">The setting is neither true nor false.</exception>
    public static bool UsesSections(IConfiguration configuration)
    {
        var word = configuration[Sections];
        return string.IsNullOrEmpty(word)
            || (bool.TryParse(word, out var uses) ? uses : throw new InvalidDataException($"The setting {Sections} is '{word}'; it must be true or false."));
    }

    /// <summary>The settings as a command without a host sees them: <c>appsettings.json</c> beside the program, then the environment.</summary>
    public static IConfiguration OfProgram() => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables("NEWSMONITOR__").Build();

    /// <summary>Whether the models of a reader are beside the program: the encoder may be left out of a build.</summary>
    public static bool IsThere(ReaderKind kind) => kind is ReaderKind.Fast || File.Exists(Path.Combine(Readers.DefaultModelsFolder, "encoder.onnx"));

    /// <summary>A reader with the models beside the program.</summary>
    /// <exception cref="IOException">The models are missing.</exception>
    /// <exception cref="InvalidDataException">They are damaged.</exception>
    public static IReader Load(ReaderKind kind, OwnNames names) => Readers.Load(Readers.DefaultModelsFolder, kind, names);
}
