using NewsMonitor.Host.Importing;
using NewsMonitor.Intake;
using NewsMonitor.Reading;
using Spectre.Console;

namespace NewsMonitor.Host.Commands;

/// <summary>An import of several files with its progress and summary on the console.</summary>
internal static class ImportRun
{
    /// <summary>The files that were named, and those of the folders that were. What is missing is told, and keeps nobody from the others.</summary>
    /// <returns>The files, none where there are none, and whether everything that was named was there.</returns>
    public static async Task<(IReadOnlyList<ImportFile> Files, bool All)> FindAsync(string[] wanted, TextWriter error)
    {
        var (files, all) = (new List<ImportFile>(), true);
        foreach (var path in wanted)
        {
            IReadOnlyList<ImportFile> found = Directory.Exists(path) ? ImportFile.In(new(path)) : File.Exists(path) ? [ImportFile.Of(path)] : [];
            if (found.Count == 0)
            {
                all = false;
                await error.WriteLineAsync(Directory.Exists(path) ? $"There are no files in {Path.GetFullPath(path)}." : $"There is no file {Path.GetFullPath(path)}.");
            }

            files.AddRange(found);
        }

        return (files, all);
    }

    public static ImportConsole Console(TextWriter output, TextWriter error) =>
        new(output, error, AnsiConsole.Console, AnsiConsole.Profile.Capabilities.Interactive && !System.Console.IsOutputRedirected, TimeProvider.System);

    /// <summary>Into a folder that nobody else holds.</summary>
    public static async Task<int> AloneAsync(OfflineIntake intake, IReadOnlyList<ImportFile> files, ReaderKind reader, ImportConsole console, CancellationToken ct)
    {
        intake.Readers.GetVersion(reader);
        return await EachAsync(files, console, (file, progress, problem) => intake.Files.RunAsync(file, reader, progress, problem, ct));
    }

    public static async Task<int> EachAsync(
        IReadOnlyList<ImportFile> files, ImportConsole console, Func<ImportFile, Action<ImportProgress>, Action<ImportProblem>, Task<ImportResult>> run)
    {
        var (whole, all) = (true, default(ImportCounts));
        foreach (var file in files)
        {
            if (Unreadable(file.Path) is { } reason)
            {
                await console.NotReadAsync(file.Name, reason);
                whole = false;
                continue;
            }

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

    /// <summary>Why a file cannot be opened; null: it can.</summary>
    private static string? Unreadable(string path)
    {
        try
        {
            File.OpenHandle(path).Dispose();
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return error.Message;
        }
    }
}
