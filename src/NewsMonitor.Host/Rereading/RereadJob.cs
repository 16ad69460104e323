using NewsMonitor.Host.Api;
using NewsMonitor.Intake;

namespace NewsMonitor.Host.Rereading;

/// <summary>One reread of this run of the program: what was asked for, and how far it is.</summary>
internal sealed class RereadJob(string id, RereadOrder order, RereadRequest request, string version, DateTimeOffset startedAt) : IDisposable
{
    private readonly CancellationTokenSource _cancel = new();
    private RereadProgress _progress = new(version, 0, default, TimeSpan.Zero);
    private RereadEnd? _end;

    public string Id => id;

    public RereadOrder Order => order;

    public bool IsRunning => Volatile.Read(ref _end) is null;

    public RereadCounts Counts => Volatile.Read(ref _progress).Counts;

    public CancellationToken Cancelled => _cancel.Token;

    /// <summary>Ends when it has ended, however it did.</summary>
    public Task Ended { get; set; } = Task.CompletedTask;

    public void Tell(RereadProgress progress) => Volatile.Write(ref _progress, progress);

    public void End(string state, DateTimeOffset at, string? reason) => Volatile.Write(ref _end, new(state, at, reason));

    public Task CancelAsync() => _cancel.CancelAsync();

    public RereadDto ToDto()
    {
        var end = Volatile.Read(ref _end);
        var progress = Volatile.Read(ref _progress);
        return new(
            id, order.Reader.Word(), progress.Version, request.From, request.To, request.Subject, request.Source, end?.State ?? "running",
            progress.Due, progress.Counts.Done, progress.Counts.Passed, progress.Counts.Failed, progress.Counts.All > 0 ? progress.PerSecond : null,
            end is null ? progress.Left?.TotalSeconds : null, startedAt, end?.At, end?.Reason);
    }

    public void Dispose() => _cancel.Dispose();

    private sealed record RereadEnd(string State, DateTimeOffset At, string? Reason);
}
