using NewsMonitor.Grains.Contracts;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Boards;

/// <summary>Asks all shards, merges, cuts, adds headlines; keeps each answer for a quarter of a second for all who ask the same.</summary>
internal sealed class LiveBoards(IGrainFactory grains, ILogReader log, Headlines headlines, TimeProvider time)
{
    private const int MaxKept = 256;
    private const int Tries = 2;
    private static readonly TimeSpan KeptFor = TimeSpan.FromMilliseconds(250);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (long At, Task<Board> Board)> _kept = [];

    /// <exception cref="ArgumentException">As <see cref="IBoards"/>.</exception>
    public Task<Board> GetBoardAsync(BoardQuery query, CancellationToken ct)
    {
        var question = BoardQuestion.Parse(query);
        lock (_gate)
        {
            if (!_kept.TryGetValue(question.Key, out var known) || IsSpent(known))
            {
                MakeRoom();
                // Worked out for all who ask: no one caller's token may end it.
                known = (time.GetTimestamp(), Task.Run(() => AskAsync(query, question), CancellationToken.None));
                _kept[question.Key] = known;
            }

            return known.Board.WaitAsync(ct);
        }
    }

    /// <summary>One board of the shards' parts, at the newest of their clocks.</summary>
    internal static Board Merge(BoardQuestion question, IReadOnlyList<Board> parts)
    {
        var rows = parts.SelectMany(p => p.Rows);
        var merged = question.Subjects.IsEmpty
            ? rows.OrderBy(row => Rank.Of(question.Order, row))
            : rows.OrderBy(row => question.Subjects.IndexOf(new(row.Subject)));
        return new([.. merged.Take(question.Limit)], parts.Sum(p => p.Total), parts.Min(p => p.Position), parts.Max(p => p.Clock));
    }

    // One that is still worked out is shared, however long it takes.
    private bool IsSpent((long At, Task<Board> Board) known) =>
        known.Board.IsCompleted && (!known.Board.IsCompletedSuccessfully || time.GetElapsedTime(known.At) >= KeptFor);

    private void MakeRoom()
    {
        if (_kept.Count < MaxKept)
        {
            return;
        }

        foreach (var (key, known) in _kept)
        {
            if (IsSpent(known))
            {
                _kept.Remove(key);
            }
        }

        if (_kept.Count >= MaxKept)
        {
            _kept.Clear();                                      // as many questions in a quarter of a second: each is asked anew
        }
    }

    private async Task<Board> AskAsync(BoardQuery query, BoardQuestion question)
    {
        for (var attempt = 1; ; attempt++)
        {
            var parts = await Task.WhenAll(Enumerable.Range(0, TimelineKey.Shards)
                .Select(shard => grains.GetGrain<IBoardShardGrain>(TimelineKey.Of(TimelineKey.Live, shard)).GetBoardAsync(query)));
            // Asked across a minute mark, half of it would be of the minute before. Where the system's clock stepped back, shards differ for longer.
            if (attempt == Tries || parts.All(p => p.Clock == parts[0].Clock))
            {
                return await headlines.AddAsync(Merge(question, parts), log, CancellationToken.None);
            }
        }
    }
}
