using System.Text;
using System.Text.Json;
using NewsMonitor.Host.Api;
using NewsMonitor.Host.Push;

namespace NewsMonitor.Host.Tests.Push;

public sealed class AnswerStreamTests
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answers_keep_the_order_of_the_articles_whichever_is_committed_first()
    {
        var body = new MemoryStream();
        var answers = new AnswerStream(body, AnswerShape.Array, JsonSerializerOptions.Web, 10);
        var slow = new TaskCompletionSource<PushResult>();
        await answers.AddAsync(slow.Task, _ct);
        await answers.AddAsync(Task.FromResult(Result(1)), _ct);
        answers.Complete();

        var writing = answers.WriteAsync(_ct);
        slow.SetResult(Result(0));
        await writing;

        Assert.Equal([0, 1], JsonSerializer.Deserialize<PushResult[]>(body.ToArray(), JsonSerializerOptions.Web)!.Select(result => result.Index));
    }

    [Fact]
    public async Task A_trickling_sender_sees_an_answer_before_it_sends_the_next_article()
    {
        var body = new FlushedStream();
        var answers = new AnswerStream(body, AnswerShape.Lines, JsonSerializerOptions.Web, 10);
        var writing = answers.WriteAsync(_ct);

        await answers.AddAsync(Task.FromResult(Result(0)), _ct);
        await body.FlushedAsync(_ct);

        Assert.EndsWith("\n", Encoding.UTF8.GetString(body.ToArray()), StringComparison.Ordinal);
        answers.Complete();
        await writing;
    }

    [Fact]
    public async Task Nothing_pushed_is_an_empty_array()
    {
        var body = new MemoryStream();
        var answers = new AnswerStream(body, AnswerShape.Array, JsonSerializerOptions.Web, 10);
        answers.Complete();
        await answers.WriteAsync(_ct);

        Assert.Equal("[]", Encoding.UTF8.GetString(body.ToArray()));
    }

    private static PushResult Result(int index) => new(index, "s", "i", "accepted", index + 1, "a", null);

    private sealed class FlushedStream : MemoryStream
    {
        private readonly TaskCompletionSource _flushed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task FlushedAsync(CancellationToken ct) => _flushed.Task.WaitAsync(ct);

        public override Task FlushAsync(CancellationToken cancellationToken)
        {
            _flushed.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
