using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using NewsMonitor.Domain;

namespace NewsMonitor.Log;

/// <summary>
/// Gathers submissions of many callers into batches for the log's one writer. Bounded at the door; a receipt is given only after its commit; a
/// submission that cannot be committed fails alone.
/// </summary>
public sealed partial class LogWriter
{
    private readonly Func<IReadOnlyList<Submission>, CancellationToken, Task<IReadOnlyList<Receipt>>> _commit;
    private readonly LogWriterOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Channel<Pending> _queue;

    public LogWriter(ILog log, LogWriterOptions options, TimeProvider time, ILogger logger)
        : this(log.CommitAsync, options, time, logger)
    {
    }

    internal LogWriter(
        Func<IReadOnlyList<Submission>, CancellationToken, Task<IReadOnlyList<Receipt>>> commit, LogWriterOptions options, TimeProvider time,
        ILogger logger)
    {
        (_commit, _options, _time, _logger) = (commit, options, time, logger);
        _queue = Channel.CreateBounded<Pending>(new BoundedChannelOptions(options.QueueLimit) { SingleReader = true });
    }

    /// <summary>Raised on the writer's thread after a commit, with the newest position that it gave. Must return quickly.</summary>
    public event Action<Position>? Committed;

    /// <summary>Submissions that wait.</summary>
    public int Waiting => _queue.Reader.Count;

    /// <summary>Hands a submission over if there is room; false: full, or stopping. The receipt fails with <see cref="LogException"/> where the
    /// machine cannot write, and with what was wrong where the submission itself is.</summary>
    public bool TryAppend(Submission submission, out Task<Receipt> receipt)
    {
        var pending = new Pending(submission);
        receipt = pending.Done.Task;
        return _queue.Writer.TryWrite(pending);
    }

    /// <summary>Waits for room. The receipt is a task of its own, so that a caller can hand over the next before it has the answer to this one.</summary>
    /// <exception cref="LogException">The writer is stopping.</exception>
    public async ValueTask<Task<Receipt>> AppendAsync(Submission submission, CancellationToken ct)
    {
        var pending = new Pending(submission);
        try
        {
            await _queue.Writer.WriteAsync(pending, ct);
        }
        catch (ChannelClosedException error)
        {
            throw Stopping(error);
        }

        return pending.Done.Task;
    }

    /// <summary>Writes until it is stopped: what it has taken is finished, what still waits fails. May be run once.</summary>
    public Task RunAsync(CancellationToken stop) => Task.Factory.StartNew(
        () => Run(stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    // A thread of its own, which may block: committing is synchronous, and on the pool a burst of requests would delay it.
    private void Run(CancellationToken stop)
    {
        var batch = new List<Pending>(_options.BatchLimit);
        try
        {
            while (Wait(stop))
            {
                Gather(batch, stop);
                Commit(batch);
                batch.Clear();
            }
        }
        finally
        {
            _queue.Writer.TryComplete();
            var left = 0;
            while (_queue.Reader.TryRead(out var pending))
            {
                left++;
                pending.Done.TrySetException(Stopping(null));
            }

            LogStopped(left);
        }
    }

    private bool Wait(CancellationToken ct)
    {
        try
        {
            return _queue.Reader.WaitToReadAsync(ct).AsTask().GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void Gather(List<Pending> batch, CancellationToken stop)
    {
        Take(batch);
        if (batch.Count == _options.BatchLimit || _options.Gather <= TimeSpan.Zero)
        {
            return;
        }

        using var deadline = new CancellationTokenSource(_options.Gather, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, stop);
        while (batch.Count < _options.BatchLimit && Wait(either.Token))
        {
            Take(batch);
        }
    }

    private void Take(List<Pending> batch)
    {
        while (batch.Count < _options.BatchLimit && _queue.Reader.TryRead(out var pending))
        {
            batch.Add(pending);
        }
    }

    private void Commit(List<Pending> batch)
    {
        IReadOnlyList<Receipt> receipts;
        try
        {
            receipts = Submit(batch);
        }
        catch (LogException error)
        {
            LogCannotWrite(batch.Count, error);
            Fail(batch, error);
            return;
        }
        catch (Exception error) when (batch.Count == 1)
        {
            LogFailed(batch[0].Submission.Key.Source, batch[0].Submission.Key.Id, error);
            Fail(batch, error);
            return;
        }
        catch (Exception)
        {
            // One of them cannot be committed. Alone, each of the others can.
            foreach (var pending in batch)
            {
                Commit([pending]);
            }

            return;
        }

        Give(batch, receipts);
    }

    // Not cancelled by the stop: what was taken is finished.
    private IReadOnlyList<Receipt> Submit(List<Pending> batch) =>
        _commit(batch.ConvertAll(pending => pending.Submission), CancellationToken.None).GetAwaiter().GetResult();

    private void Give(List<Pending> batch, IReadOnlyList<Receipt> receipts)
    {
        var newest = Position.None;
        for (var i = 0; i < batch.Count; i++)
        {
            batch[i].Done.TrySetResult(receipts[i]);
            newest = receipts[i] switch
            {
                Receipt.Accepted accepted => accepted.Position,
                Receipt.Updated updated => updated.Position,
                Receipt.Withdrawn withdrawn => withdrawn.Position,
                Receipt.Reread reread => reread.Position,
                _ => newest,
            };
        }

        LogCommitted(batch.Count, newest.Value);
        if (newest > Position.None)
        {
            Tell(newest);
        }
    }

    // What is committed is committed: a listener's fault must not end the writer.
    private void Tell(Position newest)
    {
        try
        {
            Committed?.Invoke(newest);
        }
        catch (Exception error)
        {
            LogListenerFailed(error, newest.Value);
        }
    }

    private static void Fail(List<Pending> batch, Exception error)
    {
        foreach (var pending in batch)
        {
            pending.Done.TrySetException(error);
        }
    }

    private static LogException Stopping(Exception? inner) =>
        new("News Monitor is stopping. This was not accepted; send it again when it runs.", transient: true, inner);

    [LoggerMessage(Level = LogLevel.Error, Message = "Who listens for commits failed at position {Position}; the log goes on")]
    private partial void LogListenerFailed(Exception error, long position);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Committed {Count} submissions up to position {Position}")]
    private partial void LogCommitted(int count, long position);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The log cannot write; {Count} submissions were not accepted")]
    private partial void LogCannotWrite(int count, Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The submission {Source} {Id} could not be committed")]
    private partial void LogFailed(string source, string id, Exception error);

    [LoggerMessage(Level = LogLevel.Information, Message = "The log's writer stopped; {Left} waiting submissions were not accepted")]
    private partial void LogStopped(int left);

    /// <summary>Its continuations run elsewhere: a caller that goes on at once must not do so on the writer's thread.</summary>
    private sealed record Pending(Submission Submission)
    {
        public TaskCompletionSource<Receipt> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
