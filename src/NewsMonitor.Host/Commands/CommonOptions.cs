using System.CommandLine;
using NewsMonitor.Host.Serving;
using NewsMonitor.Intake;
using NewsMonitor.Reading;

namespace NewsMonitor.Host.Commands;

/// <summary>Options that several commands take.</summary>
internal static class CommonOptions
{
    public static Option<DirectoryInfo> Data() => new("--data")
    {
        Description = "Folder of the log",
        DefaultValueFactory = _ => new DirectoryInfo(DataFolder.Standard),
    };

    public static Option<string?> Reader(string description)
    {
        var option = new Option<string?>("--reader") { Description = description + ": fast or standard (standard: the setting Reader)" };
        option.AcceptOnlyFromAmong("fast", "standard");
        return option;
    }

    /// <summary>The reader that was typed, else the one that is set.</summary>
    /// <exception cref="InvalidDataException">The setting is no reader.</exception>
    public static ReaderKind Kind(string? typed) => ReaderKinds.TryParse(typed, out var kind) ? kind : ReaderSetting.Of(ReaderSetting.OfProgram());
}
