using NewsMonitor.Host.Api;
using NewsMonitor.Intake;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Rereading;

/// <summary>The rereads of this run of the program, one at a time. They end with it, and go on where they were when they are started again.</summary>
internal sealed partial class Rereads(Reread reread, IReaders readers, TimeProvider time, ILogger<Rereads> logger) : IHostedService, IDisposable
{
    /// <summary>Rereads that are remembered after their end.</summary>
    private const int MaxKept = 20;

    private readonly Lock _lock = new();
    private readonly List<RereadJob> _jobs = [];
    private bool _stopping;

    public RereadDto? Running
    {
        get
        {
            lock (_lock)
            {
                return _jobs is [{ IsRunning: true } newest, ..] ? newest.ToDto() : null;
            }
        }
    }

    public IReadOnlyList<RereadDto> List()
    {
        lock (_lock)
        {
            return _jobs.ConvertAll(job => job.ToDto());
        }
    }

    public RereadDto? Find(string id) => FindJob(id)?.ToDto();

    /// <summary>Null: another one runs, or the program is stopping.</summary>
    public RereadDto? Start(RereadOrder order, RereadRequest request)
    {
        var version = readers.GetVersion(order.Reader);
        lock (_lock)
        {
            if (_stopping || _jobs is [{ IsRunning: true }, ..])
            {
                return null;
            }

            var job = new RereadJob(Guid.NewGuid().ToString("N")[..12], order, request, version, time.GetUtcNow());
            _jobs.Insert(0, job);
            if (_jobs.Count > MaxKept)
            {
                _jobs[^1].Dispose();
                _jobs.RemoveAt(_jobs.Count - 1);
            }

            LogStarted(job.Id, version);
            job.Ended = Task.Run(() => RunAsync(job));
            return job.ToDto();
        }
    }

    /// <summary>Cancels it and waits until it has ended; null: there is none of this id.</summary>
    public async Task<RereadDto?> CancelAsync(string id)
    {
        if (FindJob(id) is not { } job)
        {
            return null;
        }

        if (job.IsRunning)
        {
            await job.CancelAsync();
            await job.Ended;
        }

        return job.ToDto();
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        RereadJob? running;
        lock (_lock)
        {
            _stopping = true;
            running = _jobs.Find(job => job.IsRunning);
        }

        if (running is not null)
        {
            await running.CancelAsync();
            await running.Ended.WaitAsync(cancellationToken);
        }
    }

    public void Dispose() => _jobs.ForEach(job => job.Dispose());

    private RereadJob? FindJob(string id)
    {
        lock (_lock)
        {
            return _jobs.Find(job => job.Id == id);
        }
    }

    private async Task RunAsync(RereadJob job)
    {
        try
        {
            job.Tell(await reread.RunAsync(job.Order, job.Tell, job.Cancelled));
            End(job, "done", null);
        }
        catch (OperationCanceledException)
        {
            End(job, "cancelled", null);
        }
        catch (LogException error)
        {
            End(job, "failed", error.Message);
        }
        catch (Exception error)
        {
            LogFailed(error, job.Id);
            End(job, "failed", "This is the program's fault; its log says why.");
        }
    }

    private void End(RereadJob job, string state, string? reason)
    {
        job.End(state, time.GetUtcNow(), reason);
        LogEnded(job.Id, state, job.Counts.Done, job.Counts.Passed, job.Counts.Failed, reason is null ? "" : ": " + reason);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Reread {Id} by {Reader} started")]
    private partial void LogStarted(string id, string reader);

    [LoggerMessage(Level = LogLevel.Information, Message = "Reread {Id} {State}: {Done} articles read again, {Passed} had changed, {Failed} failed{Reason}")]
    private partial void LogEnded(string id, string state, long done, long passed, long failed, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Reread {Id} failed")]
    private partial void LogFailed(Exception error, string id);
}
