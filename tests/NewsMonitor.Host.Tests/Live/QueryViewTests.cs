using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Queries;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Host.Api;
using NewsMonitor.Host.Live;
using NewsMonitor.Host.Topics;
using NewsMonitor.Log;
using NewsMonitor.Log.Sqlite;

namespace NewsMonitor.Host.Tests.Live;

public sealed class QueryViewTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("news-monitor-").FullName;
    private readonly FakeTimeProvider _time = new(new(2026, 11, 28, 8, 0, 0, TimeSpan.Zero));
    private readonly LiveSignal _signal = new();
    private readonly TopicPreviews _previews = new();
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;
    private SqliteLog _log = null!;

    public async ValueTask InitializeAsync() => _log = await SqliteLog.OpenAsync(_folder, _time, NullLogger.Instance, _ct);

    public async ValueTask DisposeAsync()
    {
        _previews.Dispose();
        await _log.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_came_before_it_was_opened_is_no_arrival_though_nobody_has_followed_it_yet()
    {
        await CommitAsync("1");
        using var view = View();
        await view.OpenAsync(_ct);
        Assert.Null(await NextAsync(view));
        await CommitAsync("2");
        Assert.Equal((1, 1), await NextAsync(view));
    }

    [Fact]
    public async Task While_as_many_queries_are_tried_as_may_be_it_waits_for_the_next_beat()
    {
        using var view = View();
        await view.OpenAsync(_ct);
        await CommitAsync("1");
        using (await _previews.EnterAsync(_ct))
        using (await _previews.EnterAsync(_ct))
        {
            Assert.Null(await NextAsync(view));
        }

        Assert.Equal((1, 1), await NextAsync(view));
    }

    private QueryView View() => new(_log.Topics, _log, _signal, _previews, _time, Query.Parse("truce"), 10);

    private Task CommitAsync(string id)
    {
        var article = new Article(new("bbc", id), "A truce", $"Text {id}.", PublishedAt: _time.GetUtcNow(), Language: "en");
        return _log.CommitAsync([new Submission.Text(article, new("test/1", "en", [], [], [], [], new(0.1, 0.8, 0.1)), Way.Push, null)], _ct);
    }

    private async Task<(long Arrived, long Matched)?> NextAsync(QueryView view)
    {
        ((IFollowerObserver)_signal).Followed(0, []);
        return (await view.NextAsync(_ct)).State is QueryStateDto state ? (state.Arrived, state.Matched) : null;
    }
}
