using System.CommandLine;
using NewsMonitor.Host.Importing;
using NewsMonitor.Intake;
using NewsMonitor.Reading;
using Spectre.Console;

namespace NewsMonitor.Host.Commands;

/// <summary><c>import FILE…</c>: into the folder's log, through the host if one holds it.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("FILE")
        {
            Description = "JSON Lines or JSON of articles, a recorded stream (op, ts, uid), each also gzipped; or a text as pasted",
            Arity = ArgumentArity.OneOrMore,
        };
        var data = CommonOptions.Data();
        var reader = CommonOptions.Reader("Which reader reads; fast reads a thousand articles a second, and reread brings them up to the standard later");
        var command = new Command("import", "Import files of past articles; a second start goes on where the first ended") { files, data, reader };
        command.SetAction((parsed, ct) => Failures.ToldAsync(parsed, "The import failed", "Ended. What was imported is kept; start again to go on.", async () =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var wanted = parsed.GetValue(files)!;
            if (wanted.FirstOrDefault(file => !file.Exists) is { } missing)
            {
                await error.WriteLineAsync($"There is no file {missing.FullName}.");
                return Exit.Failed;
            }

            var console = new ImportConsole(output, error, AnsiConsole.Console, AnsiConsole.Profile.Capabilities.Interactive && !Console.IsOutputRedirected, TimeProvider.System);
            return await RunAsync(parsed.GetValue(data)!.FullName, wanted, CommonOptions.Kind(parsed.GetValue(reader)), console, ct);
        }));
        return command;
    }

    private static Task<int> RunAsync(string folder, FileInfo[] files, ReaderKind reader, ImportConsole console, CancellationToken ct) => FolderOrHost.RunAsync(
        folder,
        alone =>
        {
            alone.Readers.GetVersion(reader);
            return EachAsync(files, console, (file, progress, problem) => alone.Files.RunAsync(file.FullName, reader, progress, problem, ct));
        },
        host => EachAsync(files, console, (file, progress, problem) => HostImport.RunAsync(host, file, reader, progress, problem, ct)),
        ct);

    private static async Task<int> EachAsync(
        FileInfo[] files, ImportConsole console, Func<FileInfo, Action<ImportProgress>, Action<ImportProblem>, Task<ImportResult>> run)
    {
        var whole = true;
        foreach (var file in files)
        {
            var result = await console.ShowAsync(file.Name, (progress, problem) => run(file, progress, problem));
            await console.SummariseAsync(file.Name, result);
            whole &= result.Broken is null && result.Counts.Rejected == 0;
        }

        return whole ? Exit.Done : Exit.Partly;
    }
}
