using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsMonitor.Host.Tests.Serving;

public sealed class ReplayBurstsTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("newsmonitor-bursts").FullName;
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_strongest_bursts_of_a_replays_range_are_told_in_order_of_time_wherever_its_clock_is()
    {
        await using var host = await RunningHost.StartAsync(_folder, _ct, "--Reader=fast");
        await ImportAsync(host);
        using var made = await Past.PostAsync(host, new { from = Start, to = Start.AddDays(60), speed = 1 }, _ct);
        var id = (string)JsonNode.Parse(await made.Content.ReadAsStringAsync(_ct))!["id"]!;

        var bursts = (await host.GetAsync($"replays/{id}/bursts", _ct))["items"]!.AsArray();
        var merkel = bursts.Where(burst => (string)burst!["subject"]! == Past.Merkel).ToList();
        Assert.Equal(
            [Start.AddDays(36).AddMinutes(-1), Start.AddDays(51).AddMinutes(-1)], merkel.Select(burst => burst!["at"]!.GetValue<DateTimeOffset>()));
        Assert.Equal([21, 31], merkel.Select(burst => (int)burst!["articles"]!));
        Assert.All(merkel, burst =>
        {
            Assert.Equal(("Angela Merkel", "person", "24h"), ((string)burst!["name"]!, (string)burst["kind"]!, (string)burst["window"]!));
            Assert.InRange((double)burst["usual"]!, 0.5, 5);
            Assert.InRange((double)burst["burst"]!, 3, 20);
        });
        Assert.Equal(bursts.Select(burst => burst!["at"]!.GetValue<DateTimeOffset>()).Order(), bursts.Select(burst => burst!["at"]!.GetValue<DateTimeOffset>()));

        var strongest = Assert.Single((await host.GetAsync($"replays/{id}/bursts?limit=1", _ct))["items"]!.AsArray());
        Assert.Equal(bursts.Max(burst => (double)burst!["burst"]!), (double)strongest!["burst"]!);
        Assert.Equal(HttpStatusCode.BadRequest, await StatusOfAsync(host, $"replays/{id}/bursts?limit=201"));
        await Past.EndAsync(host, id, _ct);
        Assert.Equal(HttpStatusCode.NotFound, await StatusOfAsync(host, $"replays/{id}/bursts"));
    }

    /// <summary>An article on Angela Merkel a day for sixty days; twenty more on one, thirty more on another.</summary>
    private static async Task ImportAsync(RunningHost host)
    {
        var lines = new List<string>();
        for (var day = 0; day < 60; day++)
        {
            for (var i = 0; i <= day switch { 35 => 20, 50 => 30, _ => 0 }; i++)
            {
                var at = Start.AddDays(day).AddHours(9).AddMinutes(i);
                var title = $"Angela Merkel speaks on day {day}, report {i}";
                lines.Add(JsonSerializer.Serialize(new
                {
                    source = $"Harbour Post {i % 4}", id = $"{day}-{i}", title, body = title + ".", publishedAt = at, arrivedAt = at,
                }));
            }
        }

        var ct = TestContext.Current.CancellationToken;
        using var content = new StringContent(string.Join('\n', lines), Encoding.UTF8);
        using var response = await host.Http.PostAsync(new Uri("/api/v1/imports?name=days.jsonl&reader=fast", UriKind.Relative), content, ct);
        response.EnsureSuccessStatusCode();
        await response.Content.ReadAsStringAsync(ct);
        await host.FollowedAsync(ct);
    }

    private async Task<HttpStatusCode> StatusOfAsync(RunningHost host, string path)
    {
        using var response = await host.Http.GetAsync(new Uri("/api/v1/" + path, UriKind.Relative), _ct);
        return response.StatusCode;
    }
}
