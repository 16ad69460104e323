using NewsMonitor.Domain;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Grains.Subjects;

namespace NewsMonitor.Grains.Boards;

/// <summary>
/// The windows of every shown subject of one shard that has an article in the last 7 days: a function of the changes it was given, in order,
/// and the clock. What rows need beyond that (names, hours) is asked for and given back.
/// </summary>
internal sealed class BoardShard(int number, Position position, Minute clock)
{
    private readonly Dictionary<SubjectId, BoardSubject> _subjects = [];

    /// <summary>Changes up to it are in.</summary>
    public Position Position { get; private set; } = position;

    public Minute Clock { get; private set; } = clock;

    public int Count => _subjects.Count;

    /// <summary>Applies those of the changes that are new, which must be all from <see cref="Position"/> up to <paramref name="to"/>.</summary>
    public void Apply(IEnumerable<Change> changes, Position to)
    {
        foreach (var change in changes)
        {
            if (change.Position > Position && change.Kind.IsShown())
            {
                Apply(change);
            }
        }

        Position = to > Position ? to : Position;
    }

    /// <summary>Forwards only; forgets what no window holds any more.</summary>
    public void MoveTo(Minute to)
    {
        if (to <= Clock)
        {
            return;
        }

        Clock = to;
        foreach (var subject in _subjects.Values)
        {
            subject.MoveTo(to);
            if (subject.IsIdle)
            {
                _subjects.Remove(subject.Id);
            }
        }
    }

    /// <summary>Subjects whose names must be known before the question can be answered.</summary>
    public List<SubjectId> Unnamed(BoardQuestion question) =>
        question.Words.IsEmpty ? [] : [.. _subjects.Values.Where(s => s.Name is null && question.Asks(s.Kind)).Select(s => s.Id)];

    public void Name(SubjectId id, string name)
    {
        if (_subjects.TryGetValue(id, out var subject))
        {
            subject.Name ??= name;
        }
    }

    /// <summary>Also where it had a name.</summary>
    public void Rename(SubjectId id, string name)
    {
        if (_subjects.TryGetValue(id, out var subject))
        {
            subject.Rename(name);
        }
    }

    /// <summary>Subjects whose hours must be known before the question can be answered.</summary>
    public List<SubjectId> Missing(BoardQuestion question)
    {
        var missing = Standings.Candidates(question, _subjects.Values, _subjects.GetValueOrDefault).Where(s => !s.HasHistory).Select(s => s.Id).ToList();
        missing.AddRange(question.Subjects.Where(id => IsMine(id) && !_subjects.ContainsKey(id)));
        return missing;
    }

    public void Take(SubjectId id, LoadedHistory loaded)
    {
        if (!_subjects.TryGetValue(id, out var subject))
        {
            // On a watchlist, without an article in any window.
            _subjects[id] = subject = new(id, loaded.Summary.Kind, Clock);
        }

        subject.Take(loaded);
    }

    /// <summary>The shard's part of the board. Nothing may be missing.</summary>
    public Board Answer(BoardQuestion question, WeekShape shape) =>
        Standings.Answer(question, _subjects.Values, _subjects.GetValueOrDefault, shape, Position.Value, Clock);

    private void Apply(Change change)
    {
        if (!_subjects.TryGetValue(change.Subject, out var subject))
        {
            if (change.At <= Clock - SubjectWindows.Kept)
            {
                return;
            }

            _subjects[change.Subject] = subject = new(change.Subject, change.Kind, Clock);
        }

        subject.Apply(change);
        if (subject.IsIdle)
        {
            _subjects.Remove(change.Subject);
        }
    }

    private bool IsMine(SubjectId id) => TimelineKey.ShardOf(id) == number;
}
