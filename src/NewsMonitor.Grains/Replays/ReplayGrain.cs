using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsMonitor.Domain;
using NewsMonitor.Grains.Boards;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Replays;

/// <summary>
/// A loop moves the clock and adds what it brings, a slice at a time; a jump makes a new state beside the old one and puts it in its place. Both happen
/// within one turn, so that whoever looks between them sees one instant whole.
/// </summary>
[KeepAlive]                                                     // its lease says when it leaves
internal sealed partial class ReplayGrain(
    IPast past, ReplayMemory memory, ReplayWork work, IOptions<GrainsOptions> options, TimeProvider time,
    ILogger<ReplayGrain> logger) : Grain, IReplayGrain, IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan PauseTick = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(10);

    private readonly Channel<bool> _signals = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _stepping = new(1);          // a slice or a jump, never both
    private readonly ReplayPace _pace = new();
    private Headlines _headlines = new();
    private Task _running = Task.CompletedTask;
    private ReplayRequest? _request;
    private PastFlow _flow = null!;                             // set with _state by StartAsync
    private PastState? _state;                                  // null: not started, or ended
    private Shown _shown;                                       // of the state's last whole instant
    private string _playing = ReplayState.Paused;
    private long _generation = 1;
    private DateTimeOffset _renewed;
    private bool _remembers;

    private string Id => this.GetPrimaryKeyString();

    public async Task<Replay> StartAsync(ReplayRequest request)
    {
        if (_request is not null)
        {
            throw new InvalidOperationException($"Replay {Id} was started already");
        }

        if (!_remembers)
        {
            _remembers = true;
            memory.Enter();
        }

        try
        {
            request = ReplayRules.WithinNow(request, time.GetUtcNow());
            var range = ReplayRules.Check(request, await past.ReadRangeAsync(_stop.Token), time.GetUtcNow());
            _flow = await PastFlow.OpenAsync(request.Clock, range, past, memory.Names, memory.Checkpoints, work, _stop.Token);
            _state = await _flow.StateAtAsync(request.From, _stop.Token);
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }

        (_request, _renewed) = (request, time.GetUtcNow());
        Play(request.Speed);
        _running = RunAsync(_stop.Token);                       // on this grain's own scheduler: its turns never overlap with a call's
        LogStarted(Id, request.Clock, request.From, request.To, _flow.Head);
        return Describe(_state);
    }

    public Task<Replay?> GetAsync(bool renew)
    {
        if (_state is null)
        {
            DeactivateOnIdle();                                 // whoever asks for names at random fills no memory
            return Task.FromResult<Replay?>(null);
        }

        _renewed = renew ? time.GetUtcNow() : _renewed;
        return Task.FromResult<Replay?>(Describe(_state));
    }

    public async Task<Replay?> ChangeAsync(ReplayChange change)
    {
        if (_state is null)
        {
            return await GetAsync(renew: true);
        }

        ReplayRules.Check(change, _request!.From, _request.To);
        try
        {
            await _stepping.WaitAsync(_stop.Token);
            try
            {
                if (_state is null || !await ApplyAsync(change, _state))
                {
                    return null;                                // ended meanwhile
                }
            }
            finally
            {
                _stepping.Release();
            }
        }
        catch (OperationCanceledException) when (_state is null)
        {
            return null;                                        // ended meanwhile
        }

        _signals.Writer.TryWrite(true);
        return await GetAsync(renew: true);
    }

    public Task<bool> EndAsync()
    {
        var was = _state is not null;
        _state = null;
        _boards.Clear();
        Release();
        _stop.Cancel();
        DeactivateOnIdle();
        return Task.FromResult(was);
    }

    public async Task<bool> EndUnwatchedAsync()
    {
        // Looked at here, in one turn with the end: who comes back a moment before it keeps the replay.
        if (_state is { } state && Describe(state).IsWatched)
        {
            return false;
        }

        await EndAsync();
        return true;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _state = null;
        Release();
        await _stop.CancelAsync();
        await _running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (_remembers)
        {
            // A jump that was under way ends first.
            await _stepping.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            _remembers = false;
            try
            {
                if (_flow is not null)
                {
                    await _flow.DisposeAsync();
                }
            }
            finally
            {
                memory.Leave();
            }
        }
    }

    public void Dispose()
    {
        _stop.Dispose();
        _stepping.Dispose();
    }

    private async Task RunAsync(CancellationToken stop)
    {
        var delay = FirstDelay;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (time.GetUtcNow() - _renewed > options.Value.ReplayLease)
                {
                    LogAbandoned(Id);
                    await EndAsync();
                    return;
                }

                if (_playing != ReplayState.Playing)
                {
                    await WaitAsync(PauseTick, stop);
                }
                else if (!await StepAsync(stop) && _playing == ReplayState.Playing)
                {
                    await WaitAsync(Tick, stop);
                }

                delay = FirstDelay;
            }
            catch (Exception) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                LogFailed(error, Id, _state?.At, delay);
                await Task.Delay(delay, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
                delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
            }
        }
    }

    /// <summary>False: the replay ended meanwhile.</summary>
    private async Task<bool> ApplyAsync(ReplayChange change, PastState left)
    {
        if (!left.IsWhole)
        {
            await AddAsync(left, _request!.To, _stop.Token);    // a fault of the log had come between
        }

        if (change.At is { } at && at != left.At)
        {
            _flow.Leave(left);
            var state = await _flow.StateAtAsync(at, _stop.Token);
            if (_state is null)
            {
                return false;
            }

            (_state, _headlines) = (state, new());
            _generation++;
            _boards.Clear();
            _playing = _playing == ReplayState.Ended ? ReplayState.Paused : _playing;
        }

        var speed = change.MaxSpeed ? null : change.Speed ?? _pace.Speed;
        if ((change.State ?? _playing) == ReplayState.Playing)
        {
            Play(speed);
        }
        else
        {
            _playing = change.State ?? _playing;
            _pace.Start(_state!.At, time.GetUtcNow(), speed);
        }

        return true;
    }

    /// <summary>Adds one slice; false: the clock is where it is to be now.</summary>
    private async Task<bool> StepAsync(CancellationToken stop)
    {
        await _stepping.WaitAsync(stop);
        try
        {
            if (_state is not { } state || _playing != ReplayState.Playing)
            {
                return false;
            }

            var target = _pace.Target(time.GetUtcNow(), _request!.To);
            var isLast = await AddAsync(state, target, stop);
            if (_state != state)
            {
                return false;                                   // ended meanwhile
            }

            if (isLast)
            {
                state.MoveTo(target);
            }

            _boards.Clear();
            if (state.At >= _request.To)
            {
                _playing = ReplayState.Ended;
                LogReachedEnd(Id, state.Rows);
                return false;
            }

            _pace.Forgive(state.At, time.GetUtcNow());
            return !isLast;
        }
        finally
        {
            _stepping.Release();
        }
    }

    /// <summary>Adds what comes next, the rest of its instant with it; true: nothing is left up to the target.</summary>
    private async Task<bool> AddAsync(PastState state, DateTimeOffset target, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                var slice = await _flow.NextAsync(state, target, PastFlow.RowsPerSlice, stop);
                if (_state != state)
                {
                    return false;
                }

                _shown = Shown.Of(state, _shown);
                _flow.Apply(state, slice);
                if (state.IsWhole)
                {
                    return slice.IsLast;
                }

                _whole ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
        finally
        {
            if (state.IsWhole || _state != state)
            {
                Release();                                      // after a fault the next try does
            }
        }
    }

    /// <summary>Lets those look who wait for an instant as a whole.</summary>
    private void Release()
    {
        _whole?.TrySetResult();
        _whole = null;
    }

    private async Task WaitAsync(TimeSpan longest, CancellationToken stop)
    {
        using var timeout = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stop);
        try
        {
            await _signals.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return;                                             // it is time to look again
        }
    }

    private void Play(double? speed)
    {
        _playing = _state!.At < _request!.To ? ReplayState.Playing : ReplayState.Ended;
        _pace.Start(_state.At, time.GetUtcNow(), speed);
    }

    private Replay Describe(PastState state)
    {
        var (from, to) = (_request!.From, _request.To);
        var shown = Shown.Of(state, _shown);
        return new(
            Id, from, to, _pace.Speed, _request.Clock, _playing, shown.At, shown.Position.Value, Math.Clamp((shown.At - from) / (to - from), 0, 1),
            _playing == ReplayState.Playing ? _pace.SecondsLeft(shown.At, time.GetUtcNow(), to) : null, _generation, shown.Rows, _flow.Head.Value,
            shown.All.Articles, shown.All.Sources, time.GetUtcNow() - _renewed);
    }

    /// <summary>What is said of a state as a whole.</summary>
    private readonly record struct Shown(DateTimeOffset At, Position Position, long Rows, (int Articles, int Sources) All)
    {
        /// <summary>The state's own, or the one before where its instant is in only in part.</summary>
        public static Shown Of(PastState state, Shown before) => state.IsWhole ? new(state.At, state.Position, state.Rows, state.All) : before;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Replay {Replay} by {Clock} from {From} to {To}, of the log up to position {Head}")]
    private partial void LogStarted(string replay, string clock, DateTimeOffset from, DateTimeOffset to, Position head);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Replay {Replay} has reached its end, {Rows} rows into the log")]
    private partial void LogReachedEnd(string replay, long rows);

    [LoggerMessage(Level = LogLevel.Information, Message = "Nobody watches replay {Replay} any more: it ends")]
    private partial void LogAbandoned(string replay);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Replay {Replay} stopped at {At}; next try in {Delay}")]
    private partial void LogFailed(Exception error, string replay, DateTimeOffset? at, TimeSpan delay);
}
