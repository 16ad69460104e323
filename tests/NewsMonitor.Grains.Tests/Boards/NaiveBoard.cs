using NewsMonitor.Domain;
using NewsMonitor.Grains.Boards;
using NewsMonitor.Grains.Contracts;

namespace NewsMonitor.Grains.Tests.Boards;

/// <summary>The twin: counts every subject of the log anew, makes every row, sorts them all. The week's shape is given: it is
/// worked out once an hour.</summary>
internal static class NaiveBoard
{
    public static Board Of(FakeLog log, Minute clock, BoardQuery query, WeekShape shape) =>
        Of(log.Changes, Some.NameOf, log.Head.Value, clock, query, shape);

    public static Board Of(
        IReadOnlyList<Change> changes, Func<SubjectId, string> name, long position, Minute clock, BoardQuery query, WeekShape shape)
    {
        var window = WindowLengths.All.Single(w => w.Word() == query.Window);
        var all = changes.Where(c => c.Kind.IsShown()).GroupBy(c => c.Subject)
            .Where(g => query.Kind is "" || g.First().Kind.Word() == query.Kind || (query.Kind == "entity" && g.First().Kind.IsEntity()))
            .Where(g => query.Filter.Split(' ').All(word => name(g.Key).Split(' ').Any(part => part.StartsWith(word, StringComparison.OrdinalIgnoreCase))))
            .Where(g => query.Subjects.IsEmpty || query.Subjects.Contains(g.Key.Value))
            .Select(g => RowOf(g.Key, name(g.Key), [.. g], clock, window, shape)).ToList();
        var shown = all.Where(r => !query.Subjects.IsEmpty || query.Order switch
        {
            "burst" => r.Sure >= Burst.Least(window).Originals && r.SureSources >= Burst.Least(window).Sources,
            "sentiment" => r.Row.Window.Articles >= 5,
            _ => r.Row.Window.Articles > 0,
        }).Select(r => r.Row);
        var sorted = query.Subjects.IsEmpty
            ? shown.OrderByDescending(r => query.Order switch
            {
                "burst" => r.Window.Burst ?? -1,
                "sentiment" => r.SentimentChange is { } change ? Math.Abs(change) : -1,
                _ => r.Window.Articles,
            }).ThenByDescending(r => r.Window.Articles).ThenBy(r => r.Subject, StringComparer.Ordinal)
            : shown.OrderBy(r => query.Subjects.IndexOf(r.Subject));
        return new([.. sorted.Take(query.Limit)], all.Count(r => r.Row.Window.Articles > 0), position, clock.Start);
    }

    private static (BoardRow Row, int Sure, int SureSources) RowOf(
        SubjectId id, string name, List<Change> changes, Minute clock, WindowLength window, WeekShape shape)
    {
        var windows = new SubjectWindows(clock);
        changes.ForEach(c => windows.Add(c.At, c.Source, c.Counts));
        var hours = HoursOf(changes);
        hours.MoveTo(clock);
        var row = new BoardRow(
            id.Value, name, changes[0].Kind.Word(), changes[^1].Number, WindowNumbers.Of(window, windows, hours, shape).ToWire(),
            [.. windows.Spark(window)], SubjectWindows.SparkSteps(window).Minutes, WindowNumbers.SentimentChange(window, windows, hours),
            Burst.Since(windows, hours, shape)?.Start, null);
        return (row, windows[window].SureOriginals, SourceCount.Of(windows.Cells(window)).Originals);
    }

    private static HourHistory HoursOf(IEnumerable<Change> changes)
    {
        var hours = new HourHistory();
        foreach (var change in changes)
        {
            hours.Add(change.At, change.Counts);
        }

        return hours;
    }
}
