using NewsMonitor.Domain;
using NewsMonitor.Grains;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Host.Api;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Live;

/// <summary>What arrives on a replay's timeline, newest first. After a jump the browser asks anew: what it shows may not be there yet.</summary>
internal sealed class ReplayTickerView(Moments moments, string timeline, SubjectId? subject, int limit) : IView
{
    private TimelineMoment? _asked;
    private HashSet<(ArticleId Article, Position Position)> _shown = [];

    public async Task<ViewState> OpenAsync(CancellationToken ct)
    {
        _shown = [];
        var moment = await moments.GetAsync(timeline, ct);
        return State(moment, Show(await ReadAsync(moment, ct)));
    }

    public async Task<ViewState> NextAsync(CancellationToken ct)
    {
        var moment = await moments.GetAsync(timeline, ct);
        if (moment == _asked || moment.Generation != _asked!.Generation)
        {
            return State(moment, null) with { Anew = moment != _asked };
        }

        var fresh = await ReadAsync(moment, ct);
        return State(moment, fresh.Count == 0 ? null : Show(fresh));
    }

    public void Dispose()
    {
    }

    /// <summary>Those that the browser does not have.</summary>
    private async Task<List<ArticleSummary>> ReadAsync(TimelineMoment moment, CancellationToken ct)
    {
        _asked = moment;
        var newest = await moments.LogAt(moment).ReadArrivalsAsync(subject, Position.None, limit, ct);
        var fresh = newest.Where(article => !_shown.Contains((article.Article, article.Position))).ToList();
        _shown = [.. newest.Select(article => (article.Article, article.Position))];
        return fresh;
    }

    private static TickerStateDto Show(List<ArticleSummary> articles) => new([.. articles.Select(article => article.ToDto())]);

    private static ViewState State(TimelineMoment moment, TickerStateDto? news) => new(news, moment.Position, moment.Clock);
}
