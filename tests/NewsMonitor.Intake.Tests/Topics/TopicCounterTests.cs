using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Queries;
using NewsMonitor.Log;
using NewsMonitor.Log.Sqlite;

namespace NewsMonitor.Intake.Tests.Topics;

public sealed class TopicCounterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("newsmonitor-counter").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_topic_that_fails_says_why_keeps_no_other_from_being_counted_and_is_counted_once_it_is_changed()
    {
        await using var log = await SqliteLog.OpenAsync(_folder, TimeProvider.System, NullLogger.Instance, Ct);
        var topics = new FaultyTopics(log.Topics);
        var bad = (await topics.AddAsync(new("Bad", Query.Parse("truce")), Ct))!;
        var good = (await topics.AddAsync(new("Good", Query.Parse("war")), Ct))!;
        topics.Fails = topic => topic is { Name: "Bad", Revision: 1 } ? new InvalidOperationException("It cannot be.") : null;

        await RunAsync(log, topics, async counter =>
        {
            await CountedAsync(topics, good.Subject);
            Assert.Equal(("It cannot be.", null), (counter.FaultOf(bad), counter.FaultOf(good)));
            await topics.ChangeAsync(bad.Subject, new(Query: Query.Parse("peace")), Ct);
            counter.Nudge();
            Assert.Null(counter.FaultOf(await CountedAsync(topics, bad.Subject)));
        });
    }

    [Fact]
    public async Task A_machine_that_cannot_write_is_waited_for()
    {
        await using var log = await SqliteLog.OpenAsync(_folder, TimeProvider.System, NullLogger.Instance, Ct);
        var topics = new FaultyTopics(log.Topics);
        var topic = (await topics.AddAsync(new("Truce", Query.Parse("truce")), Ct))!;
        var failed = 0;
        topics.Fails = _ => failed++ == 0 ? new LogException("The disk is full.", transient: true) : null;
        var time = new FakeTimeProvider();

        await RunAsync(log, topics, async counter =>
        {
            while (!(await topics.FindAsync(topic.Subject, Ct))!.IsCounted)
            {
                time.Advance(TimeSpan.FromSeconds(10));
                await Task.Yield();
            }

            Assert.Null(counter.FaultOf(topic));
            Assert.Equal(2, failed);
        }, time);
    }

    private static async Task RunAsync(SqliteLog log, ITopics topics, Func<TopicCounter, Task> test, TimeProvider? time = null)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var counter = new TopicCounter(
            topics, async (submission, ct) => Task.FromResult((await log.CommitAsync([submission], ct))[0]), time ?? TimeProvider.System, NullLogger.Instance);
        var run = counter.RunAsync(stop.Token);
        await test(counter);
        await stop.CancelAsync();
        await run;
    }

    private static async Task<CustomTopic> CountedAsync(ITopics topics, SubjectId subject)
    {
        while (true)
        {
            if (await topics.FindAsync(subject, Ct) is { IsCounted: true } topic)
            {
                return topic;
            }

            await Task.Yield();
        }
    }

    /// <summary>Topics whose past cannot be opened where the test says so.</summary>
    private sealed class FaultyTopics(ITopics topics) : ITopics
    {
        public Func<CustomTopic, Exception?> Fails { get; set; } = _ => null;

        public Task<TopicPast> OpenPastAsync(CustomTopic topic, CancellationToken ct) =>
            Fails(topic) is { } fault ? Task.FromException<TopicPast>(fault) : topics.OpenPastAsync(topic, ct);

        public Task<IReadOnlyList<CustomTopic>> ListAsync(CancellationToken ct) => topics.ListAsync(ct);

        public Task<IReadOnlyList<CustomTopic>> ListDeletedAsync(CancellationToken ct) => topics.ListDeletedAsync(ct);

        public Task<IReadOnlyList<CustomTopic>> ListOfRulesAsync(CancellationToken ct) => topics.ListOfRulesAsync(ct);

        public Task<CustomTopic?> FindAsync(SubjectId subject, CancellationToken ct) => topics.FindAsync(subject, ct);

        public Task<CustomTopic?> AddAsync(TopicText text, CancellationToken ct) => topics.AddAsync(text, ct);

        public Task<CustomTopic> PutOfRuleAsync(SubjectId subject, TopicText text, CancellationToken ct) => topics.PutOfRuleAsync(subject, text, ct);

        public Task<TopicChange> ChangeAsync(SubjectId subject, TopicEdit edit, CancellationToken ct) => topics.ChangeAsync(subject, edit, ct);

        public Task<CustomTopic?> FindUncountedAsync(Predicate<CustomTopic>? passOver, CancellationToken ct) => topics.FindUncountedAsync(passOver, ct);

        public Task<IReadOnlyList<CustomTopic>> ListUncountedAsync(CancellationToken ct) => topics.ListUncountedAsync(ct);

        public Task<(IReadOnlyList<Submission.Matching> Due, int Next)> ReadDueAsync(TopicPast past, int from, CancellationToken ct) =>
            topics.ReadDueAsync(past, from, ct);

        public Task SetCountedAsync(CustomTopic topic, CancellationToken ct) => topics.SetCountedAsync(topic, ct);

        public Task<TopicPreview> PreviewAsync(Query query, Minute? from, Minute? to, int newest, TimeSpan bound, CancellationToken ct) =>
            topics.PreviewAsync(query, from, to, newest, bound, ct);

        public Task<QueryArrivals> ReadArrivalsAsync(Query query, Position after, int looked, int newest, CancellationToken ct) =>
            topics.ReadArrivalsAsync(query, after, looked, newest, ct);
    }
}
