using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace NewsMonitor.Benchmarks.EndToEnd;

/// <summary>The real host as a process of its own, on a folder of its own.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly Process _process;

    private HostProcess(Process process, Uri address, TimeSpan ready) => (_process, Address, Ready) = (process, address, ready);

    public Uri Address { get; }

    /// <summary>From the start of the process until it said that it was ready.</summary>
    public TimeSpan Ready { get; }

    /// <summary>Bytes of memory that the process holds now.</summary>
    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<HostProcess> StartAsync(string program, string data, string reader, CancellationToken ct)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var watch = Stopwatch.StartNew();
        var process = Process.Start(new ProcessStartInfo("dotnet", [program, "--data", data, "--urls", address.ToString(), "--reader", reader])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { } text)
            {
                Console.Error.WriteLine(text);
            }
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = address };
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            if (process.HasExited)
            {
                throw new InvalidOperationException($"The host ended with {process.ExitCode}");
            }

            try
            {
                if ((await client.GetAsync(new Uri("/health/ready", UriKind.Relative), ct)).IsSuccessStatusCode)
                {
                    return new(process, address, watch.Elapsed);
                }
            }
            catch (HttpRequestException)
            {
                // Not yet listening.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, ct);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
