using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsMonitor.Domain;
using NewsMonitor.Log;
using NewsMonitor.Reading;

namespace NewsMonitor.Intake;

/// <summary>
/// Door → bounded queue → readers in parallel → the log's writer, handed over in the order of arrival. An unchanged text is not read again.
/// A receipt comes only after the commit: nothing that was accepted waits in memory.
/// </summary>
public sealed partial class ArticlePipeline
{
    private readonly ILogReader _log;
    private readonly Func<Submission, CancellationToken, ValueTask<Task<Receipt>>> _append;
    private readonly IReader _reader;
    private readonly PipelineOptions _options;
    private readonly ILogger _logger;
    private readonly Channel<Work> _queue;
    private readonly InFlight _inFlight = new();

    public ArticlePipeline(ILogReader log, LogWriter writer, IReader reader, IOptions<PipelineOptions> options, ILogger<ArticlePipeline> logger)
        : this(log, writer.AppendAsync, reader, options.Value, logger)
    {
    }

    internal ArticlePipeline(
        ILogReader log, Func<Submission, CancellationToken, ValueTask<Task<Receipt>>> append, IReader reader, PipelineOptions options, ILogger logger)
    {
        (_log, _append, _reader, _options, _logger) = (log, append, reader, options, logger);
        _queue = Channel.CreateBounded<Work>(new BoundedChannelOptions(options.QueueLimit) { SingleReader = true });
    }

    /// <summary>False: the queue is full, nothing was taken; the sender should come again later.</summary>
    public bool TrySubmit(Admission admission, Way way, out Task<Receipt> receipt)
    {
        var work = new Work(admission, way);
        receipt = work.Done.Task;
        if (AnswerAtOnce(work))
        {
            return true;
        }

        return _queue.Writer.TryWrite(work);
    }

    /// <summary>Waits for room. Throws <see cref="ChannelClosedException"/> once the pipeline has stopped.</summary>
    public async ValueTask<Task<Receipt>> SubmitAsync(Admission admission, Way way, CancellationToken ct)
    {
        var work = new Work(admission, way);
        if (!AnswerAtOnce(work))
        {
            await _queue.Writer.WriteAsync(work, ct);
        }

        return work.Done.Task;
    }

    /// <summary>
    /// Runs until it is told to stop. What is with the log's writer by then still gets its receipt; what is not is cancelled, and was never
    /// answered as accepted.
    /// </summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var readers = _options.Readers;
        var ordered = Channel.CreateBounded<(Work Work, Task<Submission?> Reading)>(
            new BoundedChannelOptions(readers * 4) { SingleReader = true, SingleWriter = true });
        using var free = new SemaphoreSlim(readers);
        var handing = HandOverAsync(ordered.Reader, stop);
        try
        {
            for (var ticket = 0L; await _queue.Reader.WaitToReadAsync(stop);)
            {
                await free.WaitAsync(stop);
                if (!_queue.Reader.TryRead(out var work))
                {
                    free.Release();
                    continue;
                }

                work.Ticket = ++ticket;
                var alone = _inFlight.Enter(work.Key, work.Ticket);
                var reading = Task.Run(() => PrepareAsync(work, alone, free, stop), CancellationToken.None);
                await ordered.Writer.WriteAsync((work, reading), CancellationToken.None);
            }
        }
        finally
        {
            _queue.Writer.TryComplete();
            ordered.Writer.Complete();
            await handing;
            while (_queue.Reader.TryRead(out var left))
            {
                left.Done.TrySetCanceled(stop);
            }
        }
    }

    private static bool AnswerAtOnce(Work work)
    {
        if (work.Admission is not Admission.Rejected rejected)
        {
            return false;
        }

        work.Done.SetResult(new Receipt.Rejected(rejected.Reason));
        return true;
    }

    private async Task HandOverAsync(ChannelReader<(Work Work, Task<Submission?> Reading)> ordered, CancellationToken stop)
    {
        await foreach (var (work, reading) in ordered.ReadAllAsync(CancellationToken.None))
        {
            try
            {
                if (await reading is { } submission)
                {
                    _ = AnswerAsync(work, await _append(submission, stop), stop);
                }
            }
            catch (Exception error)
            {
                Fail(work, error);
            }
        }
    }

    /// <summary>Null: the work is answered already, as its text could not be read.</summary>
    private async Task<Submission?> PrepareAsync(Work work, bool alone, SemaphoreSlim free, CancellationToken stop)
    {
        try
        {
            stop.ThrowIfCancellationRequested();
            if (work.Admission is Admission.Withdrawal withdrawal)
            {
                return new Submission.Withdrawal(withdrawal.Key, work.Way, withdrawal.ArrivedAt);
            }

            var text = (Admission.Text)work.Admission;
            work.Known = alone ? await _log.FindAsync(text.Article.Key, stop) : null;
            var unchanged = work.Known is { Withdrawn: false } known && known.ContentHash.AsSpan().SequenceEqual(text.Article.ContentHash());
            return unchanged ? new Submission.Text(text.Article, null, work.Way, text.ArrivedAt) : Read(work, text);
        }
        finally
        {
            free.Release();
        }
    }

    private Submission.Text? Read(Work work, Admission.Text text)
    {
        var article = text.Article;
        try
        {
            // Without the section: what is counted must be what anyone finds who has the text analysed.
            var findings = _reader.Read(new(article.Title, article.Body, article.Language));
            return new(article, findings, work.Way, text.ArrivedAt);
        }
        catch (Exception error)
        {
            // One text that the reader cannot bear must not stop the news; the sender and the log file are told.
            LogUnreadable(error, article.Key.Source, article.Key.Id);
            Answer(work, new Receipt.Rejected("the reader failed on this text; the server's log says why"));
            return null;
        }
    }

    private async Task AnswerAsync(Work work, Task<Receipt> appended, CancellationToken stop)
    {
        try
        {
            var receipt = await appended;
            if (receipt is Receipt.Unread && work.Known is { } known && !_inFlight.IsNewest(work.Key, work.Ticket))
            {
                // Somebody else changed the article since we looked, and its sender has sent a newer text since. Submitting this one again
                // would put it after that; it was a duplicate at the moment when we looked.
                receipt = new Receipt.Duplicate(known.Position, known.Article);
            }
            else if (receipt is Receipt.Unread)
            {
                if (await Task.Run(() => Read(work, (Admission.Text)work.Admission), stop) is not { } read)
                {
                    return;
                }

                receipt = await await _append(read, stop);
            }

            Answer(work, receipt);
        }
        catch (Exception error)
        {
            Fail(work, error);
        }
    }

    private void Answer(Work work, Receipt receipt)
    {
        // First out of the way, then answered: who submits the same article on seeing the answer finds it settled.
        _inFlight.Leave(work.Key);
        work.Done.SetResult(receipt);
    }

    private void Fail(Work work, Exception error)
    {
        _inFlight.Leave(work.Key);
        if (error is OperationCanceledException)
        {
            work.Done.SetCanceled(CancellationToken.None);
            return;
        }

        LogNotCommitted(error, work.Key.Source, work.Key.Id);
        work.Done.SetException(error);
    }

    private sealed class Work(Admission admission, Way way)
    {
        public Admission Admission { get; } = admission;

        public Way Way { get; } = way;

        public ArticleKey Key { get; } = admission switch
        {
            Admission.Text text => text.Article.Key,
            Admission.Withdrawal withdrawal => withdrawal.Key,
            _ => default,
        };

        public TaskCompletionSource<Receipt> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Its place in the order of arrival; set when it leaves the queue.</summary>
        public long Ticket { get; set; }

        /// <summary>What the log had when it was looked at; null: nothing, or not looked at.</summary>
        public ArticleHead? Known { get; set; }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The reader failed on {Source} {Id}; the article is rejected")]
    private partial void LogUnreadable(Exception error, string source, string id);

    [LoggerMessage(Level = LogLevel.Error, Message = "Not committed: {Source} {Id}")]
    private partial void LogNotCommitted(Exception error, string source, string id);
}
