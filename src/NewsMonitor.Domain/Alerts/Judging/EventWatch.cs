namespace NewsMonitor.Domain.Alerts;

/// <summary>Every article that is news is part of a running event: it begins one or joins one.</summary>
internal sealed class EventWatch(Condition.Article when, WatchState.Events state, JudgeDesk desk) : IWatch
{
    /// <summary>Events told apart at a time; the one that has been still for longest makes room.</summary>
    private const int MostRunning = 200;

    private readonly EventFold _running = new(state.Running);

    public WatchState State => new WatchState.Events([.. _running.Running]);

    // What is over is found over when the next article comes; the alert ends by its own time.
    public DateTimeOffset? NextWake => null;

    public void See(Sighting seen, bool isNews)
    {
        EndOver();
        if (seen.Leaves)
        {
            Remove(seen);
            return;
        }

        if (!isNews || !seen.Enters)
        {
            return;
        }

        var words = EventWords.Of(seen);
        var index = _running.Find(seen, words, EventWords.OwnOf(desk.Rule.Subject, seen));
        if (index < 0)
        {
            if (_running.Count == MostRunning)
            {
                _running.RemoveAt(Stillest());
            }

            index = _running.Count;
            _running.Add(RunningEvent.Of(seen, words, desk.Clock));
        }
        else
        {
            _running[index] = _running[index].With(seen, words, desk.Clock);
        }

        desk.Look(1, true, null);
        desk.Signal(SignalKind.Fires, _running[index].Key, LabelsOf(_running[index]), desk.Clock + when.Gap, 1, Evidence(_running[index], [seen.ToEvidence()]));
    }

    public void Move(OriginalMove move)
    {
        var index = _running.IndexOf(move.Article);
        if (index >= 0)
        {
            _running[index] = _running[index].With(move);
        }
    }

    public void Tick()
    {
    }

    private void EndOver()
    {
        for (var i = _running.Count - 1; i >= 0; i--)
        {
            if (_running[i].Last + when.Gap <= desk.Clock)
            {
                _running.RemoveAt(i);
            }
        }
    }

    private int Stillest()
    {
        var stillest = 0;
        for (var i = 1; i < _running.Count; i++)
        {
            stillest = _running[i].Last < _running[stillest].Last ? i : stillest;
        }

        return stillest;
    }

    private void Remove(Sighting gone)
    {
        var index = _running.IndexOf(gone.Article);
        if (index < 0)
        {
            return;
        }

        var left = _running[index].Without(gone.Article);
        if (left.Articles > 0)
        {
            _running[index] = left;
        }
        else
        {
            _running.RemoveAt(index);
        }

        desk.Signal(SignalKind.Shrinks, left.Key, LabelsOf(left), null, 1, Evidence(left, []), gone);
    }

    private Labels LabelsOf(RunningEvent running) => desk.Rule.AllLabels().With(LabelNames.Event, running.Key).With(LabelNames.Source, Cut(running.Source));

    private static AlertEvidence Evidence(RunningEvent running, EvidenceArticle[] shown) =>
        new("articles", running.Articles, 1, null, null, null, running.Articles, running.Sources.Length, [.. shown]);

    private static string Cut(string source) => source.Length <= Labels.MaxValue ? source : source[..Labels.MaxValue];
}
