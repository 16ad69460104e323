using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using NewsMonitor.Domain;
using NewsMonitor.Log;

namespace NewsMonitor.Intake;

/// <summary>
/// Brings the articles of before up to the topics of one's own, one topic after the other, newest articles first, in pages that leave room for what
/// arrives. What is done is right already when it is looked at again, so it may be ended at any time and begins anew. Where the machine cannot write it
/// waits; a topic that fails by itself is passed over until it is changed, or the program starts again, and keeps no other from being counted.
/// </summary>
public sealed partial class TopicCounter
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(10);

    private readonly ITopics _topics;
    private readonly Func<Submission, CancellationToken, ValueTask<Task<Receipt>>> _append;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Channel<bool> _changed =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentDictionary<SubjectId, (int Revision, string Reason)> _faults = [];
    private TopicProgress? _running;

    public TopicCounter(ITopics topics, LogWriter writer, TimeProvider time, ILogger<TopicCounter> logger)
        : this(topics, writer.AppendAsync, time, logger)
    {
    }

    internal TopicCounter(
        ITopics topics, Func<Submission, CancellationToken, ValueTask<Task<Receipt>>> append, TimeProvider time, ILogger logger) =>
        (_topics, _append, _time, _logger) = (topics, append, time, logger);

    /// <summary>Says that a topic has changed; never waits.</summary>
    public void Nudge() => _changed.Writer.TryWrite(true);

    /// <summary>How much of the past is counted, 0 … 1; null: all is.</summary>
    public double? ProgressOf(CustomTopic topic) => topic.IsCounted ? null
        : Volatile.Read(ref _running) is { } running && running.Subject == topic.Subject && running.Revision == topic.Revision ? running.Part
        : 0;

    /// <summary>Why the past cannot be counted by it; null: it can, as far as is known.</summary>
    public string? FaultOf(CustomTopic topic) => IsPassedOver(topic) ? _faults[topic.Subject].Reason : null;

    /// <summary>Counts whenever something is left to be counted, until it is stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                try
                {
                    while (await _topics.FindUncountedAsync(IsPassedOver, stop) is { } topic)
                    {
                        await TryCountAsync(topic, stop);
                    }

                    await _changed.Reader.ReadAsync(stop);
                }
                catch (LogException error)
                {
                    LogCannotCount(RetryAfter, error);
                    await Task.Delay(RetryAfter, _time, stop);
                }
                finally
                {
                    Volatile.Write(ref _running, null);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            LogStopped();
        }
    }

    private bool IsPassedOver(CustomTopic topic) => _faults.TryGetValue(topic.Subject, out var fault) && fault.Revision == topic.Revision;

    private async Task TryCountAsync(CustomTopic topic, CancellationToken stop)
    {
        try
        {
            await CountAsync(topic, stop);
        }
        catch (Exception error) when (error is not LogException && !stop.IsCancellationRequested)
        {
            LogPassedOver(topic.Subject, topic.Revision, error);
            _faults[topic.Subject] = (topic.Revision, error.Message);
        }
    }

    private async Task CountAsync(CustomTopic topic, CancellationToken stop)
    {
        var started = _time.GetTimestamp();
        var past = await _topics.OpenPastAsync(topic, stop);
        var changed = 0;
        for (var next = 0; next < past.Count;)
        {
            Volatile.Write(ref _running, new(topic.Subject, topic.Revision, next / (double)past.Count));
            (var due, next) = await _topics.ReadDueAsync(past, next, stop);
            changed += await CommitAsync(due, stop);
            if ((await _topics.FindAsync(topic.Subject, stop))?.Revision != topic.Revision)
            {
                return;
            }
        }

        await _topics.SetCountedAsync(topic, stop);
        var elapsed = _time.GetElapsedTime(started);
        LogCounted(topic.Subject, topic.Revision, past.Count, changed, elapsed);
    }

    private async Task<int> CommitAsync(IReadOnlyList<Submission.Matching> due, CancellationToken stop)
    {
        var receipts = new List<Task<Receipt>>(due.Count);
        foreach (var matching in due)
        {
            receipts.Add(await _append(matching, stop));
        }

        return (await Task.WhenAll(receipts).WaitAsync(stop)).Count(receipt => receipt is Receipt.Reread);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Topic {Subject} (revision {Revision}): {Looked} articles of before looked at, {Changed} changed, in {Elapsed}")]
    private partial void LogCounted(SubjectId subject, int revision, int looked, int changed, TimeSpan elapsed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The past cannot be counted by its topics; next try in {Delay}")]
    private partial void LogCannotCount(TimeSpan delay, Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "Topic {Subject} (revision {Revision}): the past cannot be counted by it")]
    private partial void LogPassedOver(SubjectId subject, int revision, Exception error);

    [LoggerMessage(Level = LogLevel.Information, Message = "Counting the past by its topics stopped")]
    private partial void LogStopped();

    private sealed record TopicProgress(SubjectId Subject, int Revision, double Part);
}
