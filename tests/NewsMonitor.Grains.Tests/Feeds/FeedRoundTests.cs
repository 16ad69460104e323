using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Domain;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Grains.Feeds;
using NewsMonitor.Intake;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Tests.Feeds;

public sealed class FeedRoundTests
{
    private readonly FakeTimeProvider _time = new(Some.Now);
    private readonly FakeSources _store = new();
    private readonly List<Admission> _submitted = [];
    private Func<Admission, Task<Receipt>> _answer = _ => Task.FromResult<Receipt>(new Receipt.Accepted(new(1), new("a")));
    private Func<FeedSource, FeedPoll> _poll = Brings(Item("1"), Item("2"));

    public FeedRoundTests() => _store["bbc"] = Feed();

    [Fact]
    public async Task What_a_feed_brings_is_submitted_and_its_health_saved()
    {
        Assert.Equal(new(true, 2, 0, 0, 0, null), await RunAsync());
        Assert.Equal(2, _submitted.Count);
        Assert.Equal("\"new\"", _store["bbc"].Health.Etag);
        Assert.Equal(Some.Now, _store["bbc"].Health.LastNewItem);
    }

    [Fact]
    public async Task Known_items_are_no_news()
    {
        _answer = _ => Task.FromResult<Receipt>(new Receipt.Duplicate(new(1), new("a")));
        Assert.Equal(new(true, 0, 0, 2, 0, null), await RunAsync());
        Assert.Null(_store["bbc"].Health.LastNewItem);
    }

    [Theory]
    [InlineData(false, false, 60, false)]
    [InlineData(true, false, 60, true)]
    [InlineData(false, false, 0, true)]
    [InlineData(true, true, 0, false)]
    public async Task A_feed_is_polled_when_it_is_due_or_asked_for_and_never_while_it_is_paused(bool now, bool paused, int dueIn, bool polled)
    {
        _store["bbc"] = Feed() with { Paused = paused, Health = FeedHealth.Unknown with { NextPoll = Some.Now.AddSeconds(dueIn) } };
        Assert.Equal(polled, (await RunAsync(now)).Polled);
    }

    [Fact]
    public async Task Where_the_log_cannot_keep_an_item_the_next_poll_brings_it_again()
    {
        _answer = _ => Task.FromException<Receipt>(new IOException("disk full"));
        var report = await RunAsync();
        Assert.Equal("Its articles could not be kept: disk full", report.Error);
        var health = _store["bbc"].Health;
        Assert.Equal(("\"old\"", 1, report.Error), (health.Etag, health.Failures, health.LastError));
    }

    [Fact]
    public async Task Settings_that_were_changed_during_a_poll_stay_changed()
    {
        _poll = source =>
        {
            _store["bbc"] = source with { Paused = true, Interval = TimeSpan.FromHours(1) };
            return Brings()(source with { Address = "https://bbc.example/moved" });
        };
        await RunAsync();
        var stored = _store["bbc"];
        Assert.Equal((true, TimeSpan.FromHours(1), "https://bbc.example/moved"), (stored.Paused, stored.Interval, stored.Address));
    }

    [Fact]
    public async Task A_feed_that_was_removed_during_a_poll_stays_removed()
    {
        _poll = source =>
        {
            _store.RemoveAsync("bbc", CancellationToken.None);
            return Brings(Item("1"))(source);
        };
        Assert.Equal(1, (await RunAsync()).Accepted);
        Assert.Null(await _store.GetAsync("bbc", TestContext.Current.CancellationToken));
    }

    private Task<FeedPollReport> RunAsync(bool now = false) =>
        new FeedRound(_store, (source, _) => Task.FromResult(_poll(source)), SubmitAsync, _time).RunAsync("bbc", now, TestContext.Current.CancellationToken);

    private ValueTask<Task<Receipt>> SubmitAsync(Admission admission, Way way, CancellationToken ct)
    {
        Assert.Equal(Way.Feed, way);
        _submitted.Add(admission);
        return ValueTask.FromResult(_answer(admission));
    }

    private static Func<FeedSource, FeedPoll> Brings(params ArticleInput[] items) => source =>
        new(items, source with { Health = source.Health with { Etag = "\"new\"", LastError = null } }, null);

    private static ArticleInput Item(string id) => new() { Source = "bbc", Id = id, Title = "Storm " + id, Body = "A storm came." };

    private static FeedSource Feed() =>
        new("bbc", "https://bbc.example/feed", null, false, TimeSpan.FromMinutes(5), false, Some.Now, FeedHealth.Unknown with { Etag = "\"old\"" });
}
