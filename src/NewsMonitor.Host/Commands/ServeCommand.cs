using System.CommandLine;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using NewsMonitor.Host.Serving;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Commands;

/// <summary><c>serve</c>, and what happens without a command: the log is opened, the dashboard and the API are served until Ctrl-C.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var command = new Command("serve", "Serve the dashboard and the API (what happens without a command)");
        AddTo(command);
        return command;
    }

    public static void AddTo(Command command)
    {
        var data = new Option<DirectoryInfo?>("--data") { Description = "Folder of the log (standard: one per user; with --sample: one of its own, made anew)" };
        var urls = new Option<string?>("--urls") { Description = "Addresses to listen on, separated by semicolons (standard: http://127.0.0.1:5210)" };
        var sample = new Option<bool>("--sample") { Description = "Play the bundled, invented sample feed" };
        command.Options.Add(data);
        command.Options.Add(urls);
        command.Options.Add(sample);
        var reader = CommonOptions.Reader("Which reader reads what arrives");
        command.Options.Add(reader);
        command.SetAction(async (parsed, ct) =>
        {
            var playing = parsed.GetValue(sample);
            var folder = parsed.GetValue(data)?.FullName;
            string[] args = [
                .. parsed.GetValue(urls) is { } addresses ? ["--urls", addresses] : Array.Empty<string>(),
                .. parsed.GetValue(reader) is { } kind ? ["--Reader", kind] : Array.Empty<string>()];
            return await RunAsync(new(folder ?? (playing ? DataFolder.Sample : DataFolder.Standard), playing), renew: folder is null && playing, args, parsed.InvocationConfiguration, ct);
        });
    }

    private static async Task<int> RunAsync(MonitorSettings settings, bool renew, string[] args, InvocationConfiguration console, CancellationToken ct)
    {
        WebApplication app;
        try
        {
            if (renew)
            {
                DataFolder.Renew(settings.Data);
            }

            app = await MonitorHost.BuildAsync(settings, args, TimeProvider.System);
        }
        catch (Exception error) when (error is IOException or LogException or InvalidDataException or UnauthorizedAccessException or OptionsValidationException)
        {
            await console.Error.WriteLineAsync("News Monitor cannot start: " + error.Message);
            return Exit.Failed;
        }

        await using (app)
        {
            try
            {
                await app.StartAsync(ct);
            }
            catch (Exception error) when (error is IOException or OptionsValidationException)
            {
                await console.Error.WriteLineAsync("News Monitor cannot start: " + error.Message);
                return Exit.Failed;
            }

            var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
            DataFolder.Announce(settings.Data, address);
            try
            {
                await console.Output.WriteLineAsync($"News Monitor is at {address}");
                await console.Output.WriteLineAsync($"The log is in {settings.Data}. Ctrl-C ends it; nothing accepted is lost.");
                await app.WaitForShutdownAsync(ct);
            }
            finally
            {
                DataFolder.Retract(settings.Data);
            }
        }

        return Exit.Done;
    }
}
