using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR.Client;

namespace NewsMonitor.Benchmarks.EndToEnd;

/// <summary>
/// Replays of a recorded stream by a real host: how fast a whole range plays, how long a jump takes, and what ten of them cost live.
/// <c>replay HOST.dll STREAM.jsonl[.gz] ARTICLES.jsonl[.gz] [seconds] [replays]</c> prints a table. With 0 replays it says what live takes by itself.
/// </summary>
internal static class ReplayScenario
{
    private const int Rounds = 3;
    private const int Jumps = 40;
    private const int ArticlesPerSecond = 20;

    // Jumps are drawn anew in each run of the program, but the same in each.
    private const int Seed = 20261127;

    public static async Task<int> RunAsync(string[] args, CancellationToken ct)
    {
        var (program, stream) = (args[0], args[1]);
        var supply = await ArticleSupply.ReadAsync(args[2], sentences: 0, ct);
        var seconds = args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 60;
        var replays = args.Length > 4 ? int.Parse(args[4], CultureInfo.InvariantCulture) : 10;
        var folder = Directory.CreateTempSubdirectory("newsmonitor-replay").FullName;
        try
        {
            await ImportAsync(program, stream, folder, ct);
            await using var host = await HostProcess.StartAsync(program, folder, "fast", ct);
            using var client = new HttpClient { BaseAddress = new(host.Address, "/api/v1/"), Timeout = Timeout.InfiniteTimeSpan };
            var (from, to) = await RangeAsync(client, ct);
            Console.WriteLine($"{Path.GetFileName(stream)}: arrivals {from:u} to {to:u}");
            foreach (var clock in replays == 0 ? [] : (string[])["arrival", "event"])
            {
                await SpeedAsync(client, from, to, clock, ct);
            }

            foreach (var clock in replays == 0 ? [] : (string[])["arrival", "event"])
            {
                await JumpsAsync(client, from, to, clock, ct);
            }

            await BesideLiveAsync(host, client, supply, from, to, seconds, replays, ct);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task SpeedAsync(HttpClient client, DateTimeOffset from, DateTimeOffset to, string clock, CancellationToken ct)
    {
        for (var round = 1; round <= Rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            var id = await CreateAsync(client, from, to, "max", clock, ct);
            JsonNode replay;
            do
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, ct);
                replay = await GetAsync(client, "replays/" + id, ct);
            }
            while ((string)replay["state"]! != "ended");
            var took = Stopwatch.GetElapsedTime(started);
            var articles = (long)(await GetAsync(client, "subjects/all?timeline=" + id, ct))["total"]!["articles"]!;
            var rows = (long)replay["rows"]!;
            Row($"whole range by {clock} at max, round {round}", $"{rows / took.TotalSeconds:0} rows/s ({rows} rows, {articles} articles, {took.TotalSeconds:0.00} s)");
            await EndAsync(client, id, ct);
        }
    }

    private static async Task JumpsAsync(HttpClient client, DateTimeOffset from, DateTimeOffset to, string clock, CancellationToken ct)
    {
        var random = new Random(Seed);
        var id = await CreateAsync(client, from, to, 1, clock, ct);
        var (jumps, boards) = (new List<double>(), new List<double>());
        for (var jump = 0; jump <= Jumps; jump++)
        {
            var at = from + (to - from) * random.NextDouble();
            at = new DateTimeOffset(at.Ticks - at.Ticks % TimeSpan.TicksPerMinute, TimeSpan.Zero);
            var started = Stopwatch.GetTimestamp();
            using var answer = await client.PatchAsJsonAsync("replays/" + id, new { at, state = "paused" }, ct);
            answer.EnsureSuccessStatusCode();
            var jumped = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            await GetAsync(client, "boards/burst?window=24h&limit=50&timeline=" + id, ct);
            var shown = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            if (jump == 0)
            {
                Row($"first jump by {clock}, with its board", $"{jumped:0} ms, {shown:0} ms");
                continue;
            }

            jumps.Add(jumped);
            boards.Add(shown);
        }

        jumps.Sort();
        boards.Sort();
        Row($"{Jumps} jumps by {clock}, p50 / p99", $"{LiveLoad.At([.. jumps], 0.5):0} / {LiveLoad.At([.. jumps], 0.99):0} ms");
        Row("jump and its board of bursts, p50 / p99", $"{LiveLoad.At([.. boards], 0.5):0} / {LiveLoad.At([.. boards], 0.99):0} ms");
        await EndAsync(client, id, ct);
    }

    private static async Task BesideLiveAsync(
        HostProcess host, HttpClient client, ArticleSupply supply, DateTimeOffset from, DateTimeOffset to, int seconds, int replays, CancellationToken ct)
    {
        long sent = 1_000_000;
        await LiveAsync("warm-up");
        await LiveAsync("alone");
        var before = await MemoryAsync(host, ct);

        var connections = new List<HubConnection>();
        var ids = new List<string>();
        for (var i = 0; i < replays; i++)
        {
            var id = await CreateAsync(client, from.AddDays(i), to, 3_600, i % 2 == 0 ? "arrival" : "event", ct);
            ids.Add(id);
            connections.Add(await WatchAsync(host, id, ct));
        }

        await LiveAsync($"beside {replays} watched replays at 3,600x");
        var during = await MemoryAsync(host, ct);
        foreach (var id in ids)
        {
            using var answer = await client.PatchAsJsonAsync("replays/" + id, new { speed = "max" }, ct);
            answer.EnsureSuccessStatusCode();
        }

        await LiveAsync($"beside {replays} watched replays at max");
        var most = await MemoryAsync(host, ct);
        foreach (var connection in connections)
        {
            await connection.DisposeAsync();
        }

        foreach (var id in ids)
        {
            await EndAsync(client, id, ct);
        }

        await LiveAsync("after they ended");
        Row("resident memory (live objects at the last collection of the oldest) before; beside them; at max; after", $"{before}; {during}; {most}; {await MemoryAsync(host, ct)} MB");

        async Task LiveAsync(string name)
        {
            var cpu = host.ProcessorTime;
            var live = await LiveLoad.RunAsync(host, supply, sent, ArticlesPerSecond, seconds, ct);
            sent += live.Sent;
            Row(
                $"{ArticlesPerSecond} live articles/s {name}: accepted to browser p50 / p99",
                $"{LiveLoad.At(live.Delays, 0.5):0} / {LiveLoad.At(live.Delays, 0.99):0} ms ({live.Delays.Length} of {live.Sent} shown, {(host.ProcessorTime - cpu).TotalSeconds / seconds * 100:0} % of a core)");
        }
    }

    // Of the older generations, which hold what stays: the youngest's size says when it was last emptied.
    private static async Task<string> MemoryAsync(HostProcess host, CancellationToken ct)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        var lines = (await client.GetStringAsync(new Uri("/metrics", UriKind.Relative), ct)).Split('\n');
        var held = lines.Where(line => line.StartsWith("dotnet_gc_last_collection_heap_size_bytes{", StringComparison.Ordinal) && (line.Contains("gen2", StringComparison.Ordinal) || line.Contains("loh", StringComparison.Ordinal)))
            .Sum(line => double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));
        return $"{Megabytes(host.WorkingSet)} ({Megabytes((long)held)})";
    }

    private static string Megabytes(long bytes) => (bytes / 1048576d).ToString("0", CultureInfo.InvariantCulture);

    private static async Task<HubConnection> WatchAsync(HostProcess host, string id, CancellationToken ct)
    {
        var connection = new HubConnectionBuilder().WithUrl(new Uri(host.Address, "/hubs/live")).Build();
        connection.On<JsonObject>("Changed", _ => { });
        await connection.StartAsync(ct);
        object[] views = [new { kind = "replay" }, new { kind = "board", board = "articles", window = "24h", limit = 50 }, new { kind = "ticker", limit = 30 }];
        foreach (var view in views)
        {
            await connection.InvokeAsync<JsonObject>("Watch", new { timeline = id, view }, ct);
        }

        return connection;
    }

    private static async Task ImportAsync(string program, string stream, string folder, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        using var import = Process.Start(new ProcessStartInfo("dotnet", [program, "import", stream, "--reader", "fast", "--data", folder]) { RedirectStandardOutput = true })!;
        var said = await import.StandardOutput.ReadToEndAsync(ct);
        await import.WaitForExitAsync(ct);
        Console.Error.WriteLine(said.TrimEnd().Split('\n')[^1]);
        Row("imported by the fast reader", $"{Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");
    }

    /// <summary>From the first to the last arrival.</summary>
    private static async Task<(DateTimeOffset From, DateTimeOffset To)> RangeAsync(HttpClient client, CancellationToken ct)
    {
        DateTimeOffset from = DateTimeOffset.MaxValue, to = DateTimeOffset.MinValue;
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await GetAsync(client, "articles?limit=500" + (cursor.Length > 0 ? "&cursor=" + Uri.EscapeDataString(cursor) : ""), ct);
            foreach (var article in page["items"]!.AsArray())
            {
                var arrival = article!["arrival"]!.GetValue<DateTimeOffset>();
                (from, to) = (arrival < from ? arrival : from, arrival > to ? arrival : to);
            }

            cursor = (string?)page["next"];
        }

        return (from, to.AddMinutes(1));
    }

    private static async Task<string> CreateAsync(HttpClient client, DateTimeOffset from, DateTimeOffset to, object speed, string clock, CancellationToken ct)
    {
        using var answer = await client.PostAsJsonAsync("replays", new { from, to, speed, clock }, ct);
        var replay = await answer.Content.ReadFromJsonAsync<JsonNode>(ct);
        return answer.IsSuccessStatusCode ? (string)replay!["id"]! : throw new InvalidOperationException((string)replay!["detail"]!);
    }

    private static async Task EndAsync(HttpClient client, string id, CancellationToken ct)
    {
        using var answer = await client.DeleteAsync(new Uri("replays/" + id, UriKind.Relative), ct);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<JsonNode> GetAsync(HttpClient client, string path, CancellationToken ct) =>
        JsonNode.Parse(await client.GetStringAsync(new Uri(path, UriKind.Relative), ct))!;

    private static void Row(string what, string figure) => Console.WriteLine($"| {what} | {figure} |");
}
