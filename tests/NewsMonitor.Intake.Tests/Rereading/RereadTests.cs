using Microsoft.Extensions.Logging.Abstractions;
using NewsMonitor.Domain;
using NewsMonitor.Log;
using NewsMonitor.Reading;

namespace NewsMonitor.Intake.Tests.Rereading;

public sealed class RereadTests
{
    private static readonly RereadOrder Everything = new(ReaderKind.Standard, new());
    private readonly FakeLog _log = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_text_that_another_reader_read_is_read_again_and_a_second_time_nothing_is()
    {
        var better = new FakeReader(version: "better/1");
        await WithAsync(new(new FakeReader(), better), 10, async reread =>
        {
            var told = new List<RereadProgress>();
            var result = await reread.RunAsync(Everything, told.Add, Ct);
            Assert.Equal((10, new RereadCounts(10, 0, 0)), (result.Due, result.Counts));
            Assert.Equal((0, 10), (told[0].Counts.All, told[^1].Counts.All));
            Assert.All(_log.Readers.Values, reader => Assert.Equal("better/1", reader));
            Assert.Equal((0, 10), ((await reread.RunAsync(Everything, told.Add, Ct)).Counts.All, better.Reads));
        });
    }

    [Fact]
    public async Task An_article_that_is_edited_while_it_is_read_again_keeps_its_newer_version()
    {
        var better = new FakeReader(body => { if (body == "2") { _log.Put(Some.Text("2", "Edited.").Article); } }, "better/1");
        await WithAsync(new(new FakeReader(), better), 5, async reread =>
        {
            Assert.Equal(new RereadCounts(4, 1, 0), (await reread.RunAsync(Everything, _ => { }, Ct)).Counts);
            Assert.Equal(("Edited.", "fake/1"), (_log.Current[new("bbc", "2")]!.Body, _log.Readers[new("bbc", "2")]));
        });
    }

    [Fact]
    public async Task A_text_that_the_reader_cannot_bear_is_passed_over()
    {
        var better = new FakeReader(body => { if (body == "3") { throw new InvalidOperationException("No."); } }, "better/1");
        await WithAsync(new(new FakeReader(), better), 5, async reread =>
        {
            Assert.Equal(new RereadCounts(4, 0, 1), (await reread.RunAsync(Everything, _ => { }, Ct)).Counts);
            Assert.Equal("fake/1", _log.Readers[new("bbc", "3")]);
        });
    }

    [Fact]
    public async Task One_that_was_cancelled_goes_on_where_it_was()
    {
        var better = new FakeReader(version: "better/1");
        await WithAsync(new(new FakeReader(), better), 10, async reread =>
        {
            using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Ct);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reread.RunAsync(
                Everything, progress => { if (progress.Counts.All >= 3) { cancel.Cancel(); } }, cancel.Token));
            var result = await reread.RunAsync(Everything, _ => { }, Ct);
            Assert.Equal((10, 7), (better.Reads, result.Due));
        });
    }

    [Fact]
    public async Task When_the_reader_becomes_another_meanwhile_all_is_read_by_the_new_one()
    {
        var readers = new FakeReaders(new FakeReader(version: "first/1"));
        await WithAsync(readers, 10, async reread =>
        {
            readers.Fast = new FakeReader(_ => readers.Fast = new FakeReader(version: "third/1"), "second/1");
            await reread.RunAsync(new(ReaderKind.Fast, new()), _ => { }, Ct);
            Assert.All(_log.Readers.Values, reader => Assert.Equal("third/1", reader));
        });
    }

    /// <summary>A running pipeline over a log of so many articles that the fast reader read; the body of each is its id.</summary>
    private async Task WithAsync(FakeReaders readers, int articles, Func<Reread, Task> test)
    {
        var pipeline = new ArticlePipeline(_log, _log.AppendAsync, readers, new() { Readers = 2 }, NullLogger.Instance);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var running = pipeline.RunAsync(stop.Token);
        for (var i = 0; i < articles; i++)
        {
            await await pipeline.SubmitAsync(Some.Text($"{i}", $"{i}"), Way.Push, Ct);
        }

        await test(new(_log, pipeline, readers, TimeProvider.System));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }
}
