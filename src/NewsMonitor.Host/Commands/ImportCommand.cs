using System.CommandLine;
using NewsMonitor.Host.Importing;
using NewsMonitor.Intake;
using NewsMonitor.Reading;

namespace NewsMonitor.Host.Commands;

/// <summary><c>import FILE|FOLDER…</c>: into the folder's log, through the host if one holds it.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "JSON Lines or JSON of articles, a recorded stream (op, ts, uid), ninjs, NewsML, NITF, a feed, GDELT GKG 2.1, WARC or ARC, each also packed with gzip, zstd or zip; "
                + "a text as pasted; or a folder of such files, read in the order of the times in their names",
            Arity = ArgumentArity.OneOrMore,
        };
        var data = CommonOptions.Data();
        var reader = CommonOptions.Reader("Which reader reads; fast reads a thousand articles a second, and reread brings them up to the standard later");
        var command = new Command("import", "Import files of past articles; a second start goes on where the first ended") { files, data, reader };
        command.SetAction((parsed, ct) => Failures.ToldAsync(parsed, "The import failed", "Ended. What was imported is kept; start again to go on.", async () =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var (found, all) = await ImportRun.FindAsync(parsed.GetValue(files)!, error);
            if (found.Count == 0)
            {
                return Exit.Failed;
            }

            var exit = await RunAsync(parsed.GetValue(data)!.FullName, found, CommonOptions.Kind(parsed.GetValue(reader)), ImportRun.Console(output, error), ct);
            return all ? exit : Exit.Partly;
        }));
        return command;
    }

    private static Task<int> RunAsync(string folder, IReadOnlyList<ImportFile> files, ReaderKind reader, ImportConsole console, CancellationToken ct) => FolderOrHost.RunAsync(
        folder,
        alone => ImportRun.AloneAsync(alone, files, reader, console, ct),
        host => ImportRun.EachAsync(files, console, (file, progress, problem) => HostImport.RunAsync(host, file, reader, progress, problem, ct)),
        ct);
}
