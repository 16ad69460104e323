using NewsMonitor.Domain;
using NewsMonitor.Domain.Queries;
using NewsMonitor.Host.Api;
using NewsMonitor.Host.Topics;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Live;

/// <summary>What arrives and is matched by a query that somebody is writing, newest first, and how much of what arrives that is.</summary>
internal sealed class QueryView(ITopics topics, ILogReader log, LiveSignal signal, TopicPreviews previews, TimeProvider time, Query query, int limit) : IView
{
    /// <summary>Articles asked at a time, some 100 ms of one reader: who pushes more at once is told that not all were.</summary>
    private const int MaxLooked = 100;

    private DateTimeOffset _since;
    private Position _after;
    private long _asked;
    private long _arrived;
    private long _looked;
    private long _matched;

    public async Task<ViewState> OpenAsync(CancellationToken ct)
    {
        _asked = signal.Told;
        (_since, _after) = (time.GetUtcNow(), (await log.ReadHeadAsync(ct)).Position);
        (_arrived, _looked, _matched) = (0, 0, 0);
        return Show([]);
    }

    public async Task<ViewState> NextAsync(CancellationToken ct)
    {
        if (signal.Told == _asked)
        {
            return new(null, signal.Followed, time.GetUtcNow());
        }

        // However many try queries, a few read the log at a time: the others are asked again at the next beat.
        using var slot = previews.TryEnter();
        if (!slot.IsAcquired)
        {
            return new(null, signal.Followed, time.GetUtcNow());
        }

        _asked = signal.Told;
        var news = await topics.ReadArrivalsAsync(query, _after, MaxLooked, limit, ct);
        if (news.Arrived == 0)
        {
            return new(null, signal.Followed, time.GetUtcNow());
        }

        _after = news.To;
        _arrived += news.Arrived;
        _looked += news.Looked;
        _matched += news.Matched;
        return Show(news.Newest);
    }

    public void Dispose()
    {
    }

    private ViewState Show(IReadOnlyList<ArticleSummary> articles) =>
        new(new QueryStateDto(_since, _arrived, _looked, _matched, [.. articles.Select(article => article.ToDto())]), signal.Followed, time.GetUtcNow());
}
