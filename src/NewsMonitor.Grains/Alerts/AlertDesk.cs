using System.Collections.Immutable;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Alerts;

/// <summary>
/// A timeline's rules with their judges, and the life of their alerts. Takes the log's changes in order, time, and what people do; what followed is
/// taken from it and kept before anything else is given. What has been kept already and is shown again (after a restart, since judges are kept less
/// often than what they said) changes nothing.
/// </summary>
internal sealed class AlertDesk
{
    /// <summary>A look that comes so long after the one before: nobody looked meanwhile, as the program did not run or the machine slept.</summary>
    public static readonly TimeSpan Lapse = TimeSpan.FromMinutes(3);

    private readonly SortedDictionary<string, RuleRun> _runs = new(StringComparer.Ordinal);
    private readonly Dictionary<SubjectId, List<RuleRun>> _bySubject = [];
    private readonly HashSet<string> _stopped = new(StringComparer.Ordinal);
    private readonly List<(string Rule, Exception Error)> _faults = [];
    private readonly Position _known;
    private readonly DateTimeOffset _knownUntil;
    private readonly HashSet<SubjectId> _uncounted = [];        // whose history may be of two queries at once
    private bool _isKnown = true;                               // what is shown was shown before
    private DateTimeOffset _looked;
    private (DateTimeOffset From, DateTimeOffset Until)? _unheard;      // that judges are not told of yet
    private bool _missed;
    private LifeState _kept;
    private Position _judged;                                  // as of here all judges are kept
    private DateTimeOffset? _nextJudge;
    private readonly LifeRun _life;
    private List<Message> _messages = [];
    private List<LedgerEntry> _ledger = [];
    private Dictionary<string, Alert> _changed = new(StringComparer.Ordinal);
    private List<(string Id, Rule? Rule, DateTimeOffset At)> _rules = [];
    private HashSet<string> _judgesGone = [];

    /// <param name="memory">As it was kept.</param>
    /// <param name="histories">As of the position from which changes will be shown.</param>
    /// <param name="from">Everything up to here has been shown to all judges.</param>
    public AlertDesk(AlertMemory memory, LifeState life, Histories histories, Position from)
    {
        (_life, Histories, Position) = (new(life), histories, from);
        (_kept, _judged, _known, _knownUntil, _looked) = (life, from, memory.Position, life.Clock, life.Clock);
        foreach (var judge in memory.Judges)
        {
            if (life.Rules.TryGetValue(judge.Rule, out var rule) && rule.Rule.Enabled)
            {
                Try(rule.Rule.Id, () => Add(rule.Rule, judge.State, isChanged: false));
            }
        }

        Rewake();
        EndKnown();
    }

    public LifeState Life => _life.State;

    /// <summary>Everything up to here has been taken.</summary>
    public Position Position { get; private set; }

    public Histories Histories { get; }

    /// <summary>Subjects that a rule which is switched on stands on.</summary>
    public IReadOnlyCollection<SubjectId> Watched => [.. _runs.Values.Select(run => run.Rule.Subject).Distinct()];

    /// <summary>Subjects that a rule is measured by.</summary>
    public IReadOnlyCollection<SubjectId> Measured
    {
        get
        {
            var subjects = _runs.Values.Where(run => run.Past is not null).Select(run => run.Rule.Subject).ToHashSet();
            return subjects.Count == 0 ? subjects : [.. subjects, SubjectId.All];
        }
    }

    public IReadOnlyCollection<SubjectId> Counted => [.. Watched.Concat(Histories.Subjects).Distinct()];

    /// <summary>Positions that may be shown at once, so that what is known and what is new do not come together.</summary>
    public int Limit(int most) => _isKnown ? (int)Math.Min(most, _known.Value - Position.Value) : most;

    /// <summary>Somebody is here, which is to be said before what is new is taken. Where nobody was for long, that nothing came then says nothing.</summary>
    public void Look(DateTimeOffset now)
    {
        var isBroken = now - _looked > Lapse;
        if (isBroken)
        {
            _unheard = (_unheard?.From ?? _looked, now);
        }

        if (isBroken || Life.HeardSince is null)
        {
            _life.Hear(now);
        }

        _looked = now > _looked ? now : _looked;
    }

    /// <param name="uncounted">
    /// Topics whose past was being counted anew before the slice was read, or was after it. What is usual for them is not known then; nor is it until all is read that was
    /// counted, and slices tell of that when they are read long after it.
    /// </param>
    public void Take(SightingSlice slice, IReadOnlySet<SubjectId> uncounted)
    {
        _uncounted.UnionWith(uncounted);
        _uncounted.UnionWith(slice.Changes.Where(change => change.Seen is { IsRecount: true }).Select(change => change.Subject));
        KnowCounted();
        foreach (var change in slice.Changes)
        {
            AdvanceJudges(change.Arrived);
            Histories.Take(change);
            if (change.Seen is { } seen)
            {
                See(change.Subject, seen);
            }
        }

        Position = slice.To > Position ? slice.To : Position;
        if (slice.IsLast)
        {
            _uncounted.IntersectWith(uncounted);
            KnowCounted();
        }

        EndKnown();
    }

    /// <summary>Lets time pass.</summary>
    public void Advance(DateTimeOffset to)
    {
        AdvanceJudges(to);
        Take(_life.Advance(to));
    }

    /// <summary>Rules that are switched on and have no judge yet.</summary>
    public IReadOnlyList<Rule> Waiting => [.. Life.Rules.Values.Select(memory => memory.Rule).Where(rule => rule.Enabled && !_runs.ContainsKey(rule.Id) && !_stopped.Contains(rule.Id))];

    /// <param name="start">Of a rule that is new, or sees something else than before: what its judge begins with; null: it waits for <see cref="Begin"/>.</param>
    public void Happen(LifeEvent happened, DateTimeOffset at, JudgeState? start)
    {
        Advance(at);
        var before = Life.Rules;
        Take(_life.Apply(happened, at));
        switch (happened)
        {
            case LifeEvent.RuleSet(var rule):
                Set(rule, before.GetValueOrDefault(rule.Id)?.Rule, start);
                _rules.Add((rule.Id, rule, at));
                break;
            case LifeEvent.RuleGone(var id) when before.ContainsKey(id):
                Remove(id);
                _rules.Add((id, null, at));
                break;
        }

        Rewake();
    }

    /// <summary>A rule's judge must begin anew: it is switched on, and not seeing what it saw before.</summary>
    public bool Begins(Rule rule) => rule.Enabled && !(_runs.TryGetValue(rule.Id, out var run) && rule.WatchesLike(run.Rule));

    /// <summary>A rule that waited has what its judge begins with.</summary>
    public void Begin(Rule rule, JudgeState start)
    {
        AddAnew(rule, start);
        _ledger.Add(new(start.Clock, LedgerKind.Began, LedgerCause.None, rule.Id, null, [], null, "the past is counted by its topic: from now on it fires", LedgerEntry.NoNumbers));
        Rewake();
    }

    /// <summary>What rules stumbled over since this was last asked.</summary>
    public IReadOnlyList<(string Rule, Exception Error)> TakeFaults()
    {
        var taken = _faults.ToArray();
        _faults.Clear();
        return taken;
    }

    /// <summary>A person's line in the ledger about what the life has forgotten.</summary>
    public void Note(LedgerEntry entry, Alert alert)
    {
        _ledger.Add(entry);
        _changed[alert.Id] = alert;
    }

    /// <summary>What is to be kept; null: nothing happened.</summary>
    /// <param name="withJudges">The judges' states too, and how far the log was read.</param>
    public AlertChanges? TakeChanges(bool withJudges)
    {
        (withJudges, _missed) = (withJudges || _missed, false);
        var happened = _messages.Count + _ledger.Count + _changed.Count + _rules.Count > 0 || Life with { Clock = _kept.Clock } != _kept;
        var judges = withJudges || _rules.Count > 0 ? _runs.Values.Where(run => run.IsChanged).ToList() : [];
        var moved = Position > _judged || (_runs.Count > 0 && Life.Clock > _kept.Clock);       // the clock says up to when somebody looked
        if (!happened && judges.Count == 0 && !(withJudges && moved))
        {
            return null;
        }

        var changes = new AlertChanges(
            Position, Life, [.. judges.Select(run => new StoredJudge(run.Rule.Id, Position, run.Judge.State))], withJudges || _rules.Count > 0, [.. _judgesGone],
            [.. _changed.Values], _rules, [.. _ledger.OrderBy(entry => entry.At)], _messages) { Kept = _kept };
        judges.ForEach(run => run.IsChanged = false);
        (_messages, _ledger, _changed, _rules, _judgesGone) = ([], [], new(StringComparer.Ordinal), [], []);
        (_kept, _judged) = (Life, changes.Judged ? Position : _judged);
        return changes;
    }

    private void KnowCounted()
    {
        foreach (var run in _runs.Values.Where(run => run.Past is not null))
        {
            run.Past!.IsCounted = !_uncounted.Contains(run.Rule.Subject);
        }
    }

    private void EndKnown()
    {
        if (_isKnown && Position >= _known)
        {
            AdvanceJudges(_knownUntil);
            _isKnown = false;
        }
    }

    private void See(SubjectId subject, Sighting seen)
    {
        foreach (var run in _bySubject.TryGetValue(subject, out var runs) ? runs.ToArray() : [])
        {
            Judged? judged = null;
            Try(run.Rule.Id, () => judged = run.Judge.See(seen));
            if (judged is not null)
            {
                Apply(Take(run, judged));
                _nextJudge = Earlier(_nextJudge, run.Judge.NextWake);
            }
        }
    }

    // What came before nobody looked any more is shown first: so long somebody did. What came later was taken in
    // by the log alone: the hours before it were heard by nobody all the same.
    private void Miss(DateTimeOffset to)
    {
        if (_unheard is not { } gap || _isKnown)
        {
            return;
        }

        var until = to < gap.Until ? to : gap.Until;
        if (until - gap.From > Lapse)
        {
            foreach (var run in _runs.Values.ToArray())
            {
                Try(run.Rule.Id, () => run.Judge.Miss(until - gap.From, until));
                run.IsChanged = true;
            }

            _missed = true;
            _nextJudge = _runs.Values.Select(run => run.Judge.NextWake).Min();
        }

        _unheard = until == gap.Until ? null : gap with { From = until > gap.From ? until : gap.From };
    }

    private void AdvanceJudges(DateTimeOffset to)
    {
        Miss(to);
        if (!(_nextJudge <= to))
        {
            return;
        }

        var signals = new List<Signal>();
        foreach (var run in _runs.Values.Where(run => run.Judge.NextWake <= to).ToArray())
        {
            Try(run.Rule.Id, () => signals.AddRange(Take(run, run.Judge.Advance(to))));
        }

        Apply(signals.OrderBy(signal => signal.At).ThenBy(signal => signal.Rule, StringComparer.Ordinal).ThenBy(signal => signal.Number));
        _nextJudge = _runs.Values.Select(run => run.Judge.NextWake).Min();
    }

    private ImmutableArray<Signal> Take(RuleRun run, Judged judged)
    {
        run.IsChanged = true;
        if (_isKnown)
        {
            return [];
        }

        _ledger.AddRange(judged.Ledger);
        return judged.Signals;
    }

    private void Apply(IEnumerable<Signal> signals)
    {
        foreach (var signal in signals)
        {
            Take(_life.Apply(new LifeEvent.Signalled(signal), signal.At));
        }
    }

    private void Take(LifeOutcome outcome)
    {
        _messages.AddRange(outcome.Messages);
        _ledger.AddRange(outcome.Ledger);
        foreach (var alert in outcome.Changed)
        {
            _changed[alert.Id] = alert;
        }
    }

    private void Set(Rule rule, Rule? before, JudgeState? start)
    {
        var run = _runs.GetValueOrDefault(rule.Id);
        Remove(rule.Id);
        if (rule.Enabled)
        {
            if (run is not null && before is not null && rule.WatchesLike(before))
            {
                Add(rule, run.Judge.State, isChanged: true);
            }
            else if (start is not null)
            {
                AddAnew(rule, start);
            }
        }
    }

    /// <summary>With a judge that has seen nothing of what the rule's alerts are of, if there are any.</summary>
    private void AddAnew(Rule rule, JudgeState start)
    {
        var lasting = Life.Alerts.Values.FirstOrDefault(alert => alert.Rule == rule.Id && alert is { Status: AlertStatus.Firing, Until: null });
        var (state, ends) = NewJudge.Follow(start, Life.Rules[rule.Id], lasting);
        Add(rule, state, isChanged: true);
        if (ends is not null)
        {
            Take(_life.Apply(new LifeEvent.Signalled(ends), Life.Clock));
        }
    }

    private void Add(Rule rule, JudgeState state, bool isChanged)
    {
        var past = Histories.Needs(rule) ? Histories.Open(rule.Subject) : null;
        past?.IsCounted = !_uncounted.Contains(rule.Subject);
        var run = new RuleRun(rule, past, state) { IsChanged = isChanged };
        _runs[rule.Id] = run;
        _judgesGone.Remove(rule.Id);
        (_bySubject.TryGetValue(rule.Subject, out var runs) ? runs : _bySubject[rule.Subject] = []).Add(run);
        _stopped.Remove(rule.Id);
    }

    /// <summary>A rule that stumbles must not stop the others: it looks at nothing more.</summary>
    private void Try(string rule, Action look)
    {
        try
        {
            look();
        }
        catch (Exception error)
        {
            _faults.Add((rule, error));
            _stopped.Add(rule);
            _ledger.Add(new(Life.Clock, LedgerKind.Stopped, LedgerCause.Bound, rule, null, [], null, $"a fault of the program: {error.Message}", LedgerEntry.NoNumbers));
            Remove(rule);
        }
    }

    private void Remove(string rule)
    {
        if (_runs.Remove(rule, out var run))
        {
            _bySubject[run.Rule.Subject].Remove(run);
            if (run.Past is { } past)
            {
                Histories.Close(past);
            }
        }

        _judgesGone.Add(rule);
    }

    private void Rewake()
    {
        _nextJudge = _runs.Values.Select(run => run.Judge.NextWake).Min();
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other ?? one : one;
}
