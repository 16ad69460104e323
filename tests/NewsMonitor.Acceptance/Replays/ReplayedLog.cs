using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Domain;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Host.Importing;
using NewsMonitor.Host.Tests.Serving;
using NewsMonitor.Intake;
using NewsMonitor.Reading;

namespace NewsMonitor.Acceptance.Replays;

/// <summary>A log of recorded news, served, with replays of it.</summary>
internal sealed class ReplayedLog : IAsyncDisposable
{
    private readonly CancellationToken _ct;

    private ReplayedLog(RunningHost host, CancellationToken ct) => (Host, _ct) = (host, ct);

    public RunningHost Host { get; }

    /// <summary>Imports the file by the fast reader and serves the folder.</summary>
    public static async Task<ReplayedLog> ImportAsync(string folder, string file, CancellationToken ct)
    {
        await using (var import = await OfflineIntake.OpenAsync(folder, TimeProvider.System, ct))
        {
            var result = await import.Files.RunAsync(file, ReaderKind.Fast, null, null, ct);
            Assert.Null(result.Broken);
        }

        return await ServeAsync(folder, ct);
    }

    public static async Task<ReplayedLog> ServeAsync(string folder, CancellationToken ct)
    {
        var host = await RunningHost.StartAsync(folder, ct, "--Reader=fast");
        await host.FollowedAsync(ct);
        return new(host, ct);
    }

    /// <summary>Plays the range at once to its end; its id, and what it took.</summary>
    public async Task<(string Id, JsonNode End, TimeSpan Took)> PlayToEndAsync(DateTimeOffset from, DateTimeOffset to, string clock)
    {
        await using var browser = await Browser.OpenAsync(Host, _ct);
        var started = Stopwatch.GetTimestamp();
        using var response = await Host.Http.PostAsJsonAsync("/api/v1/replays", new { from, to, speed = "max", clock }, _ct);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(_ct));
        var id = (string)(await response.Content.ReadFromJsonAsync<JsonNode>(_ct))!["id"]!;
        var watch = await browser.WatchAsync(new { kind = "replay" }, id);
        var end = Ended(watch["state"]!) ?? await browser.UntilAsync(watch, Ended);
        return (id, end, Stopwatch.GetElapsedTime(started));

        static JsonNode? Ended(JsonNode replay) => (string)replay["state"]! == "ended" ? replay : null;
    }

    public async Task<TimeSpan> JumpAsync(string replay, DateTimeOffset at)
    {
        var started = Stopwatch.GetTimestamp();
        using var response = await Host.Http.PatchAsJsonAsync("/api/v1/replays/" + replay, new { at, state = "paused" }, _ct);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(_ct));
        Assert.Equal(at, (await response.Content.ReadFromJsonAsync<JsonNode>(_ct))!["at"]!.GetValue<DateTimeOffset>());
        return Stopwatch.GetElapsedTime(started);
    }

    /// <summary>The total of each subject that has any on the timeline.</summary>
    public async Task<SortedDictionary<string, TotalPicture>> TotalsAsync(string timeline, IEnumerable<string> subjects)
    {
        var grains = Host.Services.GetRequiredService<IGrainFactory>();
        var totals = new SortedDictionary<string, TotalPicture>(StringComparer.Ordinal);
        foreach (var chunk in subjects.Chunk(64))
        {
            var pictures = await Task.WhenAll(chunk.Select(subject =>
                grains.GetGrain<ISubjectGrain>(TimelineKey.Of(timeline, new SubjectId(subject))).GetPictureAsync()));
            foreach (var picture in pictures.OfType<Picture>().Where(picture => picture.Total.Articles != 0))
            {
                totals.Add(picture.Subject, picture.Total);
            }
        }

        return totals;
    }

    /// <summary>Every subject that the log lists.</summary>
    public async Task<List<string>> SubjectsAsync()
    {
        var log = Host.Services.GetRequiredService<NewsMonitor.Log.ILogReader>();
        var subjects = new List<string>();
        string? cursor = null;
        do
        {
            var page = await log.FindSubjectsAsync("", Enum.GetValues<SubjectKind>(), NewsMonitor.Log.Limits.Page, cursor, _ct);
            subjects.AddRange(page.Items.Select(subject => subject.Subject.Value));
            cursor = page.Next;
        }
        while (cursor is not null);
        return subjects;
    }

    /// <summary>The current texts of all articles on the timeline.</summary>
    public async Task<List<string>> TextsAsync(string timeline)
    {
        var texts = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await Host.GetAsync($"articles?limit=500&timeline={timeline}" + (cursor.Length > 0 ? "&cursor=" + Uri.EscapeDataString(cursor) : ""), _ct);
            foreach (var article in page["items"]!.AsArray())
            {
                var detail = await Host.GetAsync($"articles/{Uri.EscapeDataString((string)article!["article"]!)}?timeline={timeline}", _ct);
                var current = detail["versions"]!.AsArray()[^1]!;
                texts.Add((string?)current["title"] + "\n" + (string?)current["body"]);
            }

            cursor = (string?)page["next"];
        }

        return texts;
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
