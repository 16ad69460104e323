using System.Globalization;
using NewsMonitor.Domain;
using NewsMonitor.Intake;
using Spectre.Console;

namespace NewsMonitor.Host.Commands;

/// <summary>Shows an import: a bar on a terminal, plain lines otherwise. Problems go to the error output, with their numbers.</summary>
internal sealed class ImportConsole(TextWriter output, TextWriter error, IAnsiConsole terminal, bool isTerminal, TimeProvider time)
{
    /// <summary>Problems of one file that are printed; the rest is counted.</summary>
    private const int MaxPrinted = 20;

    private static readonly TimeSpan PlainEvery = TimeSpan.FromSeconds(5);

    private ProgressTask? _bar;
    private long _printedAt = time.GetTimestamp();
    private int _problems;

    /// <summary>Runs the import of one file with its progress on the screen.</summary>
    public async Task<ImportResult> ShowAsync(string name, Func<Action<ImportProgress>, Action<ImportProblem>, Task<ImportResult>> run)
    {
        _problems = 0;
        if (!isTerminal)
        {
            return await run(progress => Plain(name, progress), Problem);
        }

        return await terminal.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                _bar = context.AddTask(Markup.Escape(name));
                var result = await run(Bar, Problem);
                _bar.Value = _bar.MaxValue;
                return result;
            });
    }

    /// <summary>The last lines of a file: what became of it, and why what was not taken was not.</summary>
    public async Task SummariseAsync(string name, ImportResult result)
    {
        if (result.IsRefused)
        {
            await NotReadAsync(name, result.Broken!);
            return;
        }

        var resumed = result.ResumedAfter > 0 ? string.Create(CultureInfo.InvariantCulture, $", went on after {result.ResumedAfter:N0}") : "";
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{name}: {Words(result.Counts)} in {result.Elapsed.TotalSeconds:0.0} s{resumed}"));
        foreach (var reason in result.Reasons)
        {
            await (reason.IsProblem ? error : output).WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture, $"  {reason.Count:N0} {(reason.IsProblem ? "rejected" : "passed over")}: {reason.Reason}"));
        }

        if (result.Broken is { } broken)
        {
            await error.WriteLineAsync($"{name}: the rest could not be read: {broken}");
        }
    }

    public Task NotReadAsync(string name, string reason) => error.WriteLineAsync($"{name}: not read: {reason}");

    /// <summary>The last line of several files.</summary>
    public Task TotalAsync(int files, ImportCounts counts) =>
        output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{files:N0} files: {Words(counts)}"));

    private static string Words(ImportCounts counts) => string.Create(CultureInfo.InvariantCulture,
        $"{counts.Accepted:N0} accepted, {counts.Updated:N0} updated, {counts.Withdrawn:N0} withdrawn, {Plural.Of(counts.Duplicates, "duplicate")}, {counts.Rejected:N0} rejected{(counts.PassedOver > 0 ? string.Create(CultureInfo.InvariantCulture, $", {counts.PassedOver:N0} passed over") : "")}");

    private void Bar(ImportProgress progress)
    {
        _bar!.MaxValue = Math.Max(1, progress.BytesTotal);
        _bar.Value = progress.BytesRead;
        _bar.Description = Markup.Escape(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(progress.Path)} {Plural.Of(progress.Line, progress.Unit)}, {progress.LinesPerSecond:N0}/s"));
    }

    private void Plain(string name, ImportProgress progress)
    {
        if (time.GetElapsedTime(_printedAt) < PlainEvery)
        {
            return;
        }

        _printedAt = time.GetTimestamp();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name}: {Plural.Of(progress.Line, progress.Unit)}, {progress.LinesPerSecond:N0}/s{Wording.Left(progress.Left)}"));
    }

    private void Problem(ImportProblem problem)
    {
        if (++_problems <= MaxPrinted)
        {
            error.WriteLine($"{problem.Unit} {problem.Line}: {problem.Reason}");
        }
    }
}
