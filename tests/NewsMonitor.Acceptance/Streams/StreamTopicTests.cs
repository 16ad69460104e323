using System.Diagnostics;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Queries;
using NewsMonitor.Host.Importing;
using NewsMonitor.Intake;
using NewsMonitor.Log;
using NewsMonitor.Log.Sqlite;
using NewsMonitor.Reading;

namespace NewsMonitor.Acceptance.Streams;

/// <summary>A topic of one's own over a real stream, made after part of it and left to count the rest, held against a plain search for words.</summary>
public sealed partial class StreamTopicTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("newsmonitor-acceptance").FullName;
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_topic_made_after_the_fact_counts_what_a_plain_search_for_words_finds_at_once_and_after_further_articles()
    {
        const int First = 20_000;
        var file = TestData.Path("stream", "wikipedia.jsonl.gz");
        await ImportAsync(file, First);
        SubjectId subject;
        await using (var log = await OpenAsync())
        {
            var topic = (await log.Topics.AddAsync(new("Peace", Query.Parse("(ceasefire OR truce) AND (Gaza OR Ukraine)")), _ct))!;
            subject = topic.Subject;
            var time = await CountAsync(log, subject);
            await CheckAsync(log, subject, Plain(file, First, Peace(), Place()), $"made after {First:N0} lines, counted in {time.TotalMilliseconds:0} ms");
        }

        await ImportAsync(file, int.MaxValue);
        await using (var log = await OpenAsync())
        {
            Assert.True((await log.Topics.FindAsync(subject, _ct))!.IsCounted);
            await CheckAsync(log, subject, Plain(file, int.MaxValue, Peace(), Place()), "after the rest came");

            await log.Topics.ChangeAsync(subject, new("Peace", Query.Parse("truce AND (Gaza OR Ukraine)")), deleted: false, _ct);
            var time = await CountAsync(log, subject);
            await CheckAsync(log, subject, Plain(file, int.MaxValue, Truce(), Place()), $"edited, counted in {time.TotalMilliseconds:0} ms");
        }
    }

    private static HashSet<ArticleKey> Plain(string file, int lines, Regex what, Regex where) =>
        [.. NaiveStream.Read(NaiveStream.Lines(file).Take(lines)).Live.Select(article => article.Current!)
            .Where(article => what.IsMatch($"{article.Title}\n{article.Body}") && where.IsMatch($"{article.Title}\n{article.Body}"))
            .Select(article => article.Key)];

    private async Task CheckAsync(SqliteLog log, SubjectId subject, HashSet<ArticleKey> expected, string what)
    {
        TestContext.Current.SendDiagnosticMessage($"{what}: {expected.Count} articles");
        Assert.NotEmpty(expected);
        var listed = new HashSet<ArticleKey>();
        string? cursor = null;
        do
        {
            var page = await log.ListArticlesAsync(new(subject), Limits.Page, cursor, _ct);
            Assert.All(page.Items, article => Assert.NotEmpty(article.Matched));
            listed.UnionWith(page.Items.Select(article => article.Key));
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.Equal(expected, listed);

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

    private async Task ImportAsync(string file, int lines)
    {
        var part = Path.Combine(_folder, $"{lines}.jsonl");
        using (var packed = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress)))
        await using (var plain = new StreamWriter(part))
        {
            for (var i = 0; i < lines && await packed.ReadLineAsync(_ct) is { } line; i++)
            {
                await plain.WriteLineAsync(line.AsMemory(), _ct);
            }
        }

        await using var import = await OfflineIntake.OpenAsync(Path.Combine(_folder, "data"), TimeProvider.System, _ct);
        Assert.Null((await import.Files.RunAsync(part, ReaderKind.Fast, null, null, _ct)).Broken);
    }

    private Task<SqliteLog> OpenAsync() => SqliteLog.OpenAsync(Path.Combine(_folder, "data"), TimeProvider.System, NullLogger.Instance, _ct);

    [GeneratedRegex(@"\b(ceasefire|truce)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Peace();

    [GeneratedRegex(@"\btruce\b", RegexOptions.IgnoreCase)]
    private static partial Regex Truce();

    [GeneratedRegex(@"\b(gaza|ukraine)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Place();
}
