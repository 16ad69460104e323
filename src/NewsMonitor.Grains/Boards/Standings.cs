using NewsMonitor.Domain;
using NewsMonitor.Grains.Contracts;

namespace NewsMonitor.Grains.Boards;

/// <summary>Who stands on a board, among the subjects of a shard or of a whole timeline.</summary>
internal static class Standings
{
    /// <summary>The best rows by the question, without headlines.</summary>
    public static Board Answer(
        BoardQuestion question, IEnumerable<BoardSubject> subjects, Func<SubjectId, BoardSubject?> find, WeekShape shape, long position, Minute clock)
    {
        var rows = Candidates(question, subjects, find).Where(s => s.HasHistory).Select(s => s.Row(question.Window, shape));
        return new(
            [.. question.Subjects.IsEmpty ? Rank.Best(rows, question.Limit, row => Rank.Of(question.Order, row)) : rows],
            Asked(question, subjects, find).Count(s => s.Windows[question.Window].Articles > 0), position, clock.Start);
    }

    /// <summary>Those that may stand on the board: for the order by articles no more than its rows; else all that are above the order's least.</summary>
    public static IEnumerable<BoardSubject> Candidates(
        BoardQuestion question, IEnumerable<BoardSubject> subjects, Func<SubjectId, BoardSubject?> find)
    {
        var window = question.Window;
        var asked = Asked(question, subjects, find);
        if (!question.Subjects.IsEmpty)
        {
            return asked;
        }

        switch (question.Order)
        {
            case BoardOrder.Burst:
                var (originals, sources) = Burst.Least(window);
                return asked.Where(s => s.Windows[window].SureOriginals >= originals && s.SureSources(window) >= sources);
            case BoardOrder.Sentiment:
                return asked.Where(s => s.Windows[window].Articles >= NetInterval.MinArticles);
            default:
                return Rank.Best(
                    asked.Where(s => s.Windows[window].Articles > 0), question.Limit,
                    s => new(s.Windows[window].Articles, s.Windows[window].Articles, s.Id.Value));
        }
    }

    private static IEnumerable<BoardSubject> Asked(BoardQuestion question, IEnumerable<BoardSubject> subjects, Func<SubjectId, BoardSubject?> find)
    {
        var all = question.Subjects.IsEmpty ? subjects : question.Subjects.Select(find).OfType<BoardSubject>();
        return all.Where(s => question.Asks(s.Kind) && (question.Words.IsEmpty || (s.Name is { } name && question.Asks(name))));
    }
}
