using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NewsMonitor.Browser;

/// <summary>Somebody else's server on this machine: takes what is sent to it and answers as the test says.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _serving;

    public Receiver()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Host = free.LocalEndpoint.ToString()!;
        }

        _listener.Prefixes.Add($"http://{Host}/");
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Host { get; }

    public string Address => $"http://{Host}/hook";

    /// <summary>Of the answers from now on.</summary>
    public int Status { get; set; } = 200;

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (_listener.IsListening)
            {
                var context = await _listener.GetContextAsync();
                await context.Request.InputStream.CopyToAsync(Stream.Null);
                context.Response.StatusCode = Status;
                context.Response.Close(Encoding.UTF8.GetBytes(Status == 200 ? "taken" : "not today"), willBlock: false);
            }
        }
        catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
