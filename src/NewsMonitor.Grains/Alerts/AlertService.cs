using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsMonitor.Grains.Contracts;
using Orleans.Runtime;

namespace NewsMonitor.Grains.Alerts;

/// <summary>Tells the alerts of the live timeline once a second that time has passed.</summary>
internal sealed partial class AlertService(IGrainFactory grains, TimeProvider time, ILogger<AlertService> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            do
            {
                await TickAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task TickAsync(CancellationToken stop)
    {
        try
        {
            await grains.GetGrain<IAlertsGrain>(TimelineKey.Live).TickAsync().WaitAsync(stop);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogFailed(error);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Rules were not looked at; next try in a second")]
    private partial void LogFailed(Exception error);
}
