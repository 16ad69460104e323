using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using NewsMonitor.Log;
using NewsMonitor.Log.Sqlite;

namespace NewsMonitor.Benchmarks.EndToEnd;

/// <summary>
/// A year of live news, made up, and how soon a replay shows an instant of it: the first time, again, and after the program was started anew.
/// <c>year HOST.dll [articles] [FOLDER]</c> prints a table. Writing the year takes many minutes: a folder is kept, and the log that lies in it is used again.
/// </summary>
internal static class YearScenario
{
    private const int Batch = 500;
    private const int Jumps = 40;
    private const int Seed = 20261128;
    private const int BodyLength = 300;

    private static readonly DateTimeOffset From = new(2025, 11, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    /// <param name="lasting">Folder of the log; null: one that is deleted.</param>
    public static async Task<int> RunAsync(string program, int articles, string? lasting, CancellationToken ct)
    {
        var folder = lasting ?? Directory.CreateTempSubdirectory("newsmonitor-year").FullName;
        try
        {
            if (!File.Exists(Path.Combine(folder, "log.db")))
            {
                await WriteAsync(folder, articles, ct);
            }

            var past = new DirectoryInfo(Path.Combine(folder, "past"));
            if (past.Exists)
            {
                past.Delete(recursive: true);
            }

            foreach (var clock in (string[])["arrival", "event"])
            {
                await using var host = await HostProcess.StartAsync(program, folder, "fast", ct);
                await JumpsAsync(host, "nothing kept yet", clock, ct);
            }

            foreach (var clock in (string[])["arrival", "event"])
            {
                await using var host = await HostProcess.StartAsync(program, folder, "fast", ct);
                await JumpsAsync(host, "started anew", clock, ct);
            }

            var kept = past.GetFiles();
            Row("states kept on disk", $"{kept.Length}, {kept.Sum(file => file.Length) / 1e6:0} MB; log.db {new FileInfo(Path.Combine(folder, "log.db")).Length / 1e6:0} MB");
            return 0;
        }
        finally
        {
            if (lasting is null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static async Task WriteAsync(string folder, int articles, CancellationToken ct)
    {
        var time = new Clock { Now = From };
        await using var log = await SqliteLog.OpenAsync(folder, time, NullLogger.Instance, ct);
        var stream = new NewsStream(Seed, BodyLength, From, Year / articles);
        for (var done = 0; done < articles; done += Batch)
        {
            var batch = Enumerable.Range(0, Batch).Select(_ => (Submission)stream.Next()).ToList();
            time.Now = From + Year / articles * (done + Batch);
            await log.CommitAsync(batch, ct);
        }

        await log.Search.CatchUpAsync(ct);
        Row("a year of live articles, with 12 subjects each", articles.ToString("N0", CultureInfo.InvariantCulture));
    }

    private static async Task JumpsAsync(HostProcess host, string what, string clock, CancellationToken ct)
    {
        using var client = new HttpClient { BaseAddress = new(host.Address, "/api/v1/"), Timeout = Timeout.InfiniteTimeSpan };
        var random = new Random(Seed);
        var started = Stopwatch.GetTimestamp();
        using var made = await client.PostAsJsonAsync("replays", new { from = From + Year * 0.6, to = From + Year, speed = 1, clock }, ct);
        made.EnsureSuccessStatusCode();
        var id = (string)(await made.Content.ReadFromJsonAsync<JsonNode>(ct))!["id"]!;
        Row($"{clock}, {what}: a replay from the middle of summer", $"{Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms");

        var jumps = new List<double>();
        for (var jump = 0; jump < Jumps; jump++)
        {
            var at = From + Year * (0.6 + 0.4 * random.NextDouble());
            started = Stopwatch.GetTimestamp();
            using var answer = await client.PatchAsJsonAsync("replays/" + id, new { at, state = "paused" }, ct);
            answer.EnsureSuccessStatusCode();
            jumps.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        var first = jumps[0];
        jumps.Sort();
        Row(
            $"{clock}, {what}: its first jump; {Jumps} jumps p50 / p90 / longest",
            $"{first:0}; {LiveLoad.At([.. jumps], 0.5):0} / {LiveLoad.At([.. jumps], 0.9):0} / {jumps[^1]:0} ms, {host.WorkingSet / 1e6:0} MB resident");
    }

    private static void Row(string what, string figure) => Console.WriteLine($"| {what} | {figure} |");

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
