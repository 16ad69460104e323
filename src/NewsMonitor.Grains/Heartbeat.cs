using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace NewsMonitor.Grains;

/// <summary>
/// Calls a grain when the silo starts and once a second: that time has passed. A call that was lost, or a grain that died with its silo, holds things up
/// no longer than that.
/// </summary>
internal sealed partial class Heartbeat<TGrain>(IGrainFactory grains, string key, Func<TGrain, Task> call, TimeProvider time, ILogger<Heartbeat<TGrain>> logger) : BackgroundService
    where TGrain : IGrainWithStringKey
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            do
            {
                await BeatAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task BeatAsync(CancellationToken stop)
    {
        try
        {
            await call(grains.GetGrain<TGrain>(key)).WaitAsync(stop);
        }
        catch (Exception error) when (!stop.IsCancellationRequested)
        {
            LogFailed(error, typeof(TGrain).Name, key);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Grain} {Key} failed or cannot be reached; next try in a second")]
    private partial void LogFailed(Exception error, string grain, string key);
}
