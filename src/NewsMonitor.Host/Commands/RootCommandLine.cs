using System.CommandLine;

namespace NewsMonitor.Host.Commands;

/// <summary>The command line. Without a command it serves.</summary>
internal static class RootCommandLine
{
    public static RootCommand Create()
    {
        var root = new RootCommand("News Monitor reads news as it arrives and shows, live, who and what it is about and how it speaks of them.");
        ServeCommand.AddTo(root);
        root.Subcommands.Add(ServeCommand.Create());
        root.Subcommands.Add(ImportCommand.Create());
        root.Subcommands.Add(ExportCommand.Create());
        root.Subcommands.Add(AnalyzeCommand.Create());
        root.Subcommands.Add(RereadCommand.Create());
        root.Subcommands.Add(NamesCommand.Create());
        root.Subcommands.Add(KeyCommand.Create());
        return root;
    }
}
