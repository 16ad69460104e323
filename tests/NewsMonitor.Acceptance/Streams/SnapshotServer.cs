using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace NewsMonitor.Acceptance.Streams;

/// <summary>Serves one stored answer of a feed at a time, packed as it was stored, with its hash as validator.</summary>
internal sealed class SnapshotServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private (byte[] Packed, string Etag) _now;

    private SnapshotServer(WebApplication app) => _app = app;

    public string Address { get; private set; } = "";

    public static async Task<SnapshotServer> StartAsync(CancellationToken ct)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new SnapshotServer(builder.Build());
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync(ct);
        server.Address = server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/feed";
        return server;
    }

    public async Task ServeAsync(string file, string hash, CancellationToken ct) => _now = (await File.ReadAllBytesAsync(file, ct), $"\"{hash}\"");

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        context.Response.Headers.ETag = _now.Etag;
        if (context.Request.Headers.IfNoneMatch == _now.Etag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = "application/rss+xml";
        context.Response.Headers.ContentEncoding = "gzip";
        await context.Response.Body.WriteAsync(_now.Packed);
    }
}
