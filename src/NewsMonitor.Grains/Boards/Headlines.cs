using NewsMonitor.Domain;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Boards;

/// <summary>The newest headline of each row, read from the log once per subject, change and clock minute.</summary>
internal sealed class Headlines
{
    private const int MaxKept = 4_096;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Subject, long Number), Headline?> _kept = [];
    private DateTimeOffset _clock;

    /// <summary>The board with its rows' headlines.</summary>
    /// <param name="log">As of the board's clock.</param>
    public async Task<Board> AddAsync(Board board, ILogView log, CancellationToken ct)
    {
        var missing = new List<SubjectId>();
        lock (_gate)
        {
            // A minute later an article that was dated ahead may be the newest.
            if (board.Clock != _clock || _kept.Count > MaxKept)
            {
                _kept.Clear();
                _clock = board.Clock;
            }

            missing.AddRange(board.Rows.Where(r => !_kept.ContainsKey((r.Subject, r.Number))).Select(r => new SubjectId(r.Subject)));
        }

        var read = await log.ReadNewestAsync(missing, Minute.Of(board.Clock), ct);
        lock (_gate)
        {
            var rows = board.Rows.ToBuilder();
            for (var i = 0; i < rows.Count; i++)
            {
                var row = rows[i];
                if (!_kept.TryGetValue((row.Subject, row.Number), out var headline))
                {
                    headline = read.TryGetValue(new(row.Subject), out var newest) ? Of(newest) : null;
                    if (board.Clock == _clock)
                    {
                        _kept[(row.Subject, row.Number)] = headline;
                    }
                }

                rows[i] = row with { Newest = headline };
            }

            return board with { Rows = rows.ToImmutable() };
        }
    }

    private static Headline Of(ArticleSummary article) =>
        new(article.Article.Value, article.Title, article.Key.Source, article.Time.At.Start);
}
