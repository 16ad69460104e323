using Microsoft.Extensions.Logging.Abstractions;
using NewsMonitor.Domain;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Grains.Replays;
using NewsMonitor.Log;
using NewsMonitor.Log.Sqlite;

namespace NewsMonitor.Grains.Tests.Replays;

/// <summary>A log that is longer than what lies between two states.</summary>
public sealed class ReplayPreparationTests : IAsyncLifetime
{
    private const int Articles = 10_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("news-monitor-").FullName;
    private readonly WatchedTime _time = new(Some.Now);
    private SqliteLog _log = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _log = await SqliteLog.OpenAsync(_folder, _time, NullLogger.Instance, Ct);
        foreach (var batch in Enumerable.Range(0, Articles).Select(Article).Chunk(500))
        {
            await _log.CommitAsync(batch, Ct);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _log.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(ReplayClock.Arrival)]
    [InlineData(ReplayClock.Event)]
    public async Task The_first_replay_reads_no_more_than_lies_behind_the_last_state(string clock)
    {
        var prepared = new TaskCompletionSource();
        using var preparation = new ReplayPreparation(_log, Memory(prepared), new ReplayWork(), _time, NullLogger<ReplayPreparation>.Instance);
        var waits = _time.Wait(ReplayPreparation.Patience);
        await preparation.StartAsync(Ct);
        await waits;
        _time.Advance(ReplayPreparation.Patience);
        await prepared.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, Ct);
        await preparation.StopAsync(Ct);

        var reads = 0;
        var log = await OpenAgainAsync();
        var counted = HookedLog.Of(log, (call, _) =>
        {
            reads += call is nameof(IPast.ReadArrivedAsync) or nameof(IPast.ReadHappenedAsync) ? 1 : 0;
            return null;
        });
        var range = (await log.ReadRangeAsync(Ct))!;
        await using var flow = await PastFlow.OpenAsync(
            clock, range, counted, new SubjectNames(log), new Checkpoints(log, log.Checkpoints), new ReplayWork(), Ct);
        var state = await flow.StateAtAsync(range.LastArrival, Ct);
        Assert.Equal(Articles, state.All.Articles);
        Assert.Equal(1, reads);
    }

    // Leaves when the count is over.
    private ReplayMemory Memory(TaskCompletionSource left) => new(_log, _log.Checkpoints, new LeavingTime(left));

    private async Task<SqliteLog> OpenAgainAsync()
    {
        await _log.DisposeAsync();
        return _log = await SqliteLog.OpenAsync(_folder, _time, NullLogger.Instance, Ct);
    }

    private static Submission.Text Article(int number)
    {
        var at = Some.Now.AddDays(-30).AddMinutes(number);
        var article = new Article(new("bbc", $"{number}"), $"Oslo {number}", $"It rained {number}.", PublishedAt: at);
        return new(article, new("test/1", "en", [], [], [], [], null), Way.Import, at);
    }

    /// <summary>Says when a timer was made: the memory makes one when the last has left it.</summary>
    private sealed class LeavingTime(TaskCompletionSource left) : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            left.TrySetResult();
            return new NoTimer();
        }

        private sealed class NoTimer : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
