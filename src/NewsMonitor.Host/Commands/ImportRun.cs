using NewsMonitor.Host.Importing;
using NewsMonitor.Intake;
using NewsMonitor.Reading;
using Spectre.Console;

namespace NewsMonitor.Host.Commands;

/// <summary>An import of several files with its progress and summary on the console.</summary>
internal static class ImportRun
{
    /// <summary>The files that were named, and those of the folders that were; null: one does not exist or there are none, which was told.</summary>
    public static async Task<IReadOnlyList<ImportFile>?> FindAsync(string[] wanted, TextWriter error)
    {
        if (wanted.FirstOrDefault(path => !Path.Exists(path)) is { } missing)
        {
            await error.WriteLineAsync($"There is no file {Path.GetFullPath(missing)}.");
            return null;
        }

        List<ImportFile> sources = [.. wanted.SelectMany(path => Directory.Exists(path) ? ImportFile.In(new(path)) : [ImportFile.Of(path)])];
        if (sources.Count > 0)
        {
            return sources;
        }

        await error.WriteLineAsync("There are no files in it.");
        return null;
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
