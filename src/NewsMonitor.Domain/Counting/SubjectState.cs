using System.Runtime.InteropServices;

namespace NewsMonitor.Domain;

/// <summary>What became of a change.</summary>
public enum Applied
{
    /// <summary>The state had it already.</summary>
    Before,
    Now,
    /// <summary>Changes before it are missing; nothing was done.</summary>
    Gap,
}

/// <summary>All that is counted of one subject: a function of the changes it was given and the clock. Made from the log's record.</summary>
public sealed class SubjectState
{
    private readonly Dictionary<int, int> _sources;

    /// <param name="number">Number of the newest change that is in everything given here.</param>
    /// <param name="sources">Current articles since ever by source.</param>
    public SubjectState(
        SubjectId subject, SubjectKind kind, string name, long number, Position position, Counts total,
        IEnumerable<KeyValuePair<int, int>> sources, SubjectWindows windows, HourHistory history)
    {
        (Subject, Kind, Name, Number, Position, Total, Windows, History) = (subject, kind, name, number, position, total, windows, history);
        _sources = new(sources);
    }

    public SubjectId Subject { get; }

    public SubjectKind Kind { get; }

    public string Name { get; }

    public long Number { get; private set; }

    public Position Position { get; private set; }

    /// <summary>Counts since ever.</summary>
    public Counts Total { get; private set; }

    /// <summary>Distinct sources since ever.</summary>
    public int TotalSources => _sources.Count;

    public SubjectWindows Windows { get; }

    public HourHistory History { get; }

    public Applied Apply(Change change)
    {
        if (change.Number <= Number)
        {
            return Applied.Before;
        }

        if (change.Number > Number + 1)
        {
            return Applied.Gap;
        }

        Windows.Add(change.At, change.Source, change.Counts);
        History.Add(change.At, change.Counts);
        Total += change.Counts;
        AddSource(change.Source, change.Counts.Articles);
        (Number, Position) = (change.Number, change.Position);
        return Applied.Now;
    }

    /// <summary>Forwards only; an earlier minute changes nothing.</summary>
    public void MoveTo(Minute clock)
    {
        Windows.MoveTo(clock);
        History.MoveTo(Windows.Clock);
    }

    private void AddSource(int source, int articles)
    {
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_sources, source, out _);
        sum += articles;
        if (sum == 0)
        {
            _sources.Remove(source);
        }
    }
}
