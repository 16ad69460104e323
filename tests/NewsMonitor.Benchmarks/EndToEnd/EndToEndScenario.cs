using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace NewsMonitor.Benchmarks.EndToEnd;

/// <summary>
/// The whole way, measured from outside: a real host as a process, articles pushed over HTTP, a browser's connection that hears of them.
/// Pusher, host and browser share the machine's cores. <c>end-to-end HOST.dll ARTICLES.jsonl[.gz] [seconds] [bulk] [rate] [reader] [sentences]</c>
/// prints a table.
/// </summary>
internal static class EndToEndScenario
{
    public static async Task<int> RunAsync(string[] args, CancellationToken ct)
    {
        var (program, articles) = (args[0], args[1]);
        var (seconds, bulk, rate) = (Number(args, 2, 30), Number(args, 3, 20_000), Number(args, 4, 100));
        var reader = args.Length > 5 ? args[5] : "fast";
        var warmUp = Math.Min(2_000, bulk);
        var supply = await ArticleSupply.ReadAsync(articles, Number(args, 6, 0), ct);
        var folder = Directory.CreateTempSubdirectory("newsmonitor-end-to-end").FullName;
        try
        {
            Console.WriteLine($"the machine's load before: {await File.ReadAllTextAsync("/proc/loadavg", ct)}");
            Console.WriteLine($"{supply.Texts} texts, mean {supply.Words:0} words, {supply.Bytes:0} bytes");
            await using (var host = await HostProcess.StartAsync(program, folder, reader, ct))
            {
                Row("start to ready, empty log", $"{host.Ready.TotalSeconds:0.00} s");
                await BulkAsync(host, supply, 0, warmUp, ct);
                var cpu = host.ProcessorTime;
                var watch = Stopwatch.StartNew();
                await BulkAsync(host, supply, warmUp, bulk, ct);
                var accepted = watch.Elapsed;
                await FollowedAsync(host, ct);
                Row("accepted, one NDJSON push", $"{bulk / accepted.TotalSeconds:0} articles/s");
                Row("accepted and in every grain", $"{bulk / watch.Elapsed.TotalSeconds:0} articles/s");
                Row("processor time of the host", $"{(host.ProcessorTime - cpu).TotalMilliseconds / bulk:0.00} ms/article");
                Row("memory of the host after it", $"{host.WorkingSet / 1048576d:0} MB");
                await LiveAsync(host, supply, warmUp + bulk, seconds, rate, ct);
            }

            var stored = warmUp + bulk + (long)seconds * rate;
            foreach (var file in Directory.EnumerateFiles(folder, "*.db").Order())
            {
                Row($"bytes on disk per article, {Path.GetFileName(file)}", $"{(double)new FileInfo(file).Length / stored:0}");
            }

            await using var again = await HostProcess.StartAsync(program, folder, reader, ct);
            Row($"start to ready, {stored} articles of this week", $"{again.Ready.TotalSeconds:0.00} s");
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task BulkAsync(HostProcess host, ArticleSupply supply, long first, int count, CancellationToken ct)
    {
        using var client = new HttpClient { BaseAddress = host.Address, Timeout = Timeout.InfiniteTimeSpan };
        var now = TimeProvider.System.GetUtcNow();
        using var content = new PushContent(async (stream, token) =>
        {
            for (var i = 0; i < count; i++)
            {
                await stream.WriteAsync(supply.Line(first + i, now.AddSeconds(-i % 86_400)), token);
            }
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/articles") { Content = content };
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        response.EnsureSuccessStatusCode();
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(ct));
        var accepted = 0;
        while (await reader.ReadLineAsync(ct) is { } line)
        {
            if ((string)JsonNode.Parse(line)!["result"]! != "accepted")
            {
                throw new InvalidOperationException(line);
            }

            accepted++;
        }

        if (accepted != count)
        {
            throw new InvalidOperationException($"{count} sent, {accepted} accepted");
        }
    }

    private static async Task FollowedAsync(HostProcess host, CancellationToken ct)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        while (true)
        {
            var status = JsonNode.Parse(await client.GetStringAsync(new Uri("/api/v1/status", UriKind.Relative), ct))!;
            if ((long)status["position"]! == (long)status["followed"]!)
            {
                return;
            }
        }
    }

    private static async Task LiveAsync(HostProcess host, ArticleSupply supply, long first, int seconds, int rate, CancellationToken ct)
    {
        var cpu = host.ProcessorTime;
        var live = await LiveLoad.RunAsync(host, supply, first, rate, seconds, ct);
        Row($"live, {rate}/s for {seconds} s: sent to accepted p50 / p99", Two(live.Commits));
        Row("accepted to browser p50 / p99", Two(live.Delays));
        Row("sent to browser p50 / p99", Two(live.Whole));
        Row("within 500 ms of being accepted", $"{100d * live.Delays.Count(delay => delay <= 500) / live.Sent:0.0} %");
        Row("shown of all", $"{live.Delays.Length} of {live.Sent}");
        Row("board changes a second", $"{(double)live.Boards / seconds:0.0}");
        Row("processor time of the host", $"{(host.ProcessorTime - cpu).TotalSeconds / seconds * 100:0} % of a core");
        Row("memory of the host after it", $"{host.WorkingSet / 1048576d:0} MB");
    }

    private static string Two(double[] sorted) => $"{LiveLoad.At(sorted, 0.5):0} / {LiveLoad.At(sorted, 0.99):0} ms";

    private static int Number(string[] args, int at, int otherwise) => args.Length > at ? int.Parse(args[at], CultureInfo.InvariantCulture) : otherwise;

    private static void Row(string what, string figure) => Console.WriteLine($"| {what} | {figure} |");
}
