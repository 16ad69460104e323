using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsMonitor.Domain;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Replays;

/// <summary>
/// Has states of the past ready before anybody asks for them: soon after the start, and then once a day, what came since the last is counted by both clocks.
/// A log that was never replayed is counted from its beginning once, here and not while somebody waits.
/// </summary>
internal sealed partial class ReplayPreparation(
    IPast past, ReplayMemory memory, ReplayWork work, TimeProvider time, ILogger<ReplayPreparation> logger) : BackgroundService
{
    /// <summary>From the start until the first time: live comes first.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Patience, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            timer.Period = Every;
            try
            {
                await PrepareAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(error, Every);
            }
        }
    }

    private async Task PrepareAsync(CancellationToken ct)
    {
        if (await past.ReadRangeAsync(ct) is not { } range)
        {
            return;
        }

        memory.Enter();
        try
        {
            await PrepareAsync(ReplayClock.Arrival, range, range.LastArrival, ct);
            await PrepareAsync(ReplayClock.Event, range, (range.LastMinute ?? Minute.Of(range.LastArrival)).Start, ct);
        }
        finally
        {
            memory.Leave();
        }
    }

    private async Task PrepareAsync(string clock, PastRange range, DateTimeOffset last, CancellationToken ct)
    {
        await using var flow = await PastFlow.OpenAsync(clock, range, past, memory.Names, memory.Checkpoints, work, ct);
        var state = await flow.StateAtAsync(last, ct);
        LogPrepared(clock, last, state.Rows);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "States of the past by {Clock} are kept up to {Last}, {Rows} rows of the log")]
    private partial void LogPrepared(string clock, DateTimeOffset last, long rows);

    [LoggerMessage(Level = LogLevel.Warning, Message = "States of the past could not be made ready: the first jump of a replay may take longer. Next try in {Every}")]
    private partial void LogFailed(Exception error, TimeSpan every);
}
