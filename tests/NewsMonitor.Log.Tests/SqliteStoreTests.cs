using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Log.Sqlite;

namespace NewsMonitor.Log.Tests;

/// <summary>Feeds, answers and progress.</summary>
public sealed class SqliteStoreTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(Some.Noon);
    private SqliteLog _log = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _log = await SqliteLog.OpenAsync(_folder.Path, _time, NullLogger.Instance, Ct);

    public async ValueTask DisposeAsync()
    {
        await _log.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_feed_comes_back_as_it_was_added_and_changed()
    {
        var feed = Feed("bbc") with { Health = FeedHealth.Unknown with { NextPoll = Some.Noon, Rhythm = TimeSpan.FromMinutes(7), LastError = "404" } };
        Assert.True(await _log.Sources.AddAsync(feed, Ct));
        Assert.Equal(feed, await _log.Sources.GetAsync("bbc", Ct));
        var changed = feed with { Interval = TimeSpan.FromMinutes(9), Site = "https://bbc.example" };
        Assert.True(await _log.Sources.UpdateAsync(changed, Ct));
        Assert.Equal([changed], await _log.Sources.ListAsync(Ct));
    }

    [Fact]
    public async Task A_name_or_address_that_is_taken_is_refused()
    {
        Assert.True(await _log.Sources.AddAsync(Feed("bbc"), Ct));
        Assert.False(await _log.Sources.AddAsync(Feed("bbc") with { Address = "https://other.example/feed" }, Ct));
        Assert.False(await _log.Sources.AddAsync(Feed("other") with { Address = Feed("bbc").Address }, Ct));
    }

    [Fact]
    public async Task A_poll_that_outlives_its_feed_does_not_bring_it_back()
    {
        await _log.Sources.AddAsync(Feed("bbc"), Ct);
        Assert.True(await _log.Sources.RemoveAsync("bbc", Ct));
        Assert.False(await _log.Sources.RemoveAsync("bbc", Ct));
        Assert.False(await _log.Sources.UpdateAsync(Feed("bbc"), Ct));
        Assert.Null(await _log.Sources.GetAsync("bbc", Ct));
    }

    [Fact]
    public async Task Feeds_are_due_longest_first_and_never_while_paused_or_gone()
    {
        await _log.Sources.AddAsync(Due("late", -5), Ct);
        await _log.Sources.AddAsync(Due("now", 0), Ct);
        await _log.Sources.AddAsync(Due("later", 5), Ct);
        await _log.Sources.AddAsync(Feed("new"), Ct);
        await _log.Sources.AddAsync(Due("paused", -9) with { Paused = true }, Ct);
        await _log.Sources.AddAsync(Feed("gone") with { Health = FeedHealth.Unknown with { Gone = true } }, Ct);
        Assert.Equal(["new", "late", "now"], await _log.Sources.ListDueAsync(Some.Noon, 10, Ct));
        Assert.Equal(["new"], await _log.Sources.ListDueAsync(Some.Noon, 1, Ct));

        static FeedSource Due(string name, int minutes) =>
            Feed(name) with { Health = FeedHealth.Unknown with { NextPoll = Some.Noon.AddMinutes(minutes) } };
    }

    [Fact]
    public async Task An_answer_is_given_again_for_a_day_and_then_forgotten()
    {
        var answer = new StoredAnswer("abc", 200, "application/json", [1, 2, 3], Some.Noon);
        await _log.Requests.SaveAnswerAsync("k", answer, Ct);
        await _log.Requests.SaveAnswerAsync("empty", answer with { Body = [] }, Ct);
        Assert.Equivalent(answer, await _log.Requests.FindAnswerAsync("k", Ct), strict: true);
        Assert.Empty((await _log.Requests.FindAnswerAsync("empty", Ct))!.Body);
        _time.Advance(TimeSpan.FromHours(24));
        Assert.Null(await _log.Requests.FindAnswerAsync("k", Ct));
    }

    [Fact]
    public async Task How_far_an_import_came_is_kept_by_file()
    {
        Assert.Equal(0, await _log.Requests.ReadImportedLinesAsync("f", Ct));
        await _log.Requests.SaveImportedLinesAsync("f", 200, Ct);
        await _log.Requests.SaveImportedLinesAsync("f", 400, Ct);
        Assert.Equal(400, await _log.Requests.ReadImportedLinesAsync("f", Ct));
    }

    private static FeedSource Feed(string name) => new(
        name, $"https://{name}.example/feed", null, true, TimeSpan.FromMinutes(5), false, Some.Noon, FeedHealth.Unknown);
}
