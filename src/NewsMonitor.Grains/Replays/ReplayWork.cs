namespace NewsMonitor.Grains.Replays;

/// <summary>Counting of replays on threads of its own turn, so that however many play, cores are left for live news.</summary>
internal sealed class ReplayWork : IDisposable
{
    private readonly SemaphoreSlim _free = new(Math.Max(1, Environment.ProcessorCount / 2));

    public async Task<T> DoAsync<T>(Func<Task<T>> work, CancellationToken ct)
    {
        await _free.WaitAsync(ct);
        try
        {
            return await Task.Run(work, ct);
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose() => _free.Dispose();
}
