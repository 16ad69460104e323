using System.CommandLine;
using NewsMonitor.Host.Importing;
using NewsMonitor.Intake;
using NewsMonitor.Reading;
using Spectre.Console;

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
            var wanted = parsed.GetValue(files)!;
            if (wanted.FirstOrDefault(path => !Path.Exists(path)) is { } missing)
            {
                await error.WriteLineAsync($"There is no file {Path.GetFullPath(missing)}.");
                return Exit.Failed;
            }

            List<ImportFile> sources = [.. wanted.SelectMany(path => Directory.Exists(path) ? ImportFile.In(new(path)) : [ImportFile.Of(path)])];
            if (sources.Count == 0)
            {
                await error.WriteLineAsync("There are no files in it.");
                return Exit.Failed;
            }

            var console = new ImportConsole(output, error, AnsiConsole.Console, AnsiConsole.Profile.Capabilities.Interactive && !Console.IsOutputRedirected, TimeProvider.System);
            return await RunAsync(parsed.GetValue(data)!.FullName, sources, CommonOptions.Kind(parsed.GetValue(reader)), console, ct);
        }));
        return command;
    }

    private static Task<int> RunAsync(string folder, IReadOnlyList<ImportFile> files, ReaderKind reader, ImportConsole console, CancellationToken ct) => FolderOrHost.RunAsync(
        folder,
        alone =>
        {
            alone.Readers.GetVersion(reader);
            return EachAsync(files, console, (file, progress, problem) => alone.Files.RunAsync(file, reader, progress, problem, ct));
        },
        host => EachAsync(files, console, (file, progress, problem) => HostImport.RunAsync(host, file, reader, progress, problem, ct)),
        ct);

    private static async Task<int> EachAsync(
        IReadOnlyList<ImportFile> files, ImportConsole console, Func<ImportFile, Action<ImportProgress>, Action<ImportProblem>, Task<ImportResult>> run)
    {
        var (whole, all) = (true, default(ImportCounts));
        foreach (var file in files)
        {
            var result = await console.ShowAsync(file.Name, (progress, problem) => run(file, progress, problem));
            await console.SummariseAsync(file.Name, result);
            whole &= result.Broken is null && result.Counts.Rejected == 0;
            all += result.Counts;
        }

        if (files.Count > 1)
        {
            await console.TotalAsync(files.Count, all);
        }

        return whole ? Exit.Done : Exit.Partly;
    }
}
