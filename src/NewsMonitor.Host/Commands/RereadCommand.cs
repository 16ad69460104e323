using System.CommandLine;
using System.Globalization;
using NewsMonitor.Domain;
using NewsMonitor.Host.Api;
using NewsMonitor.Host.Importing;
using NewsMonitor.Host.Rereading;
using NewsMonitor.Intake;
using Spectre.Console;

namespace NewsMonitor.Host.Commands;

/// <summary><c>reread</c>: has the articles that another reader read read again, through the host if one holds the folder.</summary>
internal static class RereadCommand
{
    public static Command Create()
    {
        var data = CommonOptions.Data();
        var reader = CommonOptions.Reader("Which reader reads");
        var from = new Option<string?>("--from") { Description = "Only articles of this time (UTC) or later" };
        var to = new Option<string?>("--to") { Description = "Only articles before this time (UTC)" };
        var subject = new Option<string?>("--subject") { Description = "Only articles about this subject: entity:Q7747" };
        var source = new Option<string?>("--source") { Description = "Only articles of this source" };
        var command = new Command("reread", "Read the articles again that another reader read; a second start goes on where the first ended")
        {
            data, reader, from, to, subject, source,
        };
        command.SetAction((parsed, ct) => Failures.ToldAsync(parsed, "The reread failed", "Ended. What was read again stays; start again to go on.", async () =>
        {
            RereadRequest request;
            RereadOrder order;
            try
            {
                request = new(
                    CommonOptions.Kind(parsed.GetValue(reader)).Word(), Parameters.Time("from", parsed.GetValue(from)),
                    Parameters.Time("to", parsed.GetValue(to)), parsed.GetValue(subject), parsed.GetValue(source));
                order = RereadsApi.Order(request, default);
            }
            catch (BadParameterException bad)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(bad.Message);
                return Exit.Failed;
            }

            var console = new RereadConsole(
                parsed.InvocationConfiguration.Output, AnsiConsole.Console, AnsiConsole.Profile.Capabilities.Interactive && !Console.IsOutputRedirected, TimeProvider.System);
            var end = await console.ShowAsync(progress => FolderOrHost.RunAsync(
                parsed.GetValue(data)!.FullName, alone => alone.Reread.RunAsync(order, progress, ct), host => HostReread.RunAsync(host, request, progress, ct), ct));
            await parsed.InvocationConfiguration.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{Plural.Of(end.Counts.Done, "article")} read again by {end.Version}, {end.Counts.Passed:N0} had changed meanwhile, {end.Counts.Failed:N0} could not be read, in {end.Elapsed.TotalSeconds:0.0} s"));
            return end.Counts.Failed == 0 ? Exit.Done : Exit.Partly;
        }));
        return command;
    }
}
