using NewsMonitor.Domain;
using NewsMonitor.Grains.Boards;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Replays;

/// <summary>All that is counted of one subject on a replay.</summary>
internal sealed class PastTotals(PastSubject subject)
{
    private SourceCounts _sources;

    public PastSubject Subject { get; } = subject;

    public long Number { get; set; }

    public Counts Total { get; set; }

    public ReadOnlySpan<(int Source, int Articles)> Sources => _sources.Items;

    /// <summary>Windows and hours; null: nothing is in them.</summary>
    public BoardSubject? Recent { get; set; }

    public void Add(PastChange change, Minute clock)
    {
        Number++;
        Total += change.Counts;
        AddSource(change.Source, change.Counts.Articles);
        if (change.At >= HourHistory.KeptFrom(clock))
        {
            Recent ??= NewRecent(clock);
            Recent.Apply(Number, change.At, change.Source, change.Counts);
        }
        else if (Recent is not null)
        {
            Recent.Apply(Number, change.At, change.Source, default);
        }
    }

    public void AddSource(int source, int articles) => _sources.Add(source, articles);

    public BoardSubject NewRecent(Minute clock) => BoardSubject.Whole(Subject.Id, Subject.Kind, Subject.Name, clock);

    /// <summary>What boards and pictures are made of, at the clock.</summary>
    public BoardSubject At(Minute clock)
    {
        if (Recent is not { } recent)
        {
            recent = NewRecent(clock);
            recent.Apply(Number, clock, 0, default);
        }

        recent.MoveTo(clock);
        return recent;
    }

    /// <summary>Forgets windows and hours that are empty at the clock.</summary>
    public void Sweep(Minute clock)
    {
        Recent?.MoveTo(clock);
        Recent = Recent is { IsIdle: true } ? null : Recent;
    }

    public SubjectState ToState(Position position, Minute clock)
    {
        var sources = new List<KeyValuePair<int, int>>(Sources.Length);
        foreach (var (source, articles) in Sources)
        {
            sources.Add(new(source, articles));
        }

        var recent = At(clock);
        return new(Subject.Id, Subject.Kind, Subject.Name, Number, position, Total, sources, recent.Windows, recent.Hours!);
    }
}
