using System.Collections.Immutable;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Queries;
using NewsMonitor.Grains;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Host.Alerts;
using NewsMonitor.Host.Api;
using NewsMonitor.Host.Topics;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Live;

/// <summary>The kinds of view: board, subject, ticker, query, status, alerts, and of a replay itself.</summary>
internal sealed class Views(
    IBoards boards, IGrainFactory grains, FiringBoard firing, ILog log, IReplays replays, LiveSignal signal, Moments moments, StatusBoard status,
    TopicPreviews previews, TimeProvider time) : IViews
{
    public IView Create(WatchDto watch)
    {
        var timeline = string.IsNullOrEmpty(watch.Timeline) ? TimelineKey.Live : watch.Timeline;
        var view = watch.View ?? throw new ArgumentException("The view is missing.", nameof(watch));
        var isLive = timeline == TimelineKey.Live;
        return view.Kind switch
        {
            "board" => new BoardView(boards, moments, timeline, ToQuery(view)),
            "subject" when isLive => new SubjectView(grains, log, signal, time, Parameters.Subject(view.Subject ?? "")),
            "subject" => new ReplaySubjectView(grains, moments, timeline, Parameters.Subject(view.Subject ?? "")),
            "ticker" when isLive => new TickerView(log, signal, time, Subject(view), Limit(view.Limit, 30, 200)),
            "ticker" => new ReplayTickerView(moments, timeline, Subject(view), Limit(view.Limit, 30, 200)),
            "query" when isLive => new QueryView(log.Topics, log, signal, previews, time, QueryOf(view), Limit(view.Limit, 20, 50)),
            "query" => throw new ArgumentException("What arrives is asked on the timeline 'live' alone: watch a query there.", nameof(watch)),
            "alerts" when isLive => new AlertsView(firing),
            "alerts" => throw new ArgumentException("Rules are led on the timeline 'live' alone: watch alerts there.", nameof(watch)),
            "status" => new StatusView(status, moments, time, timeline),
            "replay" when isLive => throw new ArgumentException("live is no replay: watch a replay on its own timeline.", nameof(watch)),
            "replay" => new ReplayView(replays, timeline),
            _ => throw new ArgumentException($"There is no view of kind '{view.Kind}'. There are board, subject, ticker, query, status, alerts, replay.", nameof(watch)),
        };
    }

    private static SubjectId? Subject(ViewDto view) => view.Subject is { } subject ? Parameters.Subject(subject) : null;

    private static Query QueryOf(ViewDto view) => Query.TryParse(view.Query ?? "", out var query, out var error)
        ? query
        : throw new ArgumentException(error.ToString(), nameof(view));

    private static BoardQuery ToQuery(ViewDto view) => new(
        view.Board ?? "articles", view.Window ?? "1h", view.SubjectKind ?? "", view.Filter ?? "", Limit(view.Limit, 50, BoardQuery.MaxLimit),
        [.. (view.Subjects ?? []).Take(BoardQuery.MaxLimit).Select(subject => Parameters.Subject(subject).Value)]);

    private static int Limit(int? asked, int standard, int most) =>
        asked is null ? standard : asked >= 1 && asked <= most ? asked.Value : throw new ArgumentException($"limit must be 1 to {most}.");
}
