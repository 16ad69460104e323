using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsMonitor.Grains.Contracts;
using Orleans.Runtime;

namespace NewsMonitor.Grains.Following;

/// <summary>
/// Wakes the follower when the silo starts and nudges it once a second: a nudge that was lost, or a follower that died with its silo, holds the
/// news up no longer than that.
/// </summary>
internal sealed partial class FollowerService(IGrainFactory grains, TimeProvider time, ILogger<FollowerService> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                await grains.GetGrain<IFollowerGrain>(TimelineKey.Live).NudgeAsync();
            }
            catch (Exception error) when (error is OrleansException or TimeoutException or InvalidOperationException)
            {
                LogNotReached(error);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The follower cannot be reached; next try in a second")]
    private partial void LogNotReached(Exception error);
}
