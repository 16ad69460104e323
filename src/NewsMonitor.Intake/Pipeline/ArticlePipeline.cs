using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsMonitor.Domain;
using NewsMonitor.Log;
using NewsMonitor.Reading;

namespace NewsMonitor.Intake;

/// <summary>
/// Door → bounded queues → readers in parallel → the log's writer, handed over in the order in which they left the queues. What arrives goes
/// before what lies in the past (imports, rereads). An unchanged text is not read again. A receipt comes only after the commit: nothing that was
/// accepted waits in memory.
/// </summary>
public sealed partial class ArticlePipeline
{
    private readonly ILogReader _log;
    private readonly Func<Submission, CancellationToken, ValueTask<Task<Receipt>>> _append;
    private readonly IReaders _readers;
    private readonly PipelineOptions _options;
    private readonly ILogger _logger;
    private readonly WorkQueue _queue;
    private readonly InFlight _inFlight = new();

    public ArticlePipeline(ILogReader log, LogWriter writer, IReaders readers, IOptions<PipelineOptions> options, ILogger<ArticlePipeline> logger)
        : this(log, writer.AppendAsync, readers, options.Value, logger)
    {
    }

    internal ArticlePipeline(
        ILogReader log, Func<Submission, CancellationToken, ValueTask<Task<Receipt>>> append, IReaders readers, PipelineOptions options, ILogger logger)
    {
        (_log, _append, _readers, _options, _logger) = (log, append, readers, options, logger);
        _queue = new(options.QueueLimit);
    }

    /// <summary>False: the queue is full, nothing was taken; the sender should come again later.</summary>
    public bool TrySubmit(Admission admission, Way way, out Task<Receipt> receipt)
    {
        var work = new Work(admission, way, _readers.Live);
        receipt = work.Done.Task;
        return AnswerAtOnce(work) || _queue.TryAdd(work);
    }

    /// <summary>Waits for room. Throws <see cref="ChannelClosedException"/> once the pipeline has stopped.</summary>
    public ValueTask<Task<Receipt>> SubmitAsync(Admission admission, Way way, CancellationToken ct) =>
        AddAsync(new(admission, way, _readers.Live), isPast: false, ct);

    /// <summary>The same for what lies in the past: it waits behind whatever arrives, and a reader of its own may read it.</summary>
    public ValueTask<Task<Receipt>> SubmitPastAsync(Admission admission, Way way, ReaderKind reader, CancellationToken ct) =>
        AddAsync(new(admission, way, reader), isPast: true, ct);

    /// <summary>Has a text of the log read again, behind whatever arrives.</summary>
    public ValueTask<Task<Receipt>> RereadAsync(DueText text, ReaderKind reader, CancellationToken ct) => AddAsync(new(text, reader), isPast: true, ct);

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
            for (var ticket = 0L; ;)
            {
                // A slot first: whatever arrives while all are taken goes before what lies in the past.
                await free.WaitAsync(stop);
                var work = await _queue.TakeAsync(stop);
                work.Ticket = ++ticket;
                var alone = work.Again is null && _inFlight.Enter(work.Key, work.Ticket);
                var reading = Task.Run(() => PrepareAsync(work, alone, free, stop), CancellationToken.None);
                await ordered.Writer.WriteAsync((work, reading), CancellationToken.None);
            }
        }
        finally
        {
            _queue.Close();
            ordered.Writer.Complete();
            await handing;
            while (_queue.TryTake() is { } left)
            {
                left.Done.TrySetCanceled(stop);
            }
        }
    }

    private async ValueTask<Task<Receipt>> AddAsync(Work work, bool isPast, CancellationToken ct)
    {
        if (!AnswerAtOnce(work))
        {
            await _queue.AddAsync(work, isPast, ct);
        }

        return work.Done.Task;
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
            if (work.Again is { } again)
            {
                return Find(work, again.Article) is { } found ? new Submission.Reading(again.Article, again.Version, found) : null;
            }

            if (work.Admission is Admission.Withdrawal withdrawal)
            {
                return new Submission.Withdrawal(withdrawal.Key, work.Way, withdrawal.ArrivedAt);
            }

            var text = (Admission.Text)work.Admission!;
            work.Known = alone ? await _log.FindAsync(text.Article.Key, stop) : null;
            var unchanged = work.Known is { Withdrawn: false } known && known.ContentHash.AsSpan().SequenceEqual(text.Article.ContentHash());
            return unchanged ? new Submission.Text(text.Article, null, work.Way, text.ArrivedAt, text.DateSuspect) : Read(work, text);
        }
        finally
        {
            free.Release();
        }
    }

    private Submission.Text? Read(Work work, Admission.Text text) =>
        Find(work, text.Article) is { } findings ? new(text.Article, findings, work.Way, text.ArrivedAt, text.DateSuspect) : null;

    private Findings? Find(Work work, Article article)
    {
        try
        {
            return _readers.Read(work.Reader, new(article.Title, article.Body, article.Language, article.Section));
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
                if (await Task.Run(() => Read(work, (Admission.Text)work.Admission!), stop) is not { } read)
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
        Leave(work);
        work.Done.SetResult(receipt);
    }

    private void Leave(Work work)
    {
        if (work.Again is null)
        {
            _inFlight.Leave(work.Key);
        }
    }

    private void Fail(Work work, Exception error)
    {
        Leave(work);
        if (error is OperationCanceledException)
        {
            work.Done.SetCanceled(CancellationToken.None);
            return;
        }

        LogNotCommitted(error, work.Key.Source, work.Key.Id);
        work.Done.SetException(error);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The reader failed on {Source} {Id}; the article is rejected")]
    private partial void LogUnreadable(Exception error, string source, string id);

    [LoggerMessage(Level = LogLevel.Error, Message = "Not committed: {Source} {Id}")]
    private partial void LogNotCommitted(Exception error, string source, string id);
}
