using NewsMonitor.Grains.Contracts;

namespace NewsMonitor.Host.Live;

/// <summary>Keeps this process subscribed to the follower: renewed, since a follower that moved to another silo has forgotten us.</summary>
internal sealed partial class FollowerSubscription(IGrainFactory grains, LiveSignal signal, TimeProvider time, ILogger<FollowerSubscription> logger) : BackgroundService
{
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var observer = grains.CreateObjectReference<IFollowerObserver>(signal);
        var follower = grains.GetGrain<IFollowerGrain>(TimelineKey.Live);
        using var timer = new PeriodicTimer(Renewal, time);
        try
        {
            do
            {
                await SubscribeAsync(follower, observer, stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task SubscribeAsync(IFollowerGrain follower, IFollowerObserver observer, CancellationToken ct)
    {
        try
        {
            await follower.SubscribeAsync(observer).WaitAsync(ct);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogNotSubscribed(error);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The follower does not answer; screens are behind until it does")]
    private partial void LogNotSubscribed(Exception error);
}
