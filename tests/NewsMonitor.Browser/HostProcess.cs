using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace NewsMonitor.Browser;

/// <summary>The real program in a process of its own, on a free port of this machine and a data folder that goes with it.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    // A busy machine takes long to compile the program's first steps.
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    /// <summary>The build beside this one; <c>NEWSMONITOR_HOST</c> names another NewsMonitor.Host.dll, such as a published one.</summary>
    private static readonly string Program = Environment.GetEnvironmentVariable("NEWSMONITOR_HOST") is { Length: > 0 } named
        ? named
        : typeof(HostProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Host").Value!;

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("newsmonitor-browser-");
    private readonly bool _sample;
    private readonly string? _allowedHost;
    private readonly Queue<string> _output = new();
    private Process? _process;

    private HostProcess(bool sample, string? allowedHost) => (_sample, _allowedHost) = (sample, allowedHost);

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}/");

    /// <param name="past">A file that is imported before it starts; null: none.</param>
    /// <param name="allowedHost">A host of this machine that it may send to, with its port; null: the program itself.</param>
    public static async Task<HostProcess> StartAsync(bool sample, string? past = null, string? allowedHost = null)
    {
        var host = new HostProcess(sample, allowedHost);
        if (past is not null)
        {
            await host.ImportAsync(past);
        }

        await host.StartAsync();
        return host;
    }

    /// <summary>Starts it, again on the same port and folder where it was killed, and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        var process = _process = Run([.. _sample ? ["--sample"] : Array.Empty<string>(), "--data", _data.FullName, "--urls", Address.OriginalString]);
        await ReadyAsync(process);
    }

    /// <summary>Kills it as a power cut does.</summary>
    public async Task KillAsync()
    {
        if (_process is { } process)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
            _process = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _data.Delete(recursive: true);
    }

    private async Task ImportAsync(string file)
    {
        using var import = Run(["import", file, "--data", _data.FullName, "--reader", "fast"]);
        using var late = new CancellationTokenSource(StartLimit);
        await import.WaitForExitAsync(late.Token);
        if (import.ExitCode != 0)
        {
            throw new InvalidOperationException($"The import ended with {import.ExitCode}. It wrote:\n{Output()}");
        }
    }

    private Process Run(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _data.FullName };
        // Where nobody else is named it may send to itself, which takes no messages: so there are some that are given up.
        start.Environment["NEWSMONITOR__Fetch__AllowedHosts__0"] = _allowedHost ?? Address.Authority;

        string[] all = [Program, .. arguments];
        foreach (var argument in all)
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task ReadyAsync(Process process)
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var late = new CancellationTokenSource(StartLimit);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        try
        {
            while (await look.WaitForNextTickAsync(late.Token) && !process.HasExited)
            {
                if (await IsReadyAsync(client, late.Token))
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            // What it wrote says why; thrown below.
        }

        var state = process.HasExited ? $"ended with {process.ExitCode}" : $"was not ready within {StartLimit.TotalSeconds} s";
        throw new InvalidOperationException($"The program {state}. It wrote:\n{Output()}");
    }

    private static async Task<bool> IsReadyAsync(HttpClient client, CancellationToken ct)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("health/ready", UriKind.Relative), ct);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null)
        {
            return;
        }

        lock (_output)
        {
            _output.Enqueue(line.Data);
            if (_output.Count > 200)
            {
                _output.Dequeue();
            }
        }
    }

    private string Output()
    {
        lock (_output)
        {
            return string.Join('\n', _output);
        }
    }
}
