using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace NewsMonitor.Host.Tests.Serving;

/// <summary>A browser that asks for views and then reads nothing any more: its socket fills, as behind a dead mobile line.</summary>
internal sealed class DeafBrowser : IDisposable
{
    private const char End = '\u001e';

    private readonly ClientWebSocket _socket = new();

    public static async Task<DeafBrowser> OpenAsync(RunningHost host, object[] views, CancellationToken ct)
    {
        var browser = new DeafBrowser();
        using var invoker = new HttpMessageInvoker(new SocketsHttpHandler { ConnectCallback = ConnectAsync }, disposeHandler: false);
        await browser._socket.ConnectAsync(new UriBuilder(host.Address) { Scheme = "ws", Path = "/hubs/live" }.Uri, invoker, ct);
        await browser.SendAsync("{\"protocol\":\"json\",\"version\":1}", ct);
        await browser._socket.ReceiveAsync(new byte[16], ct);
        for (var i = 0; i < views.Length; i++)
        {
            var call = new { type = 1, invocationId = $"{i}", target = "Watch", arguments = new[] { new { timeline = "live", view = views[i] } } };
            await browser.SendAsync(JsonSerializer.Serialize(call), ct);
        }

        return browser;
    }

    public void Dispose()
    {
        _socket.Abort();
        _socket.Dispose();
    }

    // The smallest window: what is not read stays with the host.
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 2_048 };
        await socket.ConnectAsync(context.DnsEndPoint, ct);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private Task SendAsync(string message, CancellationToken ct) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, endOfMessage: true, ct);
}
