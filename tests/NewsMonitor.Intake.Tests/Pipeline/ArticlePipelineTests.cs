using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using NewsMonitor.Domain;
using NewsMonitor.Log;
using NewsMonitor.Reading;

namespace NewsMonitor.Intake.Tests.Pipeline;

public sealed class ArticlePipelineTests
{
    private readonly FakeLog _log = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ArticlePipeline Pipeline(FakeReader reader, int queue = 100, int readers = 4) =>
        new(_log, _log.AppendAsync, new FakeReaders(reader), new() { QueueLimit = queue, Readers = readers }, NullLogger.Instance);

    private static async Task<List<Receipt>> RunAsync(ArticlePipeline pipeline, params Admission[] admissions)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var running = pipeline.RunAsync(stop.Token);
        var receipts = new List<Receipt>();
        foreach (var receipt in await Task.WhenAll(admissions.Select(a => pipeline.SubmitAsync(a, Way.Push, Ct).AsTask())))
        {
            receipts.Add(await receipt);
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        return receipts;
    }

    [Fact]
    public async Task Submissions_reach_the_log_in_the_order_in_which_they_came_however_long_each_takes_to_read()
    {
        var texts = Enumerable.Range(0, 60).Select(i => Some.Text(id: $"{i % 7}", body: $"{i}")).ToArray();
        var order = new Random(7);
        var spins = texts.ToDictionary(t => t.Article.Body, _ => order.Next(200_000));
        await RunAsync(Pipeline(new FakeReader(body => Thread.SpinWait(spins[body]))), texts);
        Assert.Equal(texts.Select(t => t.Article.Body), _log.Submissions.Cast<Submission.Text>().Select(s => s.Article.Body));
    }

    [Fact]
    public void The_log_ends_as_if_everything_had_been_submitted_one_by_one() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3]).Array[0, 40].Sample(steps =>
        {
            var log = new FakeLog();
            var pipeline = new ArticlePipeline(log, log.AppendAsync, new FakeReaders(new FakeReader()), new() { Readers = 3 }, NullLogger.Instance);
            using var stop = new CancellationTokenSource();
            var running = pipeline.RunAsync(stop.Token);
            var admissions = steps.Select(s => s.Item2 == 3 ? (Admission)Some.Withdrawal($"{s.Item1}") : Some.Text($"{s.Item1}", $"{s.Item2}")).ToList();
            var receipts = admissions.Select(a => { Assert.True(pipeline.TrySubmit(a, Way.Push, out var r)); return r; }).ToList();
            Task.WhenAll(receipts).GetAwaiter().GetResult();
            var naive = new Dictionary<ArticleKey, Article?>();
            foreach (var admission in admissions)
            {
                naive[admission is Admission.Text t ? t.Article.Key : ((Admission.Withdrawal)admission).Key] = (admission as Admission.Text)?.Article;
            }

            Assert.Equal(naive.OrderBy(n => n.Key.Id), log.Current.OrderBy(n => n.Key.Id));
            stop.Cancel();
        }, iter: 200);

    [Fact]
    public async Task An_unchanged_text_is_not_read_again()
    {
        var reader = new FakeReader();
        Assert.IsType<Receipt.Accepted>(Assert.Single(await RunAsync(Pipeline(reader), Some.Text())));
        Assert.IsType<Receipt.Duplicate>(Assert.Single(await RunAsync(Pipeline(reader), Some.Text())));
        Assert.Equal(1, reader.Reads);
    }

    [Fact]
    public async Task A_text_that_returns_after_its_withdrawal_is_read()
    {
        var reader = new FakeReader();
        await RunAsync(Pipeline(reader), Some.Text());
        await RunAsync(Pipeline(reader), Some.Withdrawal());
        Assert.IsType<Receipt.Updated>(Assert.Single(await RunAsync(Pipeline(reader), Some.Text())));
        Assert.Equal(2, reader.Reads);
    }

    [Fact]
    public async Task What_the_log_finds_unread_after_all_is_read_and_submitted_again()
    {
        var reader = new FakeReader();
        await RunAsync(Pipeline(reader), Some.Text());
        _log.CommitsAtOnce = false;
        var pipeline = Pipeline(reader);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var running = pipeline.RunAsync(stop.Token);
        await _log.AppendedAsync();
        Assert.True(pipeline.TrySubmit(Some.Text(), Way.Push, out var receipt));
        await _log.AppendedAsync();
        _log.Put(Some.Text(body: "Somebody else's.").Article);
        _log.Commit();
        await _log.AppendedAsync();
        _log.Commit();
        Assert.IsType<Receipt.Updated>(await receipt);
        Assert.Equal(2, reader.Reads);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task What_arrives_is_read_before_what_lies_in_the_past()
    {
        var pipeline = Pipeline(new FakeReader(), readers: 1);
        await pipeline.SubmitPastAsync(Some.Text("past 1"), Way.Import, ReaderKind.Fast, Ct);
        await pipeline.SubmitPastAsync(Some.Text("past 2"), Way.Import, ReaderKind.Fast, Ct);
        Assert.True(pipeline.TrySubmit(Some.Text("new"), Way.Push, out var receipt));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var running = pipeline.RunAsync(stop.Token);
        await receipt;
        Assert.Equal("new", _log.Submissions[0].Key.Id);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task Each_article_is_read_by_the_reader_that_was_asked_for()
    {
        var readers = new FakeReaders(new FakeReader(), new FakeReader(version: "better/1"));
        var pipeline = new ArticlePipeline(_log, _log.AppendAsync, readers, new(), NullLogger.Instance);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var running = pipeline.RunAsync(stop.Token);
        var receipts = new[]
        {
            await pipeline.SubmitAsync(Some.Text("new"), Way.Push, Ct),
            await pipeline.SubmitPastAsync(Some.Text("past"), Way.Import, ReaderKind.Standard, Ct),
        };
        await Task.WhenAll(receipts);
        Assert.Equal(("fake/1", "better/1"), (_log.Readers[new("bbc", "new")], _log.Readers[new("bbc", "past")]));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task The_reader_is_told_the_section_of_what_arrives()
    {
        var reader = new FakeReader();
        await RunAsync(Pipeline(reader), ArticleDoor.Admit(Some.Input with { Section = "UK / Sport" }, Way.Push, Some.Now));
        Assert.Equal("UK / Sport", reader.Last!.Section);
    }

    [Fact]
    public async Task A_full_queue_says_so_and_takes_nothing()
    {
        var pipeline = Pipeline(new FakeReader(), queue: 10);
        var taken = Enumerable.Range(0, 15).Select(i => (Taken: pipeline.TrySubmit(Some.Text($"{i}"), Way.Push, out var receipt), Receipt: receipt)).ToList();
        Assert.Equal(10, taken.Count(t => t.Taken));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var running = pipeline.RunAsync(stop.Token);
        await Task.WhenAll(taken.Where(t => t.Taken).Select(t => t.Receipt));
        Assert.Equal(10, _log.Current.Count);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task A_receipt_comes_only_after_the_commit_and_a_failed_commit_fails_only_its_own()
    {
        _log.CommitsAtOnce = false;
        var pipeline = Pipeline(new FakeReader());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var running = pipeline.RunAsync(stop.Token);
        pipeline.TrySubmit(Some.Text("1"), Way.Push, out var lost);
        await _log.AppendedAsync();
        Assert.False(lost.IsCompleted);
        _log.Fail(new IOException("The disk is full."));
        await Assert.ThrowsAsync<IOException>(() => lost);
        pipeline.TrySubmit(Some.Text("2"), Way.Push, out var kept);
        await _log.AppendedAsync();
        _log.Commit();
        Assert.IsType<Receipt.Accepted>(await kept);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task A_text_that_the_reader_cannot_bear_is_rejected_and_the_next_is_read()
    {
        var reader = new FakeReader(body => { if (body == "bad") { throw new InvalidOperationException("No."); } });
        var receipts = await RunAsync(Pipeline(reader), Some.Text("1", "bad"), Some.Text("2"));
        Assert.IsType<Receipt.Rejected>(receipts[0]);
        Assert.IsType<Receipt.Accepted>(receipts[1]);
    }

    [Fact]
    public async Task What_still_waits_when_the_pipeline_stops_is_cancelled()
    {
        var pipeline = Pipeline(new FakeReader());
        pipeline.TrySubmit(Some.Text(), Way.Push, out var receipt);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pipeline.RunAsync(new CancellationToken(canceled: true)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => receipt);
        Assert.False(pipeline.TrySubmit(Some.Text(), Way.Push, out _));
    }
}
