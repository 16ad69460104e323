using System.Globalization;
using NewsMonitor.Domain;
using NewsMonitor.Host.Exporting;
using Spectre.Console;

namespace NewsMonitor.Host.Commands;

/// <summary>Shows an export: a bar on a terminal, plain lines otherwise. The standard output may be the file itself, so all goes to the error output.</summary>
internal sealed class ExportConsole(TextWriter error, bool isTerminal, TimeProvider time)
{
    private static readonly TimeSpan PlainEvery = TimeSpan.FromSeconds(5);

    private readonly long _startedAt = time.GetTimestamp();
    private long _printedAt = time.GetTimestamp();

    public async Task<ExportProgress> ShowAsync(Func<Action<ExportProgress>, Task<ExportProgress>> run)
    {
        if (!isTerminal)
        {
            return await run(Plain);
        }

        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });
        return await terminal.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask("export");
                var end = await run(progress =>
                {
                    bar.IsIndeterminate = progress.Written is null;
                    bar.MaxValue = Math.Max(1, progress.Versions);
                    bar.Value = progress.Written ?? 0;
                    bar.Description = Markup.Escape(Words(progress));
                });
                (bar.IsIndeterminate, bar.Value) = (false, bar.MaxValue);
                return end;
            });
    }

    /// <summary>The last line: what is in the file, and of which state of the log it is.</summary>
    public Task SummariseAsync(string name, ExportProgress end) => error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
        $"{name}: {Plural.Of(end.Articles, "article")} in {Plural.Of(end.Versions, "version")}, {Size(end.Bytes)}, of the log at position {end.Position:N0}, in {time.GetElapsedTime(_startedAt).TotalSeconds:0.0} s"));

    private void Plain(ExportProgress progress)
    {
        if (time.GetElapsedTime(_printedAt) >= PlainEvery)
        {
            _printedAt = time.GetTimestamp();
            error.WriteLine(Words(progress));
        }
    }

    private static string Words(ExportProgress progress) => progress.Written is { } written
        ? string.Create(CultureInfo.InvariantCulture, $"{written:N0} of {Plural.Of(progress.Versions, "version")}, {Size(progress.Bytes)}")
        : string.Create(CultureInfo.InvariantCulture, $"{Plural.Of(progress.Versions, "version")}, {Size(progress.Bytes)} so far");

    private static string Size(long bytes) => bytes < 1_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:N1} kB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:N1} MB");
}
