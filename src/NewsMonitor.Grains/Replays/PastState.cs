using NewsMonitor.Domain;
using NewsMonitor.Grains.Boards;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Grains.Subjects;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Replays;

/// <summary>
/// All that a replay shows at its clock: totals, windows and hours of every subject, as the sum of the slices that it was given. Windows move when
/// they are looked at, so that a clock that nobody watches costs no more than its news.
/// </summary>
internal sealed class PastState
{
    private readonly List<PastTotals?> _subjects = [];          // by the log's number
    private readonly Dictionary<SubjectId, PastTotals> _byId = [];
    private PastTotals? _all;
    private (Minute Clock, long Changes, WeekShape Shape)? _shape;

    public PastState(DateTimeOffset at) => At = at;

    /// <summary>All up to it is in.</summary>
    public DateTimeOffset At { get; private set; }

    public Minute Clock => Minute.Of(At);

    /// <summary>By arrival: the highest in it; by event: all up to it is in.</summary>
    public Position Position { get; private set; }

    /// <summary>Of the instant after <see cref="At"/> the positions up to it are in; none: nothing.</summary>
    public Position Within { get; private set; }

    /// <summary>It is that of its clock, no part of the next instant is in.</summary>
    public bool IsWhole => Within == Position.None;

    public long Rows { get; private set; }

    /// <summary>Changes that were applied here.</summary>
    public long Changes { get; private set; }

    public IReadOnlyCollection<PastTotals> Subjects => _byId.Values;

    /// <summary>Articles that count, and their distinct sources.</summary>
    public (int Articles, int Sources) All => _all is { } all ? (all.Total.Articles, all.Sources.Length) : default;

    /// <summary>All news, which the week's shape is made of, however far back it is asked for.</summary>
    public HourSums HoursOfAll { get; } = new();

    /// <param name="subject">Knows every subject of the slice.</param>
    public void Apply(PastSlice slice, Func<int, PastSubject> subject)
    {
        At = slice.UpTo > At ? slice.UpTo : At;
        Within = slice.Within;
        Position = slice.To > Position ? slice.To : Position;
        Rows += slice.Rows;
        Changes += slice.Changes.Count;
        var clock = Clock;
        foreach (var change in slice.Changes)
        {
            var totals = TotalsOf(change.Subject, subject);
            totals.Add(change, clock);
            if (totals == _all)
            {
                HoursOfAll.Add(change.At, change.Counts);
            }
        }
    }

    /// <summary>Articles that counted for a subject, by the log's number.</summary>
    public int ArticlesOf(int key) => key >= 0 && key < _subjects.Count && _subjects[key] is { } totals ? totals.Total.Articles : 0;

    /// <summary>Forwards within what was read already.</summary>
    public void MoveTo(DateTimeOffset at) => At = at > At ? at : At;

    /// <summary>Null: nothing was known of the subject.</summary>
    public Picture? ToPicture(SubjectId id) =>
        _byId.TryGetValue(id, out var subject) ? subject.ToState(Position, Clock).ToPicture(subject.Subject.Wikidata, Shape()) : null;

    public Board ToBoard(BoardQuestion question)
    {
        var clock = Clock;
        return Standings.Answer(
            question, _byId.Values.Where(s => s.Recent is not null && s.Subject.Kind.IsShown()).Select(s => s.At(clock)),
            id => _byId.TryGetValue(id, out var subject) && subject.Subject.Kind.IsShown() ? subject.At(clock) : null, Shape(), Position.Value, clock);
    }

    /// <summary>Forgets what no window and no hour holds any more.</summary>
    public void Sweep()
    {
        var clock = Clock;
        foreach (var subject in _byId.Values)
        {
            subject.Sweep(clock);
        }
    }

    /// <summary>The subject's totals, which begin empty.</summary>
    public PastTotals TotalsOf(int key, Func<int, PastSubject> subject)
    {
        while (_subjects.Count <= key)
        {
            _subjects.Add(null);
        }

        if (_subjects[key] is not { } totals)
        {
            _subjects[key] = totals = new(subject(key));
            _byId.Add(totals.Subject.Id, totals);
            _all = totals.Subject.Id == SubjectId.All ? totals : _all;
        }

        return totals;
    }

    /// <summary>Sets what a checkpoint says beside its subjects.</summary>
    public void Restore(Position position, long rows) => (Position, Rows) = (position, rows);

    private WeekShape Shape()
    {
        if (_shape is not { } known || known.Clock != Clock || known.Changes != Changes)
        {
            var hours = _byId.TryGetValue(SubjectId.All, out var all) ? all.At(Clock).Hours! : new();
            _shape = known = (Clock, Changes, WeekShape.Of(hours, Clock));
        }

        return known.Shape;
    }
}
