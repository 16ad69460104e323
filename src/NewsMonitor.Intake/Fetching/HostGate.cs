namespace NewsMonitor.Intake;

/// <summary>One request at a time to a host, with a pause between two. Waits nobody out: hosts do not wait for each other.</summary>
internal sealed class HostGate(TimeSpan gap, TimeProvider time)
{
    private const int KeptHosts = 1_000;

    private readonly Dictionary<string, Host> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _lock = new();

    /// <summary>Waits for its turn; the turn ends when the result is disposed.</summary>
    public async Task<IDisposable> EnterAsync(string name, CancellationToken ct)
    {
        var host = Take(name);
        try
        {
            await host.Free.WaitAsync(ct);
        }
        catch
        {
            Give(host);
            throw;
        }

        var turn = new Turn(this, host);
        try
        {
            var wait = host.LastEnd + gap - time.GetUtcNow();
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, time, ct);
            }

            return turn;
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    private Host Take(string name)
    {
        lock (_lock)
        {
            if (_hosts.Count >= KeptHosts)
            {
                foreach (var (idle, _) in _hosts.Where(h => h.Value.Users == 0 && h.Value.LastEnd + gap <= time.GetUtcNow()).ToList())
                {
                    _hosts.Remove(idle);
                }
            }

            if (!_hosts.TryGetValue(name, out var host))
            {
                _hosts[name] = host = new();
            }

            host.Users++;
            return host;
        }
    }

    private void Give(Host host)
    {
        lock (_lock)
        {
            host.Users--;
        }
    }

    private sealed class Host
    {
        public SemaphoreSlim Free { get; } = new(1);

        public DateTimeOffset LastEnd { get; set; } = DateTimeOffset.MinValue;

        public int Users { get; set; }
    }

    private sealed class Turn(HostGate gate, Host host) : IDisposable
    {
        public void Dispose()
        {
            host.LastEnd = gate.Now;
            host.Free.Release();
            gate.Give(host);
        }
    }

    private DateTimeOffset Now => time.GetUtcNow();
}
