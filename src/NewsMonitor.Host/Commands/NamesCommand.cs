using System.CommandLine;
using System.Globalization;
using NewsMonitor.Domain;
using NewsMonitor.Host.Api;
using NewsMonitor.Host.Importing;
using NewsMonitor.Host.Names;
using NewsMonitor.Reading.OwnList;

namespace NewsMonitor.Host.Commands;

/// <summary><c>names</c>: the user's own list of names, in the folder or through the host that holds it.</summary>
internal static class NamesCommand
{
    private const string Failed = "The list was not changed";
    private const string Ended = "Ended. The list was not changed.";

    public static Command Create() => new("names", "Names of your own, a company watch list for instance: they go before the built-in ones")
    {
        Import(), List(), Remove(), Clear(),
    };

    private static Command Import()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "CSV with the heading name,aliases,kind,wikidata; aliases are joined by |" };
        var data = CommonOptions.Data();
        var command = new Command("import", "Replace the list by a file; old articles are brought up to it by reread") { file, data };
        command.SetAction((parsed, ct) => Failures.ToldAsync(parsed, Failed, Ended, async () =>
        {
            using var csv = new MemoryStream(await File.ReadAllBytesAsync(parsed.GetValue(file)!.FullName, ct));
            if (OwnNames.Parse(csv) is not OwnNamesParse.Taken { Names: var names })
            {
                csv.Position = 0;
                foreach (var problem in ((OwnNamesParse.Refused)OwnNames.Parse(csv)).Problems)
                {
                    await parsed.InvocationConfiguration.Error.WriteLineAsync(problem.ToString());
                }

                return Exit.Failed;
            }

            csv.Position = 0;
            using var content = new StreamContent(csv);
            content.Headers.ContentType = new("text/csv");
            return await ChangeAsync(parsed, parsed.GetValue(data)!.FullName, HttpMethod.Put, "names", content, _ => names, ct);
        }));
        return command;
    }

    private static Command List()
    {
        var data = CommonOptions.Data();
        var command = new Command("list", "Print the list as CSV") { data };
        command.SetAction((parsed, ct) => Failures.ToldAsync(parsed, "The list could not be read", Ended, async () =>
        {
            await parsed.InvocationConfiguration.Output.WriteAsync(NamesFile.Text(NamesFile.Read(parsed.GetValue(data)!.FullName).Rows).AsMemory(), ct);
            return Exit.Done;
        }));
        return command;
    }

    private static Command Remove()
    {
        var name = new Argument<string>("NAME") { Description = "The name as it stands in the list" };
        var data = CommonOptions.Data();
        var command = new Command("remove", "Remove a name from the list") { name, data };
        command.SetAction((parsed, ct) => Failures.ToldAsync(parsed, Failed, Ended, () =>
        {
            var unwanted = parsed.GetValue(name)!;
            return ChangeAsync(
                parsed, parsed.GetValue(data)!.FullName, HttpMethod.Delete, "names?name=" + Uri.EscapeDataString(unwanted), null,
                names => NamesFile.Without(names, unwanted) ?? throw new InvalidDataException($"It has no name '{unwanted}'."), ct);
        }));
        return command;
    }

    private static Command Clear()
    {
        var data = CommonOptions.Data();
        var command = new Command("clear", "Remove all names from the list") { data };
        command.SetAction((parsed, ct) => Failures.ToldAsync(parsed, Failed, Ended, () =>
            ChangeAsync(parsed, parsed.GetValue(data)!.FullName, HttpMethod.Delete, "names", null, _ => OwnNames.Empty, ct)));
        return command;
    }

    private static async Task<int> ChangeAsync(
        ParseResult parsed, string folder, HttpMethod method, string path, HttpContent? content, Func<OwnNames, OwnNames> change, CancellationToken ct)
    {
        var names = await FolderOrHost.RunAsync(
            folder,
            alone =>
            {
                var changed = change(alone.Readers.Names);
                NamesFile.Write(folder, changed);
                return Task.FromResult(changed.Rows.Length);
            },
            async host => (await host.CallAsync<NamesResultDto>(method, path, content, ct)).Names,
            ct);
        await parsed.InvocationConfiguration.Output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"The list has {Plural.Of(names, "name")} now. New articles are read with it; reread brings the old ones up to it."));
        return Exit.Done;
    }
}
