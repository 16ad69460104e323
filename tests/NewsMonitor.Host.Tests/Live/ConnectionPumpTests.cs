using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Host.Api;
using NewsMonitor.Host.Live;

namespace NewsMonitor.Host.Tests.Live;

public sealed class ConnectionPumpTests
{
    private static readonly LiveOptions Options = new() { MaxWatches = 2 };

    private readonly FakeTimeProvider _time = new();
    private readonly Browser _browser = new();
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_view_opens_whole_as_number_1_and_its_changes_follow_without_a_hole()
    {
        await using var pump = Pump();
        var view = new CountingView();

        var opened = await pump.WatchAsync(view, _ct);
        view.State = 1;
        var second = await BeatAsync();
        view.State = 2;
        var third = await BeatAsync();

        Assert.Equal((1L, (object)0), (opened.Number, opened.State));
        Assert.Equal((2L, (object)1), (second.Number, second.State));
        Assert.Equal((3L, (object)2), (third.Number, third.State));
        Assert.All([second, third], change => Assert.Equal(opened.Watch, change.Watch));
    }

    [Fact]
    public async Task A_browser_that_does_not_take_its_message_skips_states_and_gets_the_newest()
    {
        await using var pump = Pump();
        var view = new CountingView();
        await pump.WatchAsync(view, _ct);
        var taken = _browser.TakeNothing();
        view.State = 1;
        await BeatAsync();

        for (var state = 2; state <= 50; state++)
        {
            view.State = state;
            _time.Advance(Options.Interval);
        }

        taken.SetResult();
        var next = await BeatAsync();

        Assert.Equal((3L, (object)50), (next.Number, next.State));
    }

    [Fact]
    public async Task A_view_that_fails_leaves_a_hole_in_the_numbers_and_goes_on()
    {
        await using var pump = Pump();
        var view = new CountingView();
        await pump.WatchAsync(view, _ct);

        view.Fails = true;
        while (!view.HasFailed)
        {
            _time.Advance(Options.Interval);
            await Task.Yield();
        }

        view.State = 7;

        Assert.Equal(3, (await BeatAsync()).Number);
    }

    [Fact]
    public async Task A_view_that_cannot_tell_the_difference_leaves_a_hole_in_the_numbers_so_that_it_is_watched_anew()
    {
        await using var pump = Pump();
        var view = new CountingView();
        await pump.WatchAsync(view, _ct);

        view.Anew = true;
        var hole = await BeatAsync();

        Assert.Equal((3L, null), (hole.Number, hole.State));
        Assert.False(view.IsDisposed);
    }

    [Fact]
    public async Task A_view_whose_replay_is_over_is_let_go_and_the_browser_is_made_to_ask_again()
    {
        await using var pump = Pump();
        var view = new CountingView();
        var opened = await pump.WatchAsync(view, _ct);

        view.IsOver = true;
        var last = await BeatAsync();

        Assert.Equal((opened.Watch, 3L, opened.Clock), (last.Watch, last.Number, last.Clock));
        Assert.True(view.IsDisposed);
    }

    [Fact]
    public async Task An_unwatched_view_is_let_go()
    {
        await using var pump = Pump();
        var view = new CountingView();
        var opened = await pump.WatchAsync(view, _ct);

        pump.Unwatch(opened.Watch);

        Assert.True(view.IsDisposed);
    }

    [Fact]
    public async Task Watching_more_than_allowed_is_refused_and_what_is_watched_goes_on()
    {
        await using var pump = Pump();
        var view = new CountingView();
        await pump.WatchAsync(view, _ct);
        await pump.WatchAsync(new CountingView(), _ct);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => pump.WatchAsync(new CountingView(), _ct));
        view.State = 1;

        Assert.Contains("2 views", refused.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await BeatAsync()).Number);
    }

    private ConnectionPump Pump() => new(_browser, _time, Microsoft.Extensions.Options.Options.Create(Options), NullLogger.Instance);

    // The pump's timer is armed by its own loop; a beat that finds it not yet armed is repeated.
    private async Task<ChangedDto> BeatAsync()
    {
        while (!_browser.Sent.TryPeek(out _))
        {
            _time.Advance(Options.Interval);
            await Task.Yield();
        }

        return await _browser.Sent.ReadAsync(_ct);
    }

    private sealed class Browser : ILiveClient
    {
        private readonly Channel<ChangedDto> _sent = Channel.CreateUnbounded<ChangedDto>();
        private Task _taking = Task.CompletedTask;

        public ChannelReader<ChangedDto> Sent => _sent.Reader;

        public TaskCompletionSource TakeNothing()
        {
            var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _taking = taken.Task;
            return taken;
        }

        public Task Changed(ChangedDto change)
        {
            _sent.Writer.TryWrite(change);
            return _taking;
        }
    }

    private sealed class CountingView : IView
    {
        private volatile bool _failed;
        private int _shown;

        public int State { get; set; }

        public bool Fails { get; set; }

        public bool Anew { get; set; }

        public bool IsOver { get; set; }

        public bool IsDisposed { get; private set; }

        public bool HasFailed => _failed;

        public Task<ViewState> OpenAsync(CancellationToken ct) => Task.FromResult(new ViewState(_shown = State, 0, default));

        public Task<ViewState> NextAsync(CancellationToken ct)
        {
            if (Fails)
            {
                Fails = false;
                _failed = true;
                throw new TimeoutException();
            }

            if (IsOver)
            {
                throw new NoSuchTimelineException("r1");
            }

            if (Anew)
            {
                Anew = false;
                return Task.FromResult(default(ViewState) with { Anew = true });
            }

            if (State == _shown)
            {
                return Task.FromResult(default(ViewState));
            }

            return Task.FromResult(new ViewState(_shown = State, 0, default));
        }

        public void Dispose() => IsDisposed = true;
    }
}
