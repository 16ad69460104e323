using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Domain;

namespace NewsMonitor.Log.Tests;

public sealed class LogWriterTests
{
    private readonly FakeTimeProvider _time = new(Some.Noon);
    private readonly List<int> _batches = [];
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Func<IReadOnlyList<Submission>, Task> _before = _ => Task.CompletedTask;
    private long _position;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_queue_refuses_and_takes_again_when_there_is_room()
    {
        var writer = Writer(new() { QueueLimit = 200, Gather = TimeSpan.Zero });
        var receipts = Enumerable.Range(0, 200).Select(i => Append(writer, $"{i}")).ToList();
        Assert.False(writer.TryAppend(Some.Text("one too many"), out _));
        var waiting = writer.AppendAsync(Some.Text("waits"), Ct).AsTask();
        Assert.False(waiting.IsCompleted);

        await RunAsync(writer, async () =>
        {
            await Task.WhenAll(receipts);
            await await waiting;
            await Append(writer, "has room");
        });
    }

    [Fact]
    public async Task A_receipt_is_given_only_after_its_commit()
    {
        var gate = new TaskCompletionSource();
        _before = _ => gate.Task;
        var writer = Writer(new() { Gather = TimeSpan.Zero });
        await RunAsync(writer, async () =>
        {
            var receipt = Append(writer, "1");
            await _begun.Task;
            Assert.False(receipt.IsCompleted);
            gate.SetResult();
            Assert.Equal(new Position(1), Assert.IsType<Receipt.Accepted>(await receipt).Position);
        });
    }

    [Fact]
    public async Task A_submission_that_cannot_be_committed_fails_alone()
    {
        _before = batch => batch.Any(s => s.Key.Id == "2") ? throw new ArgumentException("poison") : Task.CompletedTask;
        var writer = Writer(new() { Gather = TimeSpan.Zero });
        var receipts = new[] { "1", "2", "3" }.Select(id => Append(writer, id)).ToList();
        await RunAsync(writer, async () =>
        {
            await receipts[2];
            Assert.IsType<Receipt.Accepted>(await receipts[0]);
            Assert.Equal("poison", (await Assert.ThrowsAsync<ArgumentException>(() => receipts[1])).Message);
        });
        Assert.Equal([3, 1, 1, 1], _batches);
    }

    [Fact]
    public async Task Where_the_machine_cannot_write_all_are_told_and_none_is_tried_alone()
    {
        _before = _ => throw new LogException("The disk is full.", transient: true);
        var writer = Writer(new() { Gather = TimeSpan.Zero });
        var receipts = new[] { "1", "2" }.Select(id => Append(writer, id)).ToList();
        await RunAsync(writer, async () =>
        {
            foreach (var receipt in receipts)
            {
                Assert.True((await Assert.ThrowsAsync<LogException>(() => receipt)).Transient);
            }
        });
        Assert.Equal([2], _batches);
    }

    [Fact]
    public async Task A_stop_finishes_what_was_taken_and_fails_what_waits()
    {
        var gate = new TaskCompletionSource();
        _before = _ => gate.Task;
        var writer = Writer(new() { BatchLimit = 1, Gather = TimeSpan.Zero });
        var (taken, waiting) = (Append(writer, "1"), Append(writer, "2"));
        using var stop = new CancellationTokenSource();
        var run = writer.RunAsync(stop.Token);
        await _begun.Task;
        await stop.CancelAsync();
        gate.SetResult();
        await run;
        Assert.IsType<Receipt.Accepted>(await taken);
        await Assert.ThrowsAsync<LogException>(() => waiting);
        Assert.False(writer.TryAppend(Some.Text("late"), out _));
        await Assert.ThrowsAsync<LogException>(() => writer.AppendAsync(Some.Text("late"), Ct).AsTask());
    }

    [Fact]
    public async Task A_batch_gathers_until_it_is_full_or_its_time_is_over()
    {
        var writer = Writer(new() { BatchLimit = 2, Gather = TimeSpan.FromMilliseconds(20) });
        await RunAsync(writer, async () =>
        {
            var first = Append(writer, "1");
            Assert.False(first.IsCompleted);
            await Task.WhenAll(first, Append(writer, "2"));
        });
        Assert.Equal([2], _batches);
    }

    [Fact]
    public async Task Who_listens_hears_the_newest_position_of_each_commit()
    {
        var heard = new List<Position>();
        var writer = Writer(new() { Gather = TimeSpan.Zero });
        writer.Committed += heard.Add;
        var receipts = new[] { Append(writer, "1"), Append(writer, "2") };
        await RunAsync(writer, () => Task.WhenAll(receipts));
        Assert.Equal([new(2)], heard);
    }

    private static Task<Receipt> Append(LogWriter writer, string id)
    {
        Assert.True(writer.TryAppend(Some.Text(id), out var receipt));
        return receipt;
    }

    private static async Task RunAsync(LogWriter writer, Func<Task> work)
    {
        using var stop = new CancellationTokenSource();
        var run = writer.RunAsync(stop.Token);
        await work();
        await stop.CancelAsync();
        await run;
    }

    private LogWriter Writer(LogWriterOptions options) => new(CommitAsync, options, _time, NullLogger.Instance);

    private async Task<IReadOnlyList<Receipt>> CommitAsync(IReadOnlyList<Submission> batch, CancellationToken ct)
    {
        _batches.Add(batch.Count);
        _begun.TrySetResult();
        await _before(batch);
        return [.. batch.Select(s => new Receipt.Accepted(new(++_position), ArticleId.Of(s.Key)))];
    }
}
