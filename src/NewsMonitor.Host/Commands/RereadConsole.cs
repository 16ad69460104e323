using System.Globalization;
using NewsMonitor.Domain;
using NewsMonitor.Intake;
using Spectre.Console;

namespace NewsMonitor.Host.Commands;

/// <summary>Shows a reread: a bar on a terminal, plain lines otherwise.</summary>
internal sealed class RereadConsole(TextWriter output, IAnsiConsole terminal, bool isTerminal, TimeProvider time)
{
    private static readonly TimeSpan PlainEvery = TimeSpan.FromSeconds(5);

    private long _printedAt = time.GetTimestamp();

    public async Task<RereadProgress> ShowAsync(Func<Action<RereadProgress>, Task<RereadProgress>> run)
    {
        if (!isTerminal)
        {
            return await run(Plain);
        }

        return await terminal.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask("reread");
                var end = await run(progress =>
                {
                    bar.MaxValue = Math.Max(1, progress.Due);
                    bar.Value = progress.Counts.All;
                    bar.Description = Markup.Escape(string.Create(CultureInfo.InvariantCulture, $"{progress.Version} {progress.Counts.All:N0} of {progress.Due:N0}, {progress.PerSecond:N0}/s"));
                });
                bar.Value = bar.MaxValue;
                return end;
            });
    }

    private void Plain(RereadProgress progress)
    {
        if (time.GetElapsedTime(_printedAt) < PlainEvery)
        {
            return;
        }

        _printedAt = time.GetTimestamp();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{progress.Counts.All:N0} of {Plural.Of(progress.Due, "article")}, {progress.PerSecond:N0}/s{Wording.Left(progress.Left)}"));
    }
}
