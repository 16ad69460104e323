using NewsMonitor.Grains;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Host.Api;

namespace NewsMonitor.Host.Live;

/// <summary>A board: all rows at first, then those that are new or differ, and the order where it changed.</summary>
internal sealed class BoardView(IBoards boards, Moments moments, string timeline, BoardQuery query) : IView
{
    private Dictionary<string, BoardRow> _rows = [];
    private string[] _order = [];
    private int _total;

    public async Task<ViewState> OpenAsync(CancellationToken ct)
    {
        var moment = await moments.GetAsync(timeline, ct);
        var board = await boards.GetBoardAsync(timeline, query, ct);
        Remember(board);
        return State(moment, board, new([.. board.Rows], _order, board.Total));
    }

    public async Task<ViewState> NextAsync(CancellationToken ct)
    {
        var moment = await moments.GetAsync(timeline, ct);
        var board = await boards.GetBoardAsync(timeline, query, ct);
        var changed = board.Rows.Where(row => !_rows.TryGetValue(row.Subject, out var shown) || !Same(row, shown)).ToArray();
        var moved = !board.Rows.Select(row => row.Subject).SequenceEqual(_order);
        if (changed.Length == 0 && !moved && board.Total == _total)
        {
            return State(moment, board, null);
        }

        Remember(board);
        return State(moment, board, new(changed, moved ? _order : null, board.Total));
    }

    public void Dispose()
    {
    }

    // Live goes on between two minute marks; a replay may have gone on by an hour since its board was made.
    private ViewState State(TimelineMoment moment, Board board, BoardStateDto? news) =>
        new(news, board.Position, timeline == TimelineKey.Live ? moment.Clock : board.Clock);

    private void Remember(Board board)
    {
        _rows = board.Rows.ToDictionary(row => row.Subject);
        _order = [.. board.Rows.Select(row => row.Subject)];
        _total = board.Total;
    }

    // Not the record's own equality: that compares the spark by reference.
    private static bool Same(BoardRow a, BoardRow b) =>
        a.Window == b.Window && a.Newest == b.Newest && a.Name == b.Name && a.BurstSince == b.BurstSince
        && a.SentimentChange == b.SentimentChange && a.Spark.AsSpan().SequenceEqual(b.Spark.AsSpan());
}
