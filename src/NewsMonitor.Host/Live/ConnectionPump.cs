using Microsoft.Extensions.Options;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Host.Api;

namespace NewsMonitor.Host.Live;

/// <summary>
/// One loop per connection: at each beat it asks every watched view what is new and sends that. Awaiting the send is the
/// back-pressure: a slow browser waits here, alone, and gets the newest state when it can, never a queue of old ones.
/// </summary>
internal sealed partial class ConnectionPump : IAsyncDisposable
{
    private readonly ILiveClient _client;
    private readonly TimeProvider _time;
    private readonly LiveOptions _options;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _closed = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Watched> _views = [];
    private readonly Task _loop;
    private long _names;

    public ConnectionPump(ILiveClient client, TimeProvider time, IOptions<LiveOptions> options, ILogger logger)
    {
        (_client, _time, _options, _logger) = (client, time, options.Value, logger);
        _loop = Task.Run(() => RunAsync(_closed.Token));
    }

    /// <summary>Opens a view and returns it whole; from then on its changes are sent, numbered from 2.</summary>
    /// <exception cref="InvalidOperationException">The connection watches as much as it may.</exception>
    public async Task<ChangedDto> WatchAsync(IView view, CancellationToken ct)
    {
        var watched = new Watched(view, "w" + Interlocked.Increment(ref _names));
        await watched.Turn.WaitAsync(ct);
        try
        {
            lock (_lock)
            {
                if (_views.Count >= _options.MaxWatches)
                {
                    throw new InvalidOperationException($"One connection may watch {_options.MaxWatches} views. Unwatch one first.");
                }

                _views.Add(watched.Name, watched);
            }

            var state = await view.OpenAsync(ct);
            watched.Sent = (state.Clock, state.Position);
            return new(watched.Name, watched.Number, state.Clock, state.Position, state.State);
        }
        catch
        {
            Unwatch(watched.Name);
            throw;
        }
        finally
        {
            watched.Turn.Release();
        }
    }

    public void Unwatch(string watch)
    {
        lock (_lock)
        {
            if (_views.Remove(watch, out var watched))
            {
                watched.View.Dispose();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        _closed.Dispose();
        lock (_lock)
        {
            foreach (var watched in _views.Values)
            {
                watched.View.Dispose();
            }

            _views.Clear();
        }
    }

    private async Task RunAsync(CancellationToken closed)
    {
        using var timer = new PeriodicTimer(_options.Interval, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(closed))
            {
                Watched[] views;
                lock (_lock)
                {
                    views = [.. _views.Values];
                }

                foreach (var watched in views)
                {
                    await SendAsync(watched, closed);
                }
            }
        }
        catch (OperationCanceledException) when (closed.IsCancellationRequested)
        {
        }
    }

    private async Task SendAsync(Watched watched, CancellationToken closed)
    {
        // Not yet opened, or being opened: its first state is on its way as the answer of Watch.
        if (!await watched.Turn.WaitAsync(0, closed))
        {
            return;
        }

        try
        {
            await SendNewsAsync(watched, closed);
        }
        catch (Exception error) when (!closed.IsCancellationRequested)
        {
            // The number is used up, so that the browser sees the hole and asks for the whole state again.
            watched.Number++;
            LogViewFailed(error, watched.Name);
        }
        finally
        {
            watched.Turn.Release();
        }
    }

    private async Task SendNewsAsync(Watched watched, CancellationToken closed)
    {
        var state = await NextAsync(watched, closed);
        if (state.Anew)
        {
            // The number leaves a hole, by which the browser knows that it has to watch the view again.
            watched.Number++;
        }

        if (state.Anew || state.State is not null)
        {
            watched.Sent = (state.Clock, state.Position);
            await _client.Changed(new(watched.Name, ++watched.Number, state.Clock, state.Position, state.State));
        }
    }

    private async Task<ViewState> NextAsync(Watched watched, CancellationToken closed)
    {
        try
        {
            return await watched.View.NextAsync(closed);
        }
        catch (NoSuchTimelineException)
        {
            // Its replay is over: the browser is told so by the answer to its next Watch.
            Unwatch(watched.Name);
            return new(null, watched.Sent.Position, watched.Sent.Clock, Anew: true);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "View {Watch} could not be read; its browser asks again at the next change")]
    private partial void LogViewFailed(Exception error, string watch);

    private sealed class Watched(IView view, string name)
    {
        public IView View { get; } = view;

        public string Name { get; } = name;

        public long Number { get; set; } = 1;

        /// <summary>Of what the browser has.</summary>
        public (DateTimeOffset Clock, long Position) Sent { get; set; }

        public SemaphoreSlim Turn { get; } = new(1, 1);
    }
}
