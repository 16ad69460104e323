using System.Collections.Immutable;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;

namespace NewsMonitor.Grains.Alerts;

/// <summary>
/// In the order of arrivals an article may come after one that took its place as the original of their text, where the log had it before: what
/// happened to it then counts from when it comes.
/// </summary>
internal sealed class EarlyMoves
{
    private readonly HashSet<ArticleId> _came = [];
    private readonly Dictionary<ArticleId, Counts> _early = [];

    /// <summary>The next sighting, with the moves of articles that have come; what befell its own before it came is in its counts.</summary>
    public Sighting Place(Sighting seen)
    {
        var counts = seen.Counts.Articles > 0 && _came.Add(seen.Article) && _early.Remove(seen.Article, out var early) ? seen.Counts + early : seen.Counts;
        return seen.Moves.IsEmpty && counts == seen.Counts ? seen : seen with { Counts = counts, Moves = [.. seen.Moves.Where(HasCome)] };
    }

    private bool HasCome(OriginalMove move)
    {
        if (_came.Contains(move.Article))
        {
            return true;
        }

        _early[move.Article] = _early.GetValueOrDefault(move.Article) + move.Counts;
        return false;
    }
}
