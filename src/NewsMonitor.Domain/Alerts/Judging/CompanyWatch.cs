using System.Runtime.InteropServices;

namespace NewsMonitor.Domain.Alerts;

/// <summary>
/// Who is named beside the subject and was not before. What is no news teaches who is known: an archive that is imported, and what the log had
/// when the rule was made.
/// </summary>
internal sealed class CompanyWatch : IWatch
{
    /// <summary>Companions that are remembered; who was not named for longest is forgotten first.</summary>
    private const int MostKnown = 20_000;
    private const int MostNewcomers = 1_000;

    private readonly Condition.Company _when;
    private readonly JudgeDesk _desk;
    private readonly Dictionary<SubjectId, Minute> _known;
    private readonly List<Newcomer> _newcomers;

    public CompanyWatch(Condition.Company when, WatchState.Company state, JudgeDesk desk)
    {
        (_when, _desk, _newcomers) = (when, desk, [.. state.Newcomers]);
        _known = state.Known.ToDictionary(known => known.Subject, known => known.Last);
    }

    public WatchState State => new WatchState.Company(
        [.. _known.Select(known => new KnownCompanion(known.Key, known.Value)).OrderBy(known => known.Subject.Value, StringComparer.Ordinal)], [.. _newcomers]);

    // What has grown old is found so when the next article comes; an alert ends by its own time.
    public DateTimeOffset? NextWake => null;

    public void See(Sighting seen, bool isNews)
    {
        Age();
        if (seen.Leaves)
        {
            Remove(seen);
            return;
        }

        foreach (var companion in seen.Companions.Where(companion => companion.Subject != _desk.Rule.Subject && Asked(companion.Kind)))
        {
            if (!isNews)
            {
                Learn(companion.Subject, seen.At);
            }
            else
            {
                Name(companion, seen);
            }
        }
    }

    public void Move(OriginalMove move)
    {
        for (var i = 0; i < _newcomers.Count; i++)
        {
            _newcomers[i] = _newcomers[i].With(move);
        }
    }

    public void Tick()
    {
    }

    private bool Asked(SubjectKind kind) => kind.IsEntity() && (_when.Kinds.IsDefaultOrEmpty || _when.Kinds.Contains(kind));

    private void Name(Companion companion, Sighting seen)
    {
        var index = _newcomers.FindIndex(newcomer => newcomer.Subject == companion.Subject);
        if (index < 0 && _known.TryGetValue(companion.Subject, out var last) && _desk.Minute - last < _when.Memory.TotalMinutes)
        {
            Learn(companion.Subject, _desk.Minute);
            return;
        }

        if (index < 0)
        {
            index = Add(new(companion.Subject, companion.Name, false, []));
        }

        var before = _newcomers[index];
        var after = before.With(seen, _desk.Clock);
        if (after == before)
        {
            return;
        }

        var fires = before.Fired || (after.Originals >= _when.MinArticles && after.Sources >= _when.MinSources);
        _newcomers[index] = after with { Fired = fires };
        _desk.Look(after.Originals, after.Sources >= _when.MinSources, null);
        if (fires)
        {
            Signal(after, before.Fired);
        }
    }

    private void Remove(Sighting gone)
    {
        for (var i = _newcomers.Count - 1; i >= 0; i--)
        {
            var (before, left) = (_newcomers[i], _newcomers[i].Without(gone.Article));
            if (left.Articles.Length == before.Articles.Length)
            {
                continue;
            }

            if (left.Articles.IsEmpty)
            {
                _newcomers.RemoveAt(i);     // and is not known by what is no more
            }
            else
            {
                _newcomers[i] = left;
            }

            if (left.Fired)
            {
                _desk.Signal(SignalKind.Shrinks, left.Subject.Value, LabelsOf(before), null, 1, Evidence(left, []), gone);
            }
        }
    }

    private int Add(Newcomer newcomer)
    {
        if (_newcomers.Count == MostNewcomers)
        {
            Know(_newcomers[0]);
            _newcomers.RemoveAt(0);
        }

        _newcomers.Add(newcomer);
        return _newcomers.Count - 1;
    }

    private void Signal(Newcomer newcomer, bool joins)
    {
        var shown = newcomer.Articles.Reverse().Select(naming => naming.Evidence).Take(joins ? 1 : AlertEvidence.MaxShown);
        _desk.Signal(SignalKind.Fires, newcomer.Subject.Value, LabelsOf(newcomer), _desk.Clock + _when.Within, 1, Evidence(newcomer, shown));
    }

    private Labels LabelsOf(Newcomer newcomer)
    {
        var source = newcomer.Articles[0].Evidence.Source;
        return _desk.Rule.AllLabels().With(LabelNames.Company, newcomer.Subject.Value).With(LabelNames.Source, source[..Math.Min(source.Length, Labels.MaxValue)]);
    }

    private AlertEvidence Evidence(Newcomer newcomer, IEnumerable<EvidenceArticle> shown) =>
        new("articles", newcomer.Originals, _when.MinArticles, null, null, null, newcomer.Originals, newcomer.Sources, [.. shown]);

    private void Age()
    {
        for (var i = _newcomers.Count - 1; i >= 0; i--)
        {
            var newcomer = _newcomers[i];
            var left = newcomer.Articles.RemoveAll(naming => naming.Arrived + _when.Within <= _desk.Clock);
            if (left.IsEmpty)
            {
                Know(newcomer);
                _newcomers.RemoveAt(i);
            }
            else if (!newcomer.Fired)
            {
                _newcomers[i] = newcomer with { Articles = left };
            }
        }
    }

    private void Know(Newcomer newcomer) => Learn(newcomer.Subject, Minute.Of(newcomer.Last));

    private void Learn(SubjectId subject, Minute at)
    {
        ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(_known, subject, out var known);
        last = known && last > at ? last : at;
        if (_known.Count > MostKnown)
        {
            _known.Remove(_known.MinBy(one => (one.Value, one.Key.Value)).Key);
        }

        _newcomers.RemoveAll(newcomer => newcomer.Subject == subject && !newcomer.Fired && at.Start < newcomer.Articles[0].Arrived - _when.Within);
    }
}
