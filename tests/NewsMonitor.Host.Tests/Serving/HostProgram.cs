using System.Diagnostics;
using System.Threading.Channels;
using NewsMonitor.Host.Serving;

namespace NewsMonitor.Host.Tests.Serving;

/// <summary>The program in a process of its own, which can be killed as a power cut does. What it writes is awaited line by line.</summary>
internal sealed class HostProgram : IAsyncDisposable
{
    public const string Announcement = "News Monitor is at ";

    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly List<string> _read = [];
    private int _openEnds = 2;

    private HostProgram(IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        // The test's own build of the program lies beside the test, with its models.
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[typeof(MonitorHost).Assembly.Location, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public static HostProgram Start(params string[] arguments) => new(new Dictionary<string, string>(), arguments);

    /// <param name="environment">Added to this process's own.</param>
    public static HostProgram Start(IReadOnlyDictionary<string, string> environment, params string[] arguments) => new(environment, arguments);

    /// <summary>Serves the folder on a free port; returns once it listens.</summary>
    public static async Task<(HostProgram Program, Uri Address)> ServeAsync(string folder, CancellationToken ct)
    {
        var program = HostProgram.Start(["--data", folder, "--urls", "http://127.0.0.1:0"]);
        try
        {
            var line = await program.LineAsync(line => line.StartsWith(Announcement, StringComparison.Ordinal), ct);
            return (program, new(line[Announcement.Length..]));
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }

    /// <summary>The next line that fits, of the output or the error output.</summary>
    public async Task<string> LineAsync(Func<string, bool> fits, CancellationToken ct)
    {
        await foreach (var line in _lines.Reader.ReadAllAsync(ct))
        {
            _read.Add(line);
            if (fits(line))
            {
                return line;
            }
        }

        throw new InvalidOperationException("The program ended without that line. It wrote:\n" + string.Join('\n', _read));
    }

    /// <summary>Waits for its end; the exit code, and whatever it had still to say.</summary>
    public async Task<(int Code, string Output)> EndAsync(CancellationToken ct)
    {
        var rest = new List<string>();
        await foreach (var line in _lines.Reader.ReadAllAsync(ct))
        {
            rest.Add(line);
        }

        await _process.WaitForExitAsync(ct);
        return (_process.ExitCode, string.Join('\n', rest));
    }

    /// <summary>SIGKILL: nothing of it runs any more, no handler, no flush.</summary>
    public Task<(int Code, string Output)> KillAsync(CancellationToken ct)
    {
        _process.Kill();
        return EndAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is not null)
        {
            _lines.Writer.TryWrite(line.Data);
        }
        else if (Interlocked.Decrement(ref _openEnds) == 0)
        {
            _lines.Writer.Complete();
        }
    }
}
