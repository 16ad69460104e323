using NewsMonitor.Host.Access;
using NewsMonitor.Host.Api;
using NewsMonitor.Host.Serving;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Sample;

/// <summary>Starts the sample feed: at once with <c>--sample</c>, or when a newcomer asks for it on an empty log. Goes on after a restart.</summary>
internal sealed partial class SampleSwitch(SampleFeed feed, SamplePlayer player, ILogReader log, MonitorSettings settings, ILogger<SampleSwitch> logger) : BackgroundService
{
    private readonly TaskCompletionSource _wanted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _started;

    /// <summary>How far the feed has played, 0 … 1; null: it was never started on this log.</summary>
    public double? Progress => Volatile.Read(ref _started) ? player.Progress : null;

    public static void Map(RouteGroupBuilder api) =>
        api.MapPost("/sample", (SampleSwitch sample, CancellationToken ct) => sample.StartPlayingAsync(ct))
            .Needs(Scope.Admin).Produces(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status409Conflict).WithSummary("Play the invented sample feed into an empty log");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.Sample && !await HasPlayedAsync(stoppingToken))
        {
            await _wanted.Task.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            if (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }

        Volatile.Write(ref _started, true);
        LogPlaying();
        await player.RunAsync(stoppingToken);
    }

    private async Task<bool> HasPlayedAsync(CancellationToken ct) => await log.FindAsync(feed.Lines[0].Article.Key(), ct) is not null;

    private async Task<IResult> StartPlayingAsync(CancellationToken ct)
    {
        if (!Volatile.Read(ref _started) && (await log.ReadHeadAsync(ct)).Position.Value > 0)
        {
            return Problems.Conflict("The log holds real articles. Invented ones are not mixed with them; start the program with --sample to see the sample feed in a folder of its own.");
        }

        _wanted.TrySetResult();
        return Results.Accepted();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Playing the sample feed: every name and article in it is invented")]
    private partial void LogPlaying();
}
