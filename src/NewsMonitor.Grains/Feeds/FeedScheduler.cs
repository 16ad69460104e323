using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Feeds;

/// <summary>
/// Every five seconds: calls the grains of the feeds that are due, eight at once. Every silo has one; the grain sees to it that a feed is polled
/// by one of them. A slow feed keeps its place and holds up no other.
/// </summary>
internal sealed partial class FeedScheduler(ISourceStore store, IGrainFactory grains, TimeProvider time, ILogger<FeedScheduler> logger) : BackgroundService
{
    private const int AtOnce = 8;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, bool> _polling = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await StartDueAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotListed(error);
            }
        }
    }

    private async Task StartDueAsync(CancellationToken ct)
    {
        // Those that are being polled are still listed as due: ask for as many more.
        foreach (var name in await store.ListDueAsync(time.GetUtcNow(), AtOnce * 2, ct))
        {
            if (_polling.Count >= AtOnce)
            {
                return;
            }

            if (_polling.TryAdd(name, true))
            {
                _ = PollAsync(name);                            // fails nobody: it says what went wrong itself
            }
        }
    }

    private async Task PollAsync(string name)
    {
        try
        {
            var report = await grains.GetGrain<IFeedGrain>(name).PollAsync(now: false);
            LogPolled(name, report.Accepted, report.Updated, report.Duplicates, report.Rejected);
        }
        catch (Exception error)
        {
            LogNotPolled(error, name);
        }
        finally
        {
            _polling.TryRemove(name, out _);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Feed {Feed}: {Accepted} new, {Updated} changed, {Duplicates} known, {Rejected} rejected")]
    private partial void LogPolled(string feed, int accepted, int updated, int duplicates, int rejected);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Feed {Feed} could not be polled; it is tried again in seconds")]
    private partial void LogNotPolled(Exception error, string feed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The feeds that are due could not be listed")]
    private partial void LogNotListed(Exception error);
}
