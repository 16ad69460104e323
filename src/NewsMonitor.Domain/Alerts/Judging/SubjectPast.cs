namespace NewsMonitor.Domain.Alerts;

/// <summary>What was before, that a window is judged by.</summary>
public interface IPast
{
    /// <summary>False while it is being counted anew: nothing is known of it then.</summary>
    bool IsCounted => true;

    /// <summary>Usual for the window that ends at a clock minute, in originals or in articles; null while learning.</summary>
    Baseline? Usual(WindowLength window, Minute clock, bool originals);

    /// <summary>What the four weeks before the window brought.</summary>
    HourCounts Before(WindowLength window, Minute clock);
}

/// <summary>The past of a subject, or of what matches a query, from its hours and those of all news.</summary>
public sealed class SubjectPast(HourHistory history, HourHistory all) : IPast
{
    private const int HoursBefore = 28 * 24;
    private (Minute Hour, WeekShape Shape)? _shape;
    private readonly Dictionary<(WindowLength Window, bool Originals), (Minute First, Minute Hour, Baseline? Usual)> _usual = [];

    public Baseline? Usual(WindowLength window, Minute clock, bool originals)
    {
        var (first, _) = Baseline.HoursOf(window, clock);
        if (_usual.TryGetValue((window, originals), out var known) && (known.First, known.Hour) == (first, clock.HourStart))
        {
            return known.Usual;
        }

        var usual = Baseline.Of(window, clock, history, Shape(clock), originals ? static hour => hour.Originals : static hour => hour.Articles);
        _usual[(window, originals)] = (first, clock.HourStart, usual);
        return usual;
    }

    public HourCounts Before(WindowLength window, Minute clock) =>
        history.Sum((clock + 1 - (int)window).HourStart - HoursBefore * Minute.PerHour, HoursBefore);

    private WeekShape Shape(Minute clock)
    {
        var hour = clock.HourStart;
        if (_shape is not { } known || known.Hour != hour)
        {
            _shape = known = (hour, WeekShape.Of(all, clock));
        }

        return known.Shape;
    }
}
