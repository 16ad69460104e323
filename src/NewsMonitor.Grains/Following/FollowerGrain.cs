using System.Collections.Immutable;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsMonitor.Domain;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Log;
using Orleans.Utilities;

namespace NewsMonitor.Grains.Following;

/// <summary>
/// One loop in the cluster. It keeps nothing: started again anywhere, it has the shards and the awake subjects read what they lack, and goes on
/// from the log's head.
/// </summary>
[KeepAlive]
internal sealed partial class FollowerGrain(
    ILogReader log, Delivery delivery, IOptions<GrainsOptions> options, TimeProvider time, ILogger<FollowerGrain> logger) : Grain, IFollowerGrain, IDisposable
{
    // Beyond so many it is cheaper for everybody to ask again for all that they watch.
    private const int SubjectsTold = 2_000;
    private static readonly TimeSpan ObserverAge = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(10);

    private readonly Channel<bool> _nudges = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _stop = new();
    private readonly ObserverManager<IFollowerObserver> _observers = new(ObserverAge, logger) { GetDateTime = () => time.GetUtcNow().UtcDateTime };
    private Task _running = Task.CompletedTask;
    private Position _delivered;                                // to all but those that are owed
    private Position _followed;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _running = RunAsync(_stop.Token);                       // on this grain's own scheduler: its turns never overlap with a call's
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    public void Dispose() => _stop.Dispose();

    public Task NudgeAsync()
    {
        _nudges.Writer.TryWrite(true);
        return Task.CompletedTask;
    }

    public Task<long> GetFollowedAsync() => Task.FromResult(_followed.Value);

    public Task SubscribeAsync(IFollowerObserver observer)
    {
        var isNew = !_observers.Observers.ContainsKey(observer);
        _observers.Subscribe(observer, observer);
        if (isNew)
        {
            observer.Followed(_followed.Value, default);        // it missed what was told before
        }

        return Task.CompletedTask;
    }

    public Task UnsubscribeAsync(IFollowerObserver observer)
    {
        _observers.Unsubscribe(observer);
        return Task.CompletedTask;
    }

    private async Task RunAsync(CancellationToken stop)
    {
        var started = false;
        var delay = FirstDelay;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (!started)
                {
                    await StartAsync(stop);
                    started = true;
                }

                await FollowAsync(stop);
                delay = FirstDelay;
                await _nudges.Reader.ReadAsync(stop);
            }
            catch (Exception) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                LogFailed(error, _delivered, delay);
                await Task.Delay(delay, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
                delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
            }
        }
    }

    private async Task StartAsync(CancellationToken stop)
    {
        var head = (await log.ReadHeadAsync(stop)).Position;
        await delivery.RefreshAsync(head, stop);
        _delivered = head;
        _followed = delivery.Owes ? _followed : head;
        LogStarted(head);
        Tell([], all: true);
    }

    private async Task FollowAsync(CancellationToken stop)
    {
        while (true)
        {
            var batch = await log.ReadChangesAsync(_delivered, options.Value.BatchLimit, shard: null, stop);
            var isNew = batch.To > _delivered;
            var subjects = new HashSet<SubjectId>();
            if (isNew)
            {
                subjects.UnionWith(await delivery.DeliverAsync(batch, stop));
                _delivered = batch.To;
                LogFollowed(batch.Changes.Count, subjects.Count, batch.To);
            }

            subjects.UnionWith(await delivery.PayAsync(stop));
            var followed = delivery.Owes ? _followed : _delivered;
            if (followed > _followed || subjects.Count > 0)
            {
                _followed = followed;
                Tell(subjects, all: subjects.Count > SubjectsTold);
            }

            if (!isNew)
            {
                return;
            }
        }
    }

    private void Tell(IEnumerable<SubjectId> subjects, bool all)
    {
        ImmutableArray<string> told = all ? default : [.. subjects.Select(s => s.Value)];
        // One-way calls: nobody is waited for.
        _observers.Notify(observer => observer.Followed(_followed.Value, told));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Following the log from position {Position}")]
    private partial void LogStarted(Position position);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Changes} changes of {Subjects} subjects followed, up to position {Position}")]
    private partial void LogFollowed(int changes, int subjects, Position position);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Following stopped after position {Position}; next try in {Delay}")]
    private partial void LogFailed(Exception error, Position position, TimeSpan delay);
}
