using System.CommandLine;
using NewsMonitor.Host.Importing;
using NewsMonitor.Host.Serving;
using NewsMonitor.Intake;
using NewsMonitor.Log;
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
        var reader = new Option<string>("--reader") { Description = "Which reader reads: fast", DefaultValueFactory = _ => "fast" };
        reader.AcceptOnlyFromAmong("fast");
        var command = new Command("import", "Import files of past articles; a second start goes on where the first ended") { files, data, reader };
        command.SetAction(async (parsed, ct) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var wanted = parsed.GetValue(files)!;
            if (wanted.FirstOrDefault(file => !file.Exists) is { } missing)
            {
                await error.WriteLineAsync($"There is no file {missing.FullName}.");
                return Exit.Failed;
            }

            var console = new ImportConsole(output, error, AnsiConsole.Console, AnsiConsole.Profile.Capabilities.Interactive && !Console.IsOutputRedirected, TimeProvider.System);
            try
            {
                return await RunAsync(parsed.GetValue(data)!.FullName, wanted, console, ct);
            }
            catch (OperationCanceledException)
            {
                await error.WriteLineAsync("Ended. What was imported is kept; start again to go on.");
                return Exit.Cancelled;
            }
            catch (Exception failure) when (failure is IOException or LogException or InvalidDataException or UnauthorizedAccessException or HttpRequestException)
            {
                await error.WriteLineAsync("The import failed: " + failure.Message);
                return Exit.Failed;
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(string folder, FileInfo[] files, ImportConsole console, CancellationToken ct)
    {
        OfflineImport offline;
        try
        {
            offline = await OfflineImport.OpenAsync(folder, TimeProvider.System, ct);
        }
        catch (IOException) when (DataFolder.FindHost(folder) is not null)
        {
            // Only who holds the folder's lock is asked: an address that a killed host left behind may be another folder's by now.
            var host = DataFolder.FindHost(folder)!;
            if (!await HostImport.AnswersAsync(host, ct))
            {
                throw;
            }

            using var remote = new HostImport(host);
            return await EachAsync(files, console, (file, progress, problem) => remote.RunAsync(file, progress, problem, ct));
        }

        await using (offline)
        {
            return await EachAsync(files, console, (file, progress, problem) => offline.Files.RunAsync(file.FullName, progress, problem, ct));
        }
    }

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
