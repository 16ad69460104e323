using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR.Client;

namespace NewsMonitor.Benchmarks.EndToEnd;

/// <summary>Articles pushed one by one at an even pace, and a browser's connection that hears of them.</summary>
internal static class LiveLoad
{
    /// <param name="first">Number of the first article.</param>
    public static async Task<LiveFigures> RunAsync(HostProcess host, ArticleSupply supply, long first, int perSecond, int seconds, CancellationToken ct)
    {
        var acceptedAt = new ConcurrentDictionary<string, long>();
        var sentAt = new ConcurrentDictionary<string, long>();
        var shownAt = new ConcurrentDictionary<string, long>();
        var boards = 0;
        await using var connection = new HubConnectionBuilder().WithUrl(new Uri(host.Address, "/hubs/live")).Build();
        connection.On<JsonObject>("Changed", change =>
        {
            var now = Stopwatch.GetTimestamp();
            if (change["state"]!["articles"] is not JsonArray shown)
            {
                Interlocked.Increment(ref boards);
                return;
            }

            foreach (var article in shown)
            {
                shownAt.TryAdd((string)article!["id"]!, now);
            }
        });
        await connection.StartAsync(ct);
        await connection.InvokeAsync<JsonObject>("Watch", new { timeline = "live", view = new { kind = "ticker", limit = 200 } }, ct);
        await connection.InvokeAsync<JsonObject>("Watch", new { timeline = "live", view = new { kind = "board", board = "articles", window = "1h", limit = 50 } }, ct);

        using var client = new HttpClient { BaseAddress = host.Address, Timeout = Timeout.InfiniteTimeSpan };
        var count = seconds * perSecond;
        var watch = Stopwatch.StartNew();
        var sending = new List<Task>(count);
        for (var i = 0; i < count; i++)
        {
            var due = TimeSpan.FromSeconds((double)i / perSecond) - watch.Elapsed;
            if (due > TimeSpan.Zero)
            {
                await Task.Delay(due, TimeProvider.System, ct);
            }

            sending.Add(SendOneAsync(first + i));
        }

        await Task.WhenAll(sending);
        for (var wait = 0; wait < 600 && shownAt.Count < count; wait++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, ct);
        }

        var shown = acceptedAt.Where(pair => shownAt.ContainsKey(pair.Key)).ToList();
        return new(
            count, Sorted(acceptedAt, acceptedAt.Keys, sentAt), Sorted(shownAt, shown.Select(pair => pair.Key), acceptedAt),
            Sorted(shownAt, shown.Select(pair => pair.Key), sentAt), boards);

        // A request each: a client that streams over HTTP/1.1 sees its answers only after its last article.
        async Task SendOneAsync(long number)
        {
            var id = number.ToString(CultureInfo.InvariantCulture);
            using var content = new ByteArrayContent(supply.Line(number, TimeProvider.System.GetUtcNow()));
            content.Headers.ContentType = new("application/json");
            sentAt[id] = Stopwatch.GetTimestamp();
            using var response = await client.PostAsync(new Uri("/api/v1/articles", UriKind.Relative), content, ct);
            response.EnsureSuccessStatusCode();
            acceptedAt[id] = Stopwatch.GetTimestamp();
        }
    }

    /// <summary>Milliseconds from one thing to the other.</summary>
    private static double[] Sorted(ConcurrentDictionary<string, long> to, IEnumerable<string> ids, ConcurrentDictionary<string, long> from) =>
        [.. ids.Select(id => Stopwatch.GetElapsedTime(from[id], to[id]).TotalMilliseconds).Order()];

    /// <summary>The value below which this part of the sorted values lies.</summary>
    public static double At(double[] sorted, double part) => sorted.Length == 0 ? double.NaN : sorted[Math.Min(sorted.Length - 1, (int)(part * sorted.Length))];
}

/// <param name="Commits">Milliseconds from sent to accepted, sorted.</param>
/// <param name="Delays">Milliseconds from accepted to the browser, sorted; of those that were shown.</param>
/// <param name="Whole">Milliseconds from sent to the browser, sorted.</param>
/// <param name="Boards">Changes of the board that the browser heard of.</param>
internal sealed record LiveFigures(int Sent, double[] Commits, double[] Delays, double[] Whole, int Boards);
