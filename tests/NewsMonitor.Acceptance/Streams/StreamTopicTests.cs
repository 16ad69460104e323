using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Queries;
using NewsMonitor.Intake;
using NewsMonitor.Log;
using NewsMonitor.Log.Sqlite;

namespace NewsMonitor.Acceptance.Streams;

/// <summary>A topic of one's own over a real stream, made after part of it and left to count the rest, held against a plain search for words.</summary>
public sealed class StreamTopicTests
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_topic_made_after_the_fact_counts_what_a_plain_search_for_words_finds_at_once_and_after_further_articles()
    {
        const int First = 20_000;
        using var stream = new GrowingStream();
        await stream.ImportAsync(First);
        SubjectId subject;
        await using (var log = await stream.OpenAsync())
        {
            var topic = (await log.Topics.AddAsync(new("Peace", Query.Parse("(ceasefire OR truce) AND (Gaza OR Ukraine)")), _ct))!;
            subject = topic.Subject;
            var time = await CountAsync(log, subject);
            await CheckAsync(log, subject, stream.Plain(First, GrowingStream.Peace(), GrowingStream.Place()), $"made after {First:N0} lines, counted in {time.TotalMilliseconds:0} ms");
        }

        await stream.ImportAsync(int.MaxValue);
        await using (var log = await stream.OpenAsync())
        {
            Assert.True((await log.Topics.FindAsync(subject, _ct))!.IsCounted);
            await CheckAsync(log, subject, stream.Plain(int.MaxValue, GrowingStream.Peace(), GrowingStream.Place()), "after the rest came");

            await log.Topics.ChangeAsync(subject, new("Peace", Query.Parse("truce AND (Gaza OR Ukraine)"), Deleted: false), _ct);
            var time = await CountAsync(log, subject);
            await CheckAsync(log, subject, stream.Plain(int.MaxValue, GrowingStream.Truce(), GrowingStream.Place()), $"edited, counted in {time.TotalMilliseconds:0} ms");
        }
    }

    private async Task CheckAsync(SqliteLog log, SubjectId subject, HashSet<ArticleKey> expected, string what)
    {
        TestContext.Current.SendDiagnosticMessage($"{what}: {expected.Count} articles");
        var listed = await GrowingStream.ListAsync(log, new(subject));
        Assert.All(listed, article => Assert.NotEmpty(article.Matched));
        Assert.Equal(expected, listed.Select(article => article.Key).ToHashSet());

        var record = (await log.LoadSubjectAsync(subject, new(long.MinValue / 120), new(long.MinValue / 120), _ct))!;
        Assert.Equal(expected.Count, record.Total.Articles);
        Assert.Equal(expected.Select(key => key.Source).Distinct().Count(), record.TotalSources);
        Assert.Equal(record.Total, record.Cells.Aggregate(default(Counts), (sum, cell) => sum + cell.Counts));
    }

    /// <summary>As the host counts the past.</summary>
    private async Task<TimeSpan> CountAsync(SqliteLog log, SubjectId subject)
    {
        var started = Stopwatch.GetTimestamp();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_ct);
        var writer = new LogWriter(log, new(), TimeProvider.System, NullLogger.Instance);
        var writing = writer.RunAsync(stop.Token);
        var counting = new TopicCounter(log.Topics, writer, TimeProvider.System, NullLogger<TopicCounter>.Instance).RunAsync(stop.Token);
        while (await log.Topics.FindAsync(subject, _ct) is { IsCounted: false })
        {
            Assert.False(counting.IsFaulted, counting.Exception?.ToString());
        }

        var time = Stopwatch.GetElapsedTime(started);
        await stop.CancelAsync();
        await Task.WhenAll(writing, counting);
        return time;
    }
}
