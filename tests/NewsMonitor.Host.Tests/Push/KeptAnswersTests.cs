using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Host.Push;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Tests.Push;

public sealed class KeptAnswersTests
{
    private readonly Store _store = new();
    private readonly KeptAnswers _kept;
    private int _runs;
    private bool _final = true;

    public KeptAnswersTests() => _kept = new(_store, new FakeTimeProvider(), Options.Create(new PushOptions { MaxKeptAnswer = 1_000 }));

    [Fact]
    public async Task The_same_key_and_body_get_the_first_answer_and_run_once()
    {
        Assert.Equal((200, "answer 1"), await SendAsync("k", "body"));
        Assert.Equal((200, "answer 1"), await SendAsync("k", "body"));
        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        await SendAsync("k", "body");

        Assert.Equal(422, (await SendAsync("k", "another")).Status);
        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task Another_key_runs_again() =>
        Assert.NotEqual(await SendAsync("k", "body"), await SendAsync("l", "body"));

    [Fact]
    public async Task A_request_that_comes_while_the_first_is_running_is_told_to_wait()
    {
        var running = new TaskCompletionSource();
        var first = SendAsync("k", "body", running.Task);

        Assert.Equal(409, (await SendAsync("k", "body")).Status);
        running.SetResult();
        Assert.Equal(200, (await first).Status);
    }

    [Fact]
    public async Task An_answer_over_the_bound_is_sent_but_not_kept()
    {
        await SendAsync("k", "body", length: 2_000);

        Assert.Null(await _store.FindAnswerAsync("k", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_answer_that_another_try_may_better_is_not_kept()
    {
        _final = false;
        await SendAsync("k", "body");
        _final = true;

        Assert.Equal((200, "answer 2"), await SendAsync("k", "body"));
    }

    [Fact]
    public async Task An_answer_to_a_body_that_was_not_read_to_its_end_is_not_kept()
    {
        await SendAsync("k", "body", reads: false);

        Assert.Equal((200, "answer 2"), await SendAsync("k", "body"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a key that has more than two hundred characters ................................................................................................................................................................")]
    public async Task A_key_of_no_or_too_many_characters_is_refused(string key) => Assert.Equal(400, (await SendAsync(key, "body")).Status);

    private async Task<(int Status, string Body)> SendAsync(string key, string body, Task? until = null, int length = 0, bool reads = true)
    {
        await using var services = new ServiceCollection().AddLogging().AddProblemDetails().BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services };
        context.Request.Headers[KeptAnswers.Header] = key;
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        var sent = new MemoryStream();
        context.Response.Body = sent;
        var result = await _kept.RunAsync(context, () => _final, async (request, response) =>
        {
            if (reads)
            {
                await request.CopyToAsync(Stream.Null);
            }

            await (until ?? Task.CompletedTask);
            await context.Response.StartAsync();
            await response.WriteAsync(Encoding.UTF8.GetBytes($"answer {++_runs}".PadRight(length)));
            return Results.Empty;
        });
        await result.ExecuteAsync(context);
        return (context.Response.StatusCode, Encoding.UTF8.GetString(sent.ToArray()));
    }

    private sealed class Store : IRequestStore
    {
        private readonly Dictionary<string, StoredAnswer> _answers = [];

        public Task<StoredAnswer?> FindAnswerAsync(string idempotencyKey, CancellationToken ct) => Task.FromResult(_answers.GetValueOrDefault(idempotencyKey));

        public Task SaveAnswerAsync(string idempotencyKey, StoredAnswer answer, CancellationToken ct)
        {
            _answers[idempotencyKey] = answer;
            return Task.CompletedTask;
        }

        public Task<long> ReadImportedLinesAsync(string fileHash, CancellationToken ct) => throw new NotSupportedException();

        public Task SaveImportedLinesAsync(string fileHash, long lines, CancellationToken ct) => throw new NotSupportedException();
    }
}
