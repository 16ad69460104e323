using System.CommandLine;
using NewsMonitor.Host.Serving;

namespace NewsMonitor.Host.Commands;

/// <summary>Options that several commands take.</summary>
internal static class CommonOptions
{
    public static Option<DirectoryInfo> Data() => new("--data")
    {
        Description = "Folder of the log",
        DefaultValueFactory = _ => new DirectoryInfo(DataFolder.Standard),
    };
}
