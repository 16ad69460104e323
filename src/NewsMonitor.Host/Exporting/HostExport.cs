using System.Globalization;
using NewsMonitor.Domain;
using NewsMonitor.Host.Importing;

namespace NewsMonitor.Host.Exporting;

/// <summary>An export through the host that holds the folder.</summary>
internal static class HostExport
{
    private const int Chunk = 64 * 1024;

    /// <exception cref="HttpRequestException">The host refused, with its words.</exception>
    /// <exception cref="IOException">The host ended, or the file cannot be written.</exception>
    public static async Task<ExportProgress> RunAsync(
        HttpClient host, ExportRequest request, ExportTarget target, Action<ExportProgress> progress, CancellationToken ct)
    {
        using var response = await host.GetAsync(
            new Uri("/api/v1/export" + request.ToQuery(), UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, ct);
        await response.CheckAsync(ct);
        var state = new ExportProgress(
            Number(response, ExportsApi.PositionHeader), Number(response, ExportsApi.ArticlesHeader), Number(response, ExportsApi.VersionsHeader), null, 0);
        await target.WriteAsync(request.ToOrder().FileName(new Position(state.Position)), async file =>
        {
            await using var body = await response.Content.ReadAsStreamAsync(ct);
            var chunk = new byte[Chunk];
            while (await body.ReadAsync(chunk, ct) is var read and > 0)
            {
                await file.WriteAsync(chunk.AsMemory(0, read), ct);
                state = state with { Bytes = state.Bytes + read };
                progress(state);
            }
        });
        return state with { Written = state.Versions };
    }

    private static long Number(HttpResponseMessage response, string header) =>
        response.Headers.TryGetValues(header, out var values) && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new IOException($"the host does not say {header}: it is of another version than this command");
}
