using System.CommandLine;
using NewsMonitor.Host.Api;
using NewsMonitor.Host.Exporting;
using NewsMonitor.Host.Importing;
using NewsMonitor.Host.Serving;

namespace NewsMonitor.Host.Commands;

/// <summary><c>export</c>: a range of the log as a file that another log can import, from the folder or through the host that holds it.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var data = CommonOptions.Data();
        var output = new Option<string?>("--out") { Description = "File to write, - for the standard output (standard: a name made of the range, in this folder)" };
        var format = new Option<string?>("--format") { Description = $"{ExportFormats.Words} (standard: what the file's name ends with, else jsonl)" };
        var gzip = new Option<bool>("--gzip") { Description = "Pack it with gzip; so does a name that ends in .gz" };
        var force = new Option<bool>("--force") { Description = "Overwrite a file that is there" };
        var from = new Option<string?>("--from") { Description = "Only articles of this event time (UTC) or later" };
        var to = new Option<string?>("--to") { Description = "Only articles before this event time (UTC)" };
        var subject = new Option<string?>("--subject") { Description = "Only articles that count for this subject now: entity:Q7747" };
        var query = new Option<string?>("--query") { Description = "Only articles that this query finds now: 'gaza AND (truce OR \"hostage deal\")'" };
        var source = new Option<string?>("--source") { Description = "Only articles of this source" };
        var command = new Command("export", "Write articles with all their versions to a file that import takes, with the same counts")
        {
            data, output, format, gzip, force, from, to, subject, query, source,
        };
        command.SetAction((parsed, ct) => Failures.ToldAsync(parsed, "The export failed", "Ended. No whole file was written.", async () =>
        {
            try
            {
                var target = ExportTarget.Of(parsed.GetValue(output), parsed.GetValue(format), parsed.GetValue(gzip), parsed.GetValue(force));
                var request = new ExportRequest(
                    parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(subject), parsed.GetValue(query), parsed.GetValue(source), target.Format, target.Gzip);
                return await RunAsync(parsed, parsed.GetValue(data)!.FullName, target, request, ct);
            }
            catch (Exception bad) when (bad is BadParameterException or FormatException)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(bad.Message);
                return Exit.Failed;
            }
        }));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string folder, ExportTarget target, ExportRequest request, CancellationToken ct)
    {
        var order = request.ToOrder();
        var error = parsed.InvocationConfiguration.Error;
        if (!DataFolder.HasLog(folder))
        {
            await error.WriteLineAsync($"There is no log in {folder}.");
            return Exit.Failed;
        }

        var console = new ExportConsole(error, !Console.IsErrorRedirected, TimeProvider.System);
        var end = await console.ShowAsync(progress => FolderOrHost.RunAsync(
            folder,
            async alone =>
            {
                var export = await alone.Exports.OpenAsync(order.Filter, ct);
                ExportProgress? written = null;
                await target.WriteAsync(
                    order.FileName(export.Position), async file => written = await Exporter.WriteAsync(export, order, file, progress, ct));
                return written!;
            },
            host => HostExport.RunAsync(host, request, target, progress, ct),
            ct));
        await console.SummariseAsync(target.Name, end);
        return Exit.Done;
    }
}
