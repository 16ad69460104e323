namespace NewsMonitor.Grains.Replays;

/// <summary>Counting of replays on threads of its own turn, so that however many play, cores are left for live news.</summary>
internal sealed class ReplayWork : IDisposable
{
    private readonly SemaphoreSlim _free = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly SemaphoreSlim _long = new(1);

    /// <summary>A part of bounded length.</summary>
    public Task<T> DoAsync<T>(Func<Task<T>> work, CancellationToken ct) => DoAsync(_free, work, ct);

    /// <summary>What may take seconds for a long log: one at a time, beside the parts, so that replays that play do not wait for it.</summary>
    public Task<T> DoLongAsync<T>(Func<Task<T>> work, CancellationToken ct) => DoAsync(_long, work, ct);

    public void Dispose()
    {
        _free.Dispose();
        _long.Dispose();
    }

    private static async Task<T> DoAsync<T>(SemaphoreSlim free, Func<Task<T>> work, CancellationToken ct)
    {
        await free.WaitAsync(ct);
        try
        {
            return await Task.Run(work, ct);
        }
        finally
        {
            free.Release();
        }
    }
}
