using System.Collections.Immutable;
using NewsMonitor.Domain;
using NewsMonitor.Grains;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Host.Api;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Live;

/// <summary>The kinds of view: board, subject, ticker, status.</summary>
internal sealed class Views(IBoards boards, IGrainFactory grains, ILog log, LiveSignal signal, StatusBoard status, TimeProvider time) : IViews
{
    public IView Create(WatchDto watch)
    {
        var timeline = Parameters.Timeline(watch.Timeline);
        var view = watch.View ?? throw new ArgumentException("The view is missing.", nameof(watch));
        return view.Kind switch
        {
            "board" => new BoardView(boards, time, timeline, ToQuery(view)),
            "subject" => new SubjectView(grains, log, signal, time, timeline, Parameters.Subject(view.Subject ?? "")),
            "ticker" => new TickerView(log, signal, time, view.Subject is { } subject ? Parameters.Subject(subject) : null, Limit(view.Limit, 30, 200)),
            "status" => new StatusView(status, time),
            _ => throw new ArgumentException($"There is no view of kind '{view.Kind}'. There are board, subject, ticker, status.", nameof(watch)),
        };
    }

    private static BoardQuery ToQuery(ViewDto view) => new(
        view.Board ?? "articles", view.Window ?? "1h", view.SubjectKind ?? "", view.Filter ?? "", Limit(view.Limit, 50, BoardQuery.MaxLimit),
        [.. (view.Subjects ?? []).Take(BoardQuery.MaxLimit).Select(subject => Parameters.Subject(subject).Value)]);

    private static int Limit(int? asked, int standard, int most) =>
        asked is null ? standard : asked >= 1 && asked <= most ? asked.Value : throw new ArgumentException($"limit must be 1 to {most}.");
}
