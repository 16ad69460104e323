using NewsMonitor.Domain.Alerts;
using NewsMonitor.Grains.Alerts;

namespace NewsMonitor.Grains.Tests.Alerts;

/// <summary>Who waits for whom, and how long: all hang while they read the past, until they are let go.</summary>
public sealed class BacktestsTests : IAsyncLifetime
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;
    private readonly TaskCompletionSource _hang = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _reads = new(0);
    private readonly SemaphoreSlim _passedOver = new(0);
    private AlertWorld _world = null!;
    private Backtests _backtests = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await AlertWorld.OpenAsync();
        _backtests = _world.Backtests();
        _world.ReadingPast = () =>
        {
            _reads.Release();
            return _hang.Task;
        };
    }

    public async ValueTask DisposeAsync()
    {
        _backtests.Dispose();
        await _world.DisposeAsync();
        _reads.Dispose();
        _passedOver.Dispose();
    }

    [Fact]
    public async Task Waiting_for_others_takes_nothing_off_the_time_that_a_backtest_has()
    {
        var first = RunAsync();
        var second = RunAsync();
        await TwoReadAsync();
        _world.Time.Advance(TimeSpan.FromSeconds(30));
        var third = RunAsync();
        _world.ReadingPast = () => Task.CompletedTask;
        _world.Time.Advance(Backtests.LongestRun);
        Assert.Contains("a shorter range", await first, StringComparison.Ordinal);
        Assert.Contains("a shorter range", await second, StringComparison.Ordinal);
        Assert.Equal("", await third);
    }

    [Fact]
    public async Task Whose_turn_never_comes_is_told_so()
    {
        const int All = 20;
        const int HadATurn = 6;
        var all = Enumerable.Range(0, All).Select(_ => RunAsync()).ToList();
        for (var i = 0; i < 2; i++)
        {
            // Two at once, until the clock has given them up.
            await TwoReadAsync();
            _world.Time.Advance(Backtests.LongestRun);
        }

        // The third two still run when the others give up.
        await TwoReadAsync();
        _world.Time.Advance(Backtests.LongestWait - 2 * Backtests.LongestRun);
        for (var i = 0; i < All - HadATurn; i++)
        {
            await _passedOver.WaitAsync(_ct);
        }

        _hang.SetResult();
        Assert.Equal(All - HadATurn, (await Task.WhenAll(all)).Count(IsPassedOver));
    }

    [Fact]
    public async Task Who_comes_when_too_many_wait_is_told_so_at_once()
    {
        var all = Enumerable.Range(0, 2 + Backtests.MostWaiting).Select(_ => RunAsync()).ToList();
        await TwoReadAsync();
        Assert.Contains("others wait", await RunAsync(), StringComparison.Ordinal);
        Assert.All(all, one => Assert.False(one.IsCompleted));
        _hang.SetResult();
        Assert.All(await Task.WhenAll(all), told => Assert.Equal("", told));
        Assert.Equal("", await RunAsync());
    }

    private async Task TwoReadAsync()
    {
        await _reads.WaitAsync(_ct);
        await _reads.WaitAsync(_ct);
    }

    /// <summary>Why it was given up; empty: it was not.</summary>
    private async Task<string> RunAsync()
    {
        try
        {
            await _backtests.RunAsync(AlertWorld.Rule(new Condition.Article()), Some.Now.AddDays(-1), Some.Now, BacktestClock.Arrival, null, _ct);
            return "";
        }
        catch (TimeoutException error)
        {
            if (IsPassedOver(error.Message))
            {
                _passedOver.Release();
            }

            return error.Message;
        }
    }

    private static bool IsPassedOver(string told) => told.Contains("try again later", StringComparison.Ordinal);
}
