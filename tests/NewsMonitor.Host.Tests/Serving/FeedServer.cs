using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace NewsMonitor.Host.Tests.Serving;

/// <summary>Other people's server: answers what a test says, and remembers how often it was asked and what it answered.</summary>
internal sealed class FeedServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<(string Path, int Status)> _answers = [];
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Func<HttpContext, Task>> _pages = [];

    private FeedServer(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = null!;

    public static async Task<FeedServer> StartAsync(CancellationToken ct)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new FeedServer(builder.Build());
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync(ct);
        server.Address = new(server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return server;
    }

    public string At(string path) => new Uri(Address, path).AbsoluteUri;

    /// <summary>From now on the path answers so.</summary>
    public void Answer(string path, Func<HttpContext, Task> answer)
    {
        lock (_lock)
        {
            _pages["/" + path] = answer;
        }
    }

    /// <summary>An RSS feed with a validator of its own; asked with it, the server answers 304.</summary>
    public void Feed(string path, string title, params (string Id, string Text)[] items)
    {
        var feed = Rss(title, items);
        var etag = '"' + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(feed)))[..16] + '"';
        Answer(path, async context =>
        {
            context.Response.Headers.ETag = etag;
            if (context.Request.Headers.IfNoneMatch == etag)
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }

            context.Response.ContentType = "application/rss+xml";
            await context.Response.WriteAsync(feed);
        });
    }

    public void Status(string path, HttpStatusCode status) => Answer(path, context =>
    {
        context.Response.StatusCode = (int)status;
        return Task.CompletedTask;
    });

    /// <summary>The statuses that it has answered at this path, in order.</summary>
    public int[] Answers(string path)
    {
        lock (_lock)
        {
            return [.. _answers.Where(answer => answer.Path == "/" + path).Select(answer => answer.Status)];
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        Func<HttpContext, Task>? answer;
        lock (_lock)
        {
            _pages.TryGetValue(context.Request.Path, out answer);
        }

        if (answer is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else
        {
            await answer(context);
        }

        lock (_lock)
        {
            _answers.Add((context.Request.Path.Value!, context.Response.StatusCode));
        }
    }

    private static string Rss(string title, (string Id, string Text)[] items)
    {
        var rss = new StringBuilder($"<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>{title}</title><link>https://example.org/</link>");
        foreach (var (id, text) in items)
        {
            rss.Append("<item><guid isPermaLink=\"false\">").Append(id).Append("</guid><title>").Append(text).Append("</title><description>")
                .Append(text).Append(", said Angela Merkel in Rotterdam.</description></item>");
        }

        return rss.Append("</channel></rss>").ToString();
    }
}
