using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace NewsMonitor.Domain.Tests.Alerts.Alertmanager;

/// <summary>A notification as its receiver sees it.</summary>
/// <param name="At">Seconds from the start.</param>
internal sealed record Notification(string Group, double At, string Firing, string Resolved);

/// <summary>A real Alertmanager in a process of its own, with a receiver of its webhooks.</summary>
internal sealed class Alertmanager : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly Process _process;
    private readonly HttpListener _receiver;
    private readonly HttpClient _client;
    private readonly Stopwatch _clock = new();
    private readonly List<Notification> _received = [];
    private readonly Task _receiving;

    private Alertmanager(DirectoryInfo folder, Process process, HttpListener receiver, Uri address)
    {
        (_folder, _process, _receiver, _client) = (folder, process, receiver, new() { BaseAddress = address });
        _receiving = ReceiveAsync();
    }

    /// <summary>The program, where it is installed: by its Debian name, its own name, or at the place that a variable names.</summary>
    internal static string? Program => new[] { Environment.GetEnvironmentVariable("NEWSMONITOR_TEST_ALERTMANAGER") }
        .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).SelectMany(folder => new[] { Path.Combine(folder, "prometheus-alertmanager"), Path.Combine(folder, "alertmanager") }))
        .FirstOrDefault(File.Exists);

    internal static async Task<Alertmanager> StartAsync(string program, Func<string, string> config, CancellationToken stop)
    {
        var (hook, port) = (FreePort(), FreePort());
        var receiver = new HttpListener { Prefixes = { $"http://127.0.0.1:{hook}/" } };
        receiver.Start();
        var folder = Directory.CreateTempSubdirectory("alertmanager");
        var file = Path.Combine(folder.FullName, "alertmanager.yml");
        await File.WriteAllTextAsync(file, config($"http://127.0.0.1:{hook}/"), stop);
        var process = Process.Start(new ProcessStartInfo(
            program, [$"--config.file={file}", $"--storage.path={folder.FullName}", $"--web.listen-address=127.0.0.1:{port}", "--cluster.listen-address=", "--log.level=error"]))!;
        var alertmanager = new Alertmanager(folder, process, receiver, new($"http://127.0.0.1:{port}/"));
        await alertmanager.ReadyAsync(stop);
        return alertmanager;
    }

    internal IReadOnlyList<Notification> Received
    {
        get
        {
            lock (_received)
            {
                return [.. _received];
            }
        }
    }

    internal void StartClock() => _clock.Start();

    internal async Task UntilAsync(double seconds, CancellationToken stop)
    {
        if (TimeSpan.FromSeconds(seconds) - _clock.Elapsed is var wait && wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, TimeProvider.System, stop);      // the other program has no clock that could be moved
        }
    }

    internal async Task PostAsync(string path, object body, CancellationToken stop) =>
        (await _client.PostAsJsonAsync($"api/v2/{path}", body, stop)).EnsureSuccessStatusCode();

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _receiver.Stop();
        await _receiving;
        _process.Dispose();
        _client.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task ReadyAsync(CancellationToken stop)
    {
        while (true)
        {
            try
            {
                if ((await _client.GetAsync(new Uri("-/ready", UriKind.Relative), stop)).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (!_process.HasExited)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, stop);
            }
        }
    }

    private async Task ReceiveAsync()
    {
        try
        {
            while (true)
            {
                var call = await _receiver.GetContextAsync();
                var at = _clock.Elapsed.TotalSeconds;
                using var body = await JsonDocument.ParseAsync(call.Request.InputStream);
                call.Response.Close();
                var group = body.RootElement.GetProperty("commonLabels").GetProperty("rule").GetString() + body.RootElement.GetProperty("groupLabels").ToString();
                lock (_received)
                {
                    _received.Add(new(group, at, Names(body, "firing"), Names(body, "resolved")));
                }
            }
        }
        catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException && !_receiver.IsListening)
        {
        }
    }

    private static string Names(JsonDocument body, string status) => string.Join(' ', body.RootElement.GetProperty("alerts").EnumerateArray()
        .Where(alert => alert.GetProperty("status").GetString() == status).Select(alert => alert.GetProperty("labels").GetProperty("event").GetString()).Order(StringComparer.Ordinal));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
