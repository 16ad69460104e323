using Microsoft.Extensions.Logging;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Grains.Alerts;

namespace NewsMonitor.Grains.Tests.Alerts;

public sealed class RuleBeginTests : IAsyncLifetime, ILogger<RuleBegin>
{
    private static readonly Rule Rule = AlertWorld.Rule(new Condition.Silence { Lasts = TimeSpan.FromHours(2) });
    private static readonly TimeSpan KeptFor = RuleBegin.KeptFor;

    private readonly List<Exception> _told = [];
    private AlertWorld _world = null!;
    private RuleBegin _begin = null!;
    private TaskCompletionSource _past = new();
    private TaskCompletionSource _again = new();
    private int _reads;

    public async ValueTask InitializeAsync()
    {
        _world = await AlertWorld.OpenAsync();
        _begin = _world.Begin(this);
        _world.ReadingPast = () =>
        {
            _reads++;
            _again.TrySetResult();
            return _past.Task;
        };
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_past_that_is_long_in_reading_is_taken_when_it_is_read_also_where_the_machines_clock_was_set()
    {
        Assert.False(_begin.IsPrepared(Rule));
        var reading = _begin.Prepare(Rule);
        _world.Time.Advance(2 * KeptFor);
        _begin.Forget();
        _past.SetResult();
        await reading;
        _world.Time.SetClock(2 * KeptFor);
        _begin.Forget();
        Assert.True(_begin.IsPrepared(Rule));
        Assert.Same(reading, _begin.Prepare(Rule));
        Assert.Equal(1, _reads);
    }

    [Fact]
    public async Task What_was_read_and_not_taken_is_let_go()
    {
        _past.SetResult();
        var reading = _begin.Prepare(Rule);
        await reading;
        _world.Time.Advance(KeptFor - TimeSpan.FromSeconds(1));
        _begin.Forget();
        Assert.Same(reading, _begin.Prepare(Rule));
        _world.Time.Advance(TimeSpan.FromSeconds(1));
        _begin.Forget();
        await _begin.Prepare(Rule);
        Assert.Equal(2, _reads);
    }

    [Fact]
    public async Task A_past_that_cannot_be_read_is_told_once_and_tried_again_ten_minutes_later()
    {
        await FailAsync();
        _past.SetResult();
        Assert.False(_begin.IsPrepared(Rule));
        _world.Time.Advance(KeptFor - TimeSpan.FromSeconds(1));
        _begin.Forget();
        await _begin.Prepare(Rule with { Id = "r2" });
        Assert.False(_begin.IsPrepared(Rule));
        Assert.Equal((2, 1), (_reads, _told.Count));

        _world.Time.Advance(TimeSpan.FromSeconds(1));
        _begin.Forget();
        _again = new();
        _begin.IsPrepared(Rule);
        await _again.Task.WaitAsync(TestContext.Current.CancellationToken);
        await _begin.Prepare(Rule);
        Assert.True(_begin.IsPrepared(Rule));
        Assert.Equal((3, 1), (_reads, _told.Count));
    }

    [Fact]
    public async Task A_past_that_could_not_be_read_is_tried_again_at_once_where_somebody_asks()
    {
        await FailAsync();
        _past.SetResult();
        await _begin.Prepare(Rule);
        Assert.True(_begin.IsPrepared(Rule));
        Assert.Equal((2, 1), (_reads, _told.Count));
    }

    private async Task FailAsync()
    {
        Assert.False(_begin.IsPrepared(Rule));
        var reading = _begin.Prepare(Rule);
        _past.SetException(new IOException("damaged"));
        await Assert.ThrowsAsync<IOException>(() => reading);
        _past = new();
    }

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => _told.Add(exception!);
}
