using NewsMonitor.Domain.Alerts;

namespace NewsMonitor.Grains.Tests.Alerts;

/// <summary>Who waits for whom, and how long.</summary>
public sealed class BacktestsTests
{
    [Fact]
    public async Task Waiting_for_others_takes_nothing_off_the_time_that_a_backtest_has()
    {
        await using var world = await AlertWorld.OpenAsync();
        using var backtests = world.Backtests();
        var (rule, ct) = (AlertWorld.Rule(new Condition.Article()), TestContext.Current.CancellationToken);
        var hang = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var reads = new SemaphoreSlim(0);
        world.ReadingPast = () =>
        {
            reads.Release();
            return hang.Task;
        };
        var first = RunAsync();
        var second = RunAsync();
        await reads.WaitAsync(ct);
        await reads.WaitAsync(ct);
        world.Time.Advance(TimeSpan.FromSeconds(30));
        var third = RunAsync();
        world.ReadingPast = () => Task.CompletedTask;
        world.Time.Advance(Grains.Alerts.Backtests.LongestRun);
        Assert.Contains("a shorter range", (await Assert.ThrowsAsync<TimeoutException>(() => first)).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<TimeoutException>(() => second);
        await third;

        async Task RunAsync() => await backtests.RunAsync(rule, Some.Now.AddDays(-1), Some.Now, null, ct);
    }

    [Fact]
    public async Task Whose_turn_never_comes_is_told_so()
    {
        await using var world = await AlertWorld.OpenAsync();
        using var backtests = world.Backtests();
        var (rule, ct) = (AlertWorld.Rule(new Condition.Article()), TestContext.Current.CancellationToken);
        var hang = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var reads = new SemaphoreSlim(0);
        world.ReadingPast = () =>
        {
            reads.Release();
            return hang.Task;
        };
        var all = Enumerable.Range(0, 20).Select(_ => RunAsync()).ToList();
        for (var i = 0; i < 3; i++)
        {
            // Two at once, until the clock has given them up.
            await reads.WaitAsync(ct);
            await reads.WaitAsync(ct);
            world.Time.Advance(Grains.Alerts.Backtests.LongestRun);
        }

        // One whose turn comes at the instant at which it gives up may still have it.
        hang.SetResult();
        var told = await Task.WhenAll(all);
        Assert.InRange(told.Count(message => message.Contains("try again later", StringComparison.Ordinal)), 10, 14);

        async Task<string> RunAsync()
        {
            try
            {
                await backtests.RunAsync(rule, Some.Now.AddDays(-1), Some.Now, null, ct);
                return "";
            }
            catch (TimeoutException error)
            {
                return error.Message;
            }
        }
    }
}
