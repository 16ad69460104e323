using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Queries;
using NewsMonitor.Log;
using NewsMonitor.Log.Sqlite;

namespace NewsMonitor.Benchmarks;

/// <summary>The log alone: commits without a reader and without full text, then full text behind, then the reads of the screens.</summary>
public static class LogBenchmark
{
    public static async Task RunAsync(int articles, int batchSize)
    {
        var folder = Directory.CreateTempSubdirectory("newsmonitor-bench-").FullName;
        try
        {
            await using var log = await SqliteLog.OpenAsync(folder, TimeProvider.System, NullLogger.Instance);
            await CommitAsync(log, folder, articles, batchSize);
            await SearchAsync(log, folder, articles);
            await ReadAsync(log);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task CommitAsync(SqliteLog log, string folder, int articles, int batchSize)
    {
        var stream = new NewsStream(seed: 1, bodyLength: 4_096, new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), TimeSpan.FromSeconds(6));
        var commits = new List<double>();
        var raw = 0L;
        var processor = TimeSpan.Zero;
        for (var done = 0; done < articles; done += batchSize)
        {
            var batch = Enumerable.Range(0, batchSize).Select(_ => (Submission)stream.Next()).ToList();
            raw += batch.Sum(s => ((Submission.Text)s).Article.Body.Length);
            var (start, before) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            await log.CommitAsync(batch, CancellationToken.None);
            commits.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            processor += Environment.CpuUsage.TotalTime - before;
        }

        Print($"{articles} articles in batches of {batchSize}: {articles / (commits.Sum() / 1000):F0}/s, commit p50 {Percentile(commits, 50):F1} ms, p99 {Percentile(commits, 99):F1} ms");
        Print($"processor time {processor.TotalMicroseconds / articles:F0} us/article");
        Print($"last tenth: {batchSize / (commits.TakeLast(Math.Max(1, commits.Count / 10)).Average() / 1000):F0}/s");
        Print($"log.db {Bytes(folder, "log.db") / articles:F0} B/article (body {raw / articles} B)");
    }

    private static async Task SearchAsync(SqliteLog log, string folder, int articles)
    {
        var start = Stopwatch.GetTimestamp();
        await log.Search.CatchUpAsync(CancellationToken.None);
        Print($"full text behind: {articles / Stopwatch.GetElapsedTime(start).TotalSeconds:F0}/s, search.db {Bytes(folder, "search.db") / articles:F0} B/article");
    }

    private static async Task ReadAsync(SqliteLog log)
    {
        var ct = CancellationToken.None;
        var top = SubjectId.Linked("Q0");
        var rare = SubjectId.Linked("Q70001");
        var head = await log.ReadHeadAsync(ct);
        var (from, to) = (head.FirstMinute!.Value, new Minute(long.MaxValue / 4));
        await TimeAsync("first page, all", () => log.ListArticlesAsync(new(), 50, null, ct));
        await TimeAsync("first page, top subject with evidence", () => log.ListArticlesAsync(new(top), 50, null, ct));
        await TimeAsync("first page, top subject and rare source", () => log.ListArticlesAsync(new(top, Source: "source-150"), 50, null, ct));
        await TimeAsync("search, common word", () => log.ListArticlesAsync(new(Query: Query.Parse("te")), 50, null, ct));
        await TimeAsync("search, two words", () => log.ListArticlesAsync(new(Query: Query.Parse("sth tne")), 50, null, ct));
        await TimeAsync("search, common word of a rare subject", () => log.ListArticlesAsync(new(rare, Query.Parse("te")), 50, null, ct));
        await TimeAsync("search, beginning", () => log.ListArticlesAsync(new(Query: Query.Parse("sth*")), 50, null, ct));
        await TimeAsync("related, top subject", () => log.ReadRelatedAsync(top, from, to, 20, ct));
        await TimeAsync("sources, top subject", () => log.ReadSubjectSourcesAsync(top, from, to, 20, ct));
        await TimeAsync("load all (week of cells)", () => log.LoadSubjectAsync(SubjectId.All, from, from, ct));
        await TimeAsync("load top subject", () => log.LoadSubjectAsync(top, from, from, ct));
        await TimeAsync("load rare subject", () => log.LoadSubjectAsync(rare, from, from, ct));
        await TimeAsync("find subjects, all", () => log.FindSubjectsAsync("", Enum.GetValues<SubjectKind>(), 20, null, ct));
        await TimeAsync("find subjects, 'name 7'", () => log.FindSubjectsAsync("name 7", Enum.GetValues<SubjectKind>(), 20, null, ct));
        var board = Enumerable.Range(0, 50).Select(i => SubjectId.Linked($"Q{i}")).ToList();
        await TimeAsync("newest of 50 subjects", () => log.ReadNewestAsync(board, to, ct));
        await TimeAsync("arrivals", () => log.ReadArrivalsAsync(null, Position.None, 50, ct));
        await TimeAsync("arrivals of a rare subject", () => log.ReadArrivalsAsync(rare, Position.None, 50, ct));
        await TimeAsync("changes of 200 positions", () => log.ReadChangesAsync(new(head.Position.Value - 200), 200, null, ct));
        await TimeAsync("head", () => log.ReadHeadAsync(ct));
    }

    private static async Task TimeAsync<T>(string what, Func<Task<T>> read)
    {
        var times = new List<double>();
        for (var i = 0; i < 20; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await read();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        Print($"{what}: first {times[0]:F1} ms, p50 {Percentile(times, 50):F2} ms");
    }

    private static double Percentile(List<double> values, int percent) => values.Order().ElementAt((values.Count - 1) * percent / 100);

    private static double Bytes(string folder, string file) => new FileInfo(Path.Combine(folder, file)).Length;

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
