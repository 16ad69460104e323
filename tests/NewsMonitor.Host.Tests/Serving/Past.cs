using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsMonitor.Host.Tests.Serving;

/// <summary>A past to be replayed: twenty days from March 2026 with an article an hour on Angela Merkel, an edit and a withdrawal among them.</summary>
internal static class Past
{
    public const string Merkel = "entity:Q567";
    public const string Edited = "past-30", Withdrawn = "past-60";

    public static DateTimeOffset Start { get; } = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset End { get; } = Start.AddDays(20);

    /// <summary>When the edit arrives, by which the article names another person, and when the withdrawal does.</summary>
    public static DateTimeOffset EditedAt { get; } = Start.AddDays(5).AddMinutes(10);

    public static DateTimeOffset WithdrawnAt { get; } = Start.AddDays(6).AddMinutes(10);

    /// <summary>A line of a recorded stream for each arrival, in order.</summary>
    public static IEnumerable<string> Lines()
    {
        for (var hour = 0; hour < 20 * 24; hour++)
        {
            var at = Start.AddHours(hour).AddMinutes(3);
            yield return Put("past-" + hour.ToString(CultureInfo.InvariantCulture), at, at.AddMinutes(-2), $"Angela Merkel visits Rotterdam for the {hour}th time");
            if (at.AddHours(1) > EditedAt && at < EditedAt)
            {
                yield return Put(Edited, EditedAt, Start.AddHours(30).AddMinutes(1), "Emmanuel Macron visits Paris instead");
            }

            if (at.AddHours(1) > WithdrawnAt && at < WithdrawnAt)
            {
                yield return JsonSerializer.Serialize(new { op = "delete", ts = Time(WithdrawnAt), uid = Withdrawn });
            }
        }
    }

    public static async Task ImportAsync(RunningHost host, CancellationToken ct)
    {
        using var content = new StringContent(string.Join('\n', Lines()), Encoding.UTF8);
        using var response = await host.Http.PostAsync(new Uri("/api/v1/imports?name=past.jsonl&reader=fast", UriKind.Relative), content, ct);
        response.EnsureSuccessStatusCode();
        await response.Content.ReadAsStringAsync(ct);
        await host.FollowedAsync(ct);
    }

    public static Task<HttpResponseMessage> PostAsync(RunningHost host, object request, CancellationToken ct) =>
        host.Http.PostAsJsonAsync("/api/v1/replays", request, ct);

    /// <summary>A replay of the whole past, paused at its start or as the changes say.</summary>
    public static async Task<JsonNode> PlayAsync(RunningHost host, CancellationToken ct, object? speed = null, string clock = "arrival")
    {
        using var response = await PostAsync(host, new { from = Start, to = End, speed = speed ?? 1, clock }, ct);
        Assert.Equal(System.Net.HttpStatusCode.Created, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonNode>(ct))!;
    }

    public static async Task<JsonNode> ChangeAsync(RunningHost host, string id, object change, CancellationToken ct)
    {
        using var response = await host.Http.PatchAsJsonAsync("/api/v1/replays/" + id, change, ct);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonNode>(ct))!;
    }

    public static Task<JsonNode> JumpAsync(RunningHost host, string id, DateTimeOffset at, CancellationToken ct) =>
        ChangeAsync(host, id, new { at, state = "paused" }, ct);

    public static async Task EndAsync(RunningHost host, string id, CancellationToken ct)
    {
        using var response = await host.Http.DeleteAsync(new Uri("/api/v1/replays/" + id, UriKind.Relative), ct);
        Assert.Equal(System.Net.HttpStatusCode.NoContent, response.StatusCode);
    }

    private static string Put(string uid, DateTimeOffset arrival, DateTimeOffset published, string title) => JsonSerializer.Serialize(new
    {
        op = "put",
        ts = Time(arrival),
        uid,
        source = "Harbour Post",
        title,
        body = title + ", it was reported. " + uid,
        publishedAt = Time(published),
    });

    private static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
