using NewsMonitor.Domain;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Grains.Subjects;

namespace NewsMonitor.Grains.Boards;

/// <summary>One subject as its shard holds it: always the windows; name and hours once a board has asked for them.</summary>
internal sealed class BoardSubject(SubjectId id, SubjectKind kind, Minute clock)
{
    private Dictionary<WindowLength, View>? _views;             // what was worked out at this number and clock
    private LoadedHistory? _loaded;
    private long _historyNumber;                                // changes up to it are in the hours
    private Minute _asked;

    public SubjectId Id => id;

    public SubjectKind Kind => kind;

    public SubjectWindows Windows { get; } = new(clock);

    public long Number { get; private set; }

    /// <summary>Null: not yet read from the log.</summary>
    public string? Name { get; set; }

    public bool HasHistory => _loaded is not null;

    /// <summary>Nothing would be lost by forgetting it.</summary>
    public bool IsIdle => Windows.IsEmpty && _loaded is null;

    public void Apply(Change change)
    {
        Windows.Add(change.At, change.Source, change.Counts);
        if (_loaded is not null && change.Number > _historyNumber)
        {
            _loaded.Hours.Add(change.At, change.Counts);
            _historyNumber = change.Number;
        }

        Number = Math.Max(Number, change.Number);
        _views = null;
    }

    /// <summary>Takes the hours that the log has, unless they lack a change that came here since they were read.</summary>
    public void Take(LoadedHistory loaded)
    {
        if (loaded.Number < Number)
        {
            return;
        }

        (_loaded, _historyNumber, Name) = (loaded, loaded.Number, loaded.Summary.Name);
        Number = Windows.IsEmpty ? loaded.Number : Number;
        _asked = Windows.Clock;
        _views = null;
    }

    public void MoveTo(Minute to)
    {
        Windows.MoveTo(to);
        _loaded?.Hours.MoveTo(to);
        _views = null;
        if (to - _asked > Minute.PerHour)
        {
            _loaded = null;
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
        return view.Row ??= Make(window, shape, _loaded!.Hours);
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
