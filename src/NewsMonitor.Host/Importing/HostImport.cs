using System.Text.Json;
using NewsMonitor.Intake;
using NewsMonitor.Reading;

namespace NewsMonitor.Host.Importing;

/// <summary>Imports through the host that holds the folder.</summary>
internal static class HostImport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static async Task<ImportResult> RunAsync(
        HttpClient host, ImportFile file, ReaderKind reader, Action<ImportProgress> progress, Action<ImportProblem> problem, CancellationToken ct)
    {
        await using var stream = File.OpenRead(file.Path);
        var captured = file.Captured is { } at ? "&captured=" + Uri.EscapeDataString(at.ToString("O")) : "";
        using var request = new HttpRequestMessage(
            HttpMethod.Post, $"/api/v1/imports?reader={reader.Word()}&name={Uri.EscapeDataString(file.Name)}&found={(file.Found ? "true" : "false")}{captured}") { Content = new StreamContent(stream) };
        using var response = await host.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        await response.CheckAsync(ct);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(ct));
        ImportResult? ended = null;

        // To the answer's end: only then has the host let go of the file and takes the next one.
        while (await lines.ReadLineAsync(ct) is { } line)
        {
            switch (JsonSerializer.Deserialize<ImportEvent>(line, Json))
            {
                case { Progress: { } step }:
                    progress(step);
                    break;
                case { Problem: { } bad }:
                    problem(bad);
                    break;
                case { Result: { } result }:
                    ended = result;
                    break;
                case { Failed: { } reason }:
                    throw new IOException(reason);
            }
        }

        return ended ?? throw new IOException("the host ended before the import did; start again to go on");
    }
}
