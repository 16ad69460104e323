using System.Net;
using System.Text;
using System.Text.Json;

namespace NewsMonitor.Host.Tests.Serving;

public sealed class ReplayFirstTests : IDisposable
{
    private static readonly DateTimeOffset Night = new(2026, 3, 3, 0, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("newsmonitor-first").FullName;
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_first_article_of_a_stretch_is_the_first_that_reached_us_or_the_first_that_happened()
    {
        await using var host = await RunningHost.StartAsync(_folder, _ct, "--Reader=fast");
        await ImportAsync(
            host,
            Put("before", Night.AddHours(-2), Night.AddHours(-2)),
            Delete("before", Night.AddSeconds(10)),
            Put("on time", Night.AddMinutes(2), Night.AddMinutes(2).AddSeconds(30)),
            Put("late", Night.AddMinutes(1), Night.AddHours(6)));

        Assert.Equal(Night.AddMinutes(2).AddSeconds(30), await FirstAsync(host, Night, Night.AddDays(1), "arrival"));
        Assert.Equal(Night.AddMinutes(1), await FirstAsync(host, Night, Night.AddDays(1), "event"));
        Assert.Equal(Night.AddMinutes(1).AddSeconds(30), await FirstAsync(host, Night.AddMinutes(1).AddSeconds(30), Night.AddDays(1), "event"));
        Assert.Equal(Night.AddHours(6), await FirstAsync(host, Night.AddHours(6), Night.AddDays(1), clock: null));
        Assert.Null(await FirstAsync(host, Night.AddHours(7), Night.AddDays(1), "arrival"));
        Assert.Null(await FirstAsync(host, Night.AddHours(7), Night.AddDays(1), "event"));

        foreach (var query in new[] { "to=2026-03-03", "from=2026-03-03", "from=2026-03-03&to=soon", "from=2026-03-03&to=2026-03-04&clock=wall" })
        {
            using var refused = await host.Http.GetAsync(new Uri("/api/v1/replays/first?" + query, UriKind.Relative), _ct);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }
    }

    private async Task<DateTimeOffset?> FirstAsync(RunningHost host, DateTimeOffset from, DateTimeOffset to, string? clock)
    {
        var asked = $"replays/first?from={Time(from)}&to={Time(to)}{(clock is null ? "" : "&clock=" + clock)}";
        return (await host.GetAsync(asked, _ct))["at"]?.GetValue<DateTimeOffset>();
    }

    private async Task ImportAsync(RunningHost host, params string[] lines)
    {
        using var content = new StringContent(string.Join('\n', lines), Encoding.UTF8);
        using var response = await host.Http.PostAsync(new Uri("/api/v1/imports?name=night.jsonl&reader=fast", UriKind.Relative), content, _ct);
        response.EnsureSuccessStatusCode();
        await response.Content.ReadAsStringAsync(_ct);
        await host.FollowedAsync(_ct);
    }

    private static string Put(string uid, DateTimeOffset published, DateTimeOffset arrival) => JsonSerializer.Serialize(new
    {
        op = "put",
        ts = Time(arrival),
        uid,
        source = "Harbour Post",
        title = "Ferries stay in port, " + uid,
        body = "Ferries stay in port, it was reported. " + uid,
        publishedAt = Time(published),
    });

    private static string Delete(string uid, DateTimeOffset arrival) => JsonSerializer.Serialize(new { op = "delete", ts = Time(arrival), uid });

    private static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
