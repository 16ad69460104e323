using System.CommandLine;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using NewsMonitor.Host.Importing;
using NewsMonitor.Host.Serving;
using NewsMonitor.Log;
using NewsMonitor.Reading;

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
        var tried = new Option<string[]>("--try")
        {
            Description = "Read files or folders of past articles (as import does) into a log of their own, serve that, and delete it at the end",
            AllowMultipleArgumentsPerToken = true,
        };
        command.Options.Add(tried);
        var reader = CommonOptions.Reader("Which reader reads what arrives");
        command.Options.Add(reader);
        command.SetAction(async (parsed, ct) =>
        {
            var playing = parsed.GetValue(sample);
            var folder = parsed.GetValue(data)?.FullName;
            string[] args = [
                .. parsed.GetValue(urls) is { } addresses ? ["--urls", addresses] : Array.Empty<string>(),
                .. parsed.GetValue(reader) is { } kind ? ["--Reader", kind] : Array.Empty<string>()];
            if (parsed.GetValue(tried) is { Length: > 0 } files)
            {
                return folder is not null || playing
                    ? await RefuseAsync(parsed, "--try makes a folder of its own: it goes with neither --data nor --sample.")
                    : await TryAsync(parsed, files, CommonOptions.Kind(parsed.GetValue(reader) ?? "fast"), args, ct);
            }

            return await RunAsync(new(folder ?? (playing ? DataFolder.Sample : DataFolder.Standard), playing), renew: folder is null && playing, args, parsed.InvocationConfiguration, ct);
        });
    }

    private static async Task<int> RefuseAsync(ParseResult parsed, string words)
    {
        await parsed.InvocationConfiguration.Error.WriteLineAsync(words);
        return Exit.Failed;
    }

    private static Task<int> TryAsync(ParseResult parsed, string[] files, ReaderKind reader, string[] args, CancellationToken ct) =>
        Failures.ToldAsync(parsed, "The trial failed", "Ended. Nothing was kept.", async () =>
        {
            var console = parsed.InvocationConfiguration;
            if (ListenAddresses.Refused(MonitorHost.Begin(args).Configuration) is { } reason)
            {
                return await CannotStartAsync(console, reason);
            }

            var (found, all) = await ImportRun.FindAsync(files, console.Error);
            if (found.Count == 0)
            {
                return Exit.Failed;
            }

            using var folder = new TrialFolder();
            int read;
            await using (var intake = await OfflineIntake.OpenAsync(folder.Path, TimeProvider.System, ct))
            {
                read = await ImportRun.AloneAsync(intake, found, reader, ImportRun.Console(console.Output, console.Error), ct);
                if (await intake.IsEmptyAsync(ct))
                {
                    await console.Error.WriteLineAsync("No article was accepted, so there is nothing to serve.");
                    return Exit.Failed;
                }
            }

            var served = await RunAsync(new(folder.Path, Sample: false, Tried: true), renew: false, args, console, ct);
            return served != Exit.Done ? served : all ? read : Exit.Partly;
        });

    private static async Task<int> CannotStartAsync(InvocationConfiguration console, string reason)
    {
        await console.Error.WriteLineAsync("News Monitor cannot start: " + reason);
        return Exit.Failed;
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
            return await CannotStartAsync(console, error.Message);
        }

        await using (app)
        {
            if (ListenAddresses.Refused(app.Configuration) is { } reason)
            {
                return await CannotStartAsync(console, reason);
            }

            try
            {
                await app.StartAsync(ct);
            }
            catch (Exception error) when (error is IOException or OptionsValidationException)
            {
                return await CannotStartAsync(console, error.Message);
            }

            var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
            DataFolder.Announce(settings.Data, address);
            try
            {
                await console.Output.WriteLineAsync($"News Monitor is at {address}");
                await console.Output.WriteLineAsync(settings.Tried
                    ? $"The trial is in {settings.Data} and is deleted when Ctrl-C ends it; nothing of it is kept."
                    : $"The log is in {settings.Data}. Ctrl-C ends it; nothing accepted is lost.");
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
