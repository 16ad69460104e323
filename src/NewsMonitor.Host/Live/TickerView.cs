using NewsMonitor.Domain;
using NewsMonitor.Host.Api;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Live;

/// <summary>What arrives, newest first. A burst of arrivals beyond the limit shows its newest ones.</summary>
internal sealed class TickerView(ILogReader log, LiveSignal signal, TimeProvider time, SubjectId? subject, int limit) : IView
{
    private Position _after;
    private long _asked = -1;

    public async Task<ViewState> OpenAsync(CancellationToken ct)
    {
        _after = Position.None;
        return new(new TickerStateDto(await ReadAsync(ct)), signal.Followed, time.GetUtcNow());
    }

    public async Task<ViewState> NextAsync(CancellationToken ct)
    {
        if (signal.Told == _asked)
        {
            return new(null, signal.Followed, time.GetUtcNow());
        }

        var articles = await ReadAsync(ct);
        return new(articles.Count == 0 ? null : new TickerStateDto(articles), signal.Followed, time.GetUtcNow());
    }

    public void Dispose()
    {
    }

    private async Task<IReadOnlyList<ArticleDto>> ReadAsync(CancellationToken ct)
    {
        _asked = signal.Told;
        var articles = await log.ReadArrivalsAsync(subject, _after, limit, ct);
        if (articles.Count > 0)
        {
            _after = new(Math.Max(_after.Value, articles.Max(article => article.Position.Value)));
        }

        return [.. articles.Select(article => article.ToDto())];
    }
}
