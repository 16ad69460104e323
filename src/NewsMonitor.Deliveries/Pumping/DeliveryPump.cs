using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsMonitor.Log;

namespace NewsMonitor.Deliveries;

/// <summary>
/// Takes what is due out of the outbox and sends it, a few letters of each channel at a time, so that no channel waits for another. What is being
/// sent is known to memory alone: after a kill it is still due, and is sent again under the same id.
/// </summary>
public sealed partial class DeliveryPump(
    IOutbox outbox, IChannelStore channels, ILetterSender sender, IOptions<DeliveryOptions> options, TimeProvider time, ILogger<DeliveryPump> logger)
{
    /// <summary>The outbox is looked at this often even where nobody says that there is news.</summary>
    internal static readonly TimeSpan Glance = TimeSpan.FromSeconds(10);

    /// <summary>What is under way at a stop has this long to come to its end: cut off, it may have been taken and would be sent again after the start.</summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan ForgetEvery = TimeSpan.FromHours(1);

    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Dictionary<string, Work> _atWork = new(StringComparer.Ordinal);
    private DateTimeOffset _restUntil = DateTimeOffset.MinValue;
    private DateTimeOffset _forgetAt = DateTimeOffset.MinValue;

    /// <summary>Letters that are on their way, or were when it last looked.</summary>
    internal int Sending => _atWork.Count;

    /// <summary>Says that something was put into the outbox.</summary>
    public void Nudge() => _news.Writer.TryWrite(true);

    /// <summary>Until it is stopped, and what is under way then has come to its end or is cut off.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var cut = new CancellationTokenSource();
        await using var bell = time.CreateTimer(_ => cut.Cancel(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await using var stopped = stop.Register(() => bell.Change(Grace, Timeout.InfiniteTimeSpan));
        try
        {
            while (!stop.IsCancellationRequested)
            {
                var wake = time.GetUtcNow() + Glance;
                try
                {
                    wake = await TurnAsync(stop, cut.Token);
                }
                catch (Exception error) when (IsOfStore(error))
                {
                    LogStoreFailed(error);
                }

                await WaitAsync(wake, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
        finally
        {
            await Task.WhenAll(_atWork.Values.Select(work => work.Done));
        }
    }

    /// <summary>Begins to send what is due and has room; when to look again.</summary>
    /// <param name="cut">Cuts off what is under way.</param>
    internal async Task<DateTimeOffset> TurnAsync(CancellationToken stop, CancellationToken cut)
    {
        var now = time.GetUtcNow();
        foreach (var (delivery, work) in _atWork.Where(pair => pair.Value.Done.IsCompleted).ToList())
        {
            _atWork.Remove(delivery);

            // What was sent and could not be kept would be sent again at once, and again.
            _restUntil = await work.Done ? _restUntil : now + Glance;
        }

        if (now < _restUntil)
        {
            return _restUntil;
        }

        foreach (var channel in await outbox.ListDueChannelsAsync(now, stop))
        {
            var room = options.Value.PerChannel - _atWork.Values.Count(work => work.Channel == channel);
            if (room <= 0)
            {
                continue;
            }

            foreach (var due in (await outbox.ListDueAsync(channel, now, options.Value.PerChannel, stop)).Where(due => !_atWork.ContainsKey(due.Id)).Take(room))
            {
                var sending = SendAsync(due, stop, cut);
                _atWork.Add(due.Id, new(channel, sending));

                // Once it is over, and not from within it: a turn in between would find no room, and the next one wait for a glance.
                sending.ConfigureAwait(false).GetAwaiter().OnCompleted(Nudge);
            }
        }

        if (now >= _forgetAt)
        {
            _forgetAt = await outbox.ForgetAsync(now - options.Value.KeepFor, stop) > 0 ? now : now + ForgetEvery;
        }

        var next = await outbox.ReadNextDueAsync(now, stop);
        return next < now + Glance ? next.Value : now + Glance;
    }

    /// <summary>Until that time, or until there is news.</summary>
    private async Task WaitAsync(DateTimeOffset wake, CancellationToken stop)
    {
        var wait = wake - time.GetUtcNow();
        await using var bell = time.CreateTimer(_ => Nudge(), null, wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);

        // The clock may have passed it while the timer was being set.
        if (time.GetUtcNow() < wake)
        {
            await _news.Reader.ReadAsync(stop);
        }
    }

    /// <summary>False: what it came to could not be kept.</summary>
    private async Task<bool> SendAsync(DueDelivery due, CancellationToken stop, CancellationToken cut)
    {
        // A sender that answers at once must not run the turn that started it.
        await Task.Yield();
        try
        {
            if (await channels.OpenAsync(due.Channel, stop) is not var (channel, target) || !channel.IsOn)
            {
                return true;
            }

            var (began, stamp) = (time.GetUtcNow(), time.GetTimestamp());
            var result = due.Notice is { } notice
                ? await TryAsync(new(due.Id, channel, target, notice, began), cut)
                : new(SendOutcome.Refused, null, "What was kept of the message cannot be read: the database was changed, or is damaged.");
            var now = time.GetUtcNow();
            var after = After(due, result, now);

            // What is known is kept, whoever wants to stop.
            await outbox.RecordAsync(due.Id, new(began, time.GetElapsedTime(stamp), result.Status, result.Words), after, CancellationToken.None);
            await FollowAsync(channel, target, result, now, CancellationToken.None);
            if (after is AfterAttempt.GivenUp dead)
            {
                LogGivenUp(due.Id, channel.Name, dead.Reason);
            }

            return true;
        }
        catch (Exception error) when (IsOfStore(error))
        {
            LogStoreFailed(error);
            return false;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return true;
        }
    }

    /// <summary>Sends a letter now; what it came to is kept nowhere. One that our own writing stumbles over is refused: others go on.</summary>
    public async Task<SendResult> TryAsync(Letter letter, CancellationToken cut)
    {
        try
        {
            return await sender.SendAsync(letter, cut);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogFailed(error, letter.Id);
            return new(SendOutcome.Refused, null, "This is our fault: the message could not be written. The program's log says why.");
        }
    }

    private AfterAttempt After(DueDelivery due, SendResult result, DateTimeOffset now) => result.Outcome switch
    {
        SendOutcome.Delivered => new AfterAttempt.Delivered(),
        SendOutcome.Later => RetryPlan.Next(due.Id, due.Attempts + 1, now, result.RetryAfter, due.Since + options.Value.GiveUpAfter) is { } at
            ? new AfterAttempt.Again(at)
            : new AfterAttempt.GivenUp($"Not delivered within {options.Value.GiveUpAfter.TotalHours:0.#} h, in {due.Attempts + 1} attempts."),
        SendOutcome.Refused => new AfterAttempt.GivenUp(result.Status is { } status ? $"The receiver refuses it ({status})." : result.Words),
        SendOutcome.Gone => new AfterAttempt.GivenUp(GoneWords(now)),
        _ => throw new ArgumentOutOfRangeException(nameof(result), result.Outcome, "not an outcome"),
    };

    /// <summary>What a receiver says of the whole channel, as long as that leads to it: it may have been sent elsewhere while it was thinking.</summary>
    private async Task FollowAsync(DeliveryChannel channel, ChannelTarget tried, SendResult result, DateTimeOffset now, CancellationToken ct)
    {
        if (result.Outcome is SendOutcome.Gone)
        {
            var changed = await channels.ChangeAsync(
                channel.Id, (known, target) => (target.LeadsWhere(tried) ? known with { OffReason = GoneWords(now) } : known, target), ct);
            if (changed is { IsOn: false })
            {
                LogSwitchedOff(channel.Name);
            }
        }
        else if (result.Outcome is SendOutcome.Later && RetryPlan.Hold(result.RetryAfter) is { } hold
            && await channels.OpenAsync(channel.Id, ct) is var (_, target) && target.LeadsWhere(tried))
        {
            await outbox.HoldAsync(channel.Id, now + hold, ct);
        }
    }

    // A read that fails throws what its database throws.
    private static bool IsOfStore(Exception error) => error is LogException or DbException;

    private static string GoneWords(DateTimeOffset now) => $"Switched off: the receiver answered on {now:d MMM yyyy} that it is gone for good (410).";

    private sealed record Work(string Channel, Task<bool> Done);

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox cannot be read or written; nothing is sent until it can")]
    private partial void LogStoreFailed(Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "Delivery {Delivery} could not be written")]
    private partial void LogFailed(Exception error, string delivery);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Delivery {Delivery} to channel {Channel} is given up: {Reason}")]
    private partial void LogGivenUp(string delivery, string channel, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Channel {Channel} is switched off: its receiver answered 410")]
    private partial void LogSwitchedOff(string channel);
}
