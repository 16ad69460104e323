using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace NewsMonitor.Deliveries.Tests;

/// <summary>Somebody else's server on loopback: each path answers as the test says, and what came is awaited.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<Received> _received = Channel.CreateUnbounded<Received>();
    private readonly ConcurrentDictionary<string, Func<HttpContext, Task>> _paths = new();

    private Receiver(WebApplication app) => _app = app;

    public string Host => new Uri(_app.Urls.First()).Authority;

    public string At(string path) => $"{_app.Urls.First()}/{path}";

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var receiver = new Receiver(builder.Build());
        receiver._app.Run(receiver.TakeAsync);
        await receiver._app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    public void Answer(string path, Func<HttpContext, Task> answer) => _paths["/" + path] = answer;

    public void Answer(string path, int status, string? retryAfter = null, string words = "") => Answer(path, async context =>
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        await context.Response.WriteAsync(words);
    });

    /// <summary>One status after the other; the last for ever.</summary>
    public void Answers(string path, params int[] statuses)
    {
        var next = -1;
        Answer(path, context =>
        {
            context.Response.StatusCode = statuses[Math.Min(Interlocked.Increment(ref next), statuses.Length - 1)];
            return Task.CompletedTask;
        });
    }

    public void Hang(string path) => Answer(path, context => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted));

    public async Task<Received> NextAsync(string? path = null)
    {
        await foreach (var received in _received.Reader.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            if (path is null || received.Path == "/" + path)
            {
                return received;
            }
        }

        throw new InvalidOperationException("The receiver has ended.");
    }

    public bool HasMore => _received.Reader.TryPeek(out _);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        _received.Writer.TryWrite(new(
            context.Request.Path.Value!, body.ToArray(), context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        await (_paths.TryGetValue(context.Request.Path.Value!, out var answer) ? answer(context) : Task.CompletedTask);
    }
}

internal sealed record Received(string Path, byte[] Body, IReadOnlyDictionary<string, string> Headers)
{
    public string Id => Headers["webhook-id"];
}
