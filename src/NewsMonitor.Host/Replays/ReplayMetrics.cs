using System.Diagnostics.Metrics;
using NewsMonitor.Grains;
using NewsMonitor.Grains.Contracts;

namespace NewsMonitor.Host.Replays;

/// <summary>How many replays are open, by state, for operators.</summary>
internal sealed partial class ReplayMetrics : BackgroundService
{
    public const string Meter = "NewsMonitor.Replays";

    // Prometheus asks every 15 s or less often.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private static readonly string[] States = [ReplayState.Playing, ReplayState.Paused, ReplayState.Ended];

    private readonly IReplays _replays;
    private readonly Gauge<int> _open;
    private readonly TimeProvider _time;
    private readonly ILogger<ReplayMetrics> _logger;

    public ReplayMetrics(IReplays replays, IMeterFactory meters, TimeProvider time, ILogger<ReplayMetrics> logger)
    {
        (_replays, _time, _logger) = (replays, time, logger);
        _open = meters.Create(Meter).CreateGauge<int>("newsmonitor.replays", description: "Replays that are open");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, _time);
        try
        {
            do
            {
                await CountAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task CountAsync(CancellationToken ct)
    {
        try
        {
            var replays = await _replays.ListAsync(ct);
            foreach (var state in States)
            {
                _open.Record(replays.Count(replay => replay.State == state), new KeyValuePair<string, object?>("state", state));
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogNotCounted(error);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The replays could not be counted; the figure for operators is an old one")]
    private partial void LogNotCounted(Exception error);
}
