using Microsoft.Extensions.Time.Testing;

namespace NewsMonitor.Log.Tests;

/// <summary>What a contract of the log is tested on: logs by name, in a store that goes with the test.</summary>
/// <param name="store">Is disposed of with the test.</param>
/// <param name="start">What time it is when a test begins.</param>
public abstract class StoreContract(ITestStore store, DateTimeOffset start) : IDisposable
{
    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected FakeTimeProvider Time { get; } = new(start);

    /// <summary>Opens a log; may be called again after disposal of the log before: same name, same log.</summary>
    protected Task<ILog> OpenAsync(string name = "log") => store.OpenAsync(name, Time, Ct);

    /// <summary>Brings full text search up to the log.</summary>
    protected Task CatchUpAsync(ILog log) => store.CatchUpAsync(log, Ct);

    protected Task DropAsync(string name) => store.DropAsync(name);

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>A kind of store, as the contracts use it.</summary>
public interface ITestStore : IDisposable
{
    Task<ILog> OpenAsync(string name, TimeProvider time, CancellationToken ct);

    Task CatchUpAsync(ILog log, CancellationToken ct);

    Task DropAsync(string name);
}
