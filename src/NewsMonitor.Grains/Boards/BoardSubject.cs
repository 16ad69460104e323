using NewsMonitor.Domain;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Grains.Subjects;

namespace NewsMonitor.Grains.Boards;

/// <summary>One subject as its shard holds it: always the windows; name and hours once a board has asked for them.</summary>
internal sealed class BoardSubject(SubjectId id, SubjectKind kind, Minute clock)
{
    private Dictionary<WindowLength, View>? _views;             // what was worked out at this number and clock
    private HourHistory? _hours;
    private bool _keepsHours;                                   // they were counted here from the first
    private long _historyNumber;                                // changes up to it are in the hours
    private Minute _asked;

    /// <summary>One that has all of its hours always, from changes alone.</summary>
    public static BoardSubject Whole(SubjectId id, SubjectKind kind, string name, Minute clock) =>
        new(id, kind, clock) { Name = name, _hours = new(), _keepsHours = true };

    public SubjectId Id => id;

    public SubjectKind Kind => kind;

    public SubjectWindows Windows { get; } = new(clock);

    public long Number { get; private set; }

    /// <summary>Null: not yet read from the log.</summary>
    public string? Name { get; set; }

    public bool HasHistory => _hours is not null;

    /// <summary>Null: not read from the log.</summary>
    public HourHistory? Hours => _hours;

    /// <summary>Nothing would be lost by forgetting it.</summary>
    public bool IsIdle => Windows.IsEmpty && (_hours is null || (_keepsHours && _hours.Hours.Count == 0));

    public void Apply(Change change) => Apply(change.Number, change.At, change.Source, change.Counts);

    public void Apply(long number, Minute at, int source, Counts counts)
    {
        Windows.Add(at, source, counts);
        if (_hours is not null && number > _historyNumber)
        {
            _hours.Add(at, counts);
            _historyNumber = number;
        }

        Number = Math.Max(Number, number);
        _views = null;
    }

    /// <summary>Takes the hours that the log has, unless they lack a change that came here since they were read.</summary>
    public void Take(LoadedHistory loaded)
    {
        if (loaded.Number < Number)
        {
            return;
        }

        (_hours, _historyNumber, Name) = (loaded.Hours, loaded.Number, loaded.Summary.Name);
        Number = Windows.IsEmpty ? loaded.Number : Number;
        _asked = Windows.Clock;
        _views = null;
    }

    public void Rename(string name)
    {
        Name = name;
        _views = null;
    }

    public void MoveTo(Minute to)
    {
        if (_keepsHours && to <= Windows.Clock)
        {
            return;
        }

        Windows.MoveTo(to);
        _hours?.MoveTo(to);
        _views = null;
        if (!_keepsHours && to - _asked > Minute.PerHour)
        {
            _hours = null;
        }
    }

    /// <summary>Distinct sources of the window that a burst is judged by.</summary>
    public int SureSources(WindowLength window)
    {
        var view = ViewOf(window);
        return view.SureSources ??= SourceCount.Of(Windows.Cells(window)).Originals;
    }

    /// <summary>The row at the clock, without its headline. Name and hours must be there.</summary>
    public BoardRow Row(WindowLength window, WeekShape shape)
    {
        _asked = Windows.Clock;
        var view = ViewOf(window);
        return view.Row ??= Make(window, shape, _hours!);
    }

    private BoardRow Make(WindowLength window, WeekShape shape, HourHistory hours) => new(
        id.Value, Name!, kind.Word(), Number, WindowNumbers.Of(window, Windows, hours, shape).ToWire(),
        [.. Windows.Spark(window)], SubjectWindows.SparkSteps(window).Minutes,
        WindowNumbers.SentimentChange(window, Windows, hours), Burst.Since(Windows, hours, shape)?.Start, Newest: null);

    private View ViewOf(WindowLength window)
    {
        _views ??= [];
        if (!_views.TryGetValue(window, out var view))
        {
            _views[window] = view = new();
        }

        return view;
    }

    private sealed class View
    {
        public int? SureSources { get; set; }

        public BoardRow? Row { get; set; }
    }
}
