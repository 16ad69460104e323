using System.Collections.Immutable;
using System.Globalization;

namespace NewsMonitor.Domain.Alerts;

/// <summary>A judge's clock, and what was found since it was last taken.</summary>
internal sealed class JudgeDesk(Rule rule, JudgeState state)
{
    private readonly List<Signal> _signals = [];
    private readonly List<LedgerEntry> _ledger = [];
    private readonly List<Sample> _samples = [];
    private readonly List<StaleTally> _stale = [.. state.Stale];

    public Rule Rule { get; } = rule;

    public DateTimeOffset Clock { get; private set; } = state.Clock;

    public Minute Minute => Minute.Of(Clock);

    public long SignalsGiven { get; private set; } = state.Signals;

    public ImmutableArray<StaleTally> StaleTallies => [.. _stale];

    public DateTimeOffset? NextWake => _stale.Count > 0 ? _stale.Min(tally => tally.Hour) + TimeSpan.FromHours(1) : null;

    public void MoveTo(DateTimeOffset to)
    {
        Clock = to > Clock ? to : Clock;
        foreach (var over in _stale.Where(tally => tally.Hour + TimeSpan.FromHours(1) <= Clock).ToArray())
        {
            _stale.Remove(over);
            if (over.Untold > 0)
            {
                Note(LedgerKind.Stale, LedgerCause.Stale, null, $"{over.Untold} more in this hour: {over.Reason}", ("articles", over.Untold));
            }
        }
    }

    public void Signal(SignalKind kind, string key, Labels labels, DateTimeOffset? until, int level, AlertEvidence evidence, Sighting? left = null) =>
        _signals.Add(new(++SignalsGiven, Rule.Id, key, kind, Clock, labels, until, level, evidence) { Left = left?.Article, IsRecount = left?.IsRecount ?? false });

    public void Look(double? value, bool enough, double? usual) => _samples.Add(new(Clock, value, enough, usual));

    public void Note(LedgerKind kind, LedgerCause cause, string? by, string why, params ReadOnlySpan<(string Name, double Value)> numbers)
    {
        var named = LedgerEntry.NoNumbers;
        foreach (var (name, value) in numbers)
        {
            named = named.SetItem(name, value);
        }

        _ledger.Add(new(Clock, kind, cause, Rule.Id, null, [], by, why, named));
    }

    /// <summary>The first of a reason in an hour is told by itself, the others together: an archive may hold millions.</summary>
    public void PassOver(Sighting seen, string problem)
    {
        var index = _stale.FindIndex(tally => tally.Reason == problem);
        if (index >= 0)
        {
            _stale[index] = _stale[index] with { Untold = _stale[index].Untold + 1 };
            return;
        }

        _stale.Add(new(problem, Minute.HourStart.Start, 0));
        Note(
            LedgerKind.Stale, LedgerCause.Stale, seen.Article.Value, string.Create(CultureInfo.InvariantCulture, $"“{seen.Title}”: {problem}"),
            ("ageMinutes", Math.Round((seen.Arrived - seen.At.Start).TotalMinutes)));
    }

    public Judged Take()
    {
        var found = new Judged([.. _signals], [.. _ledger], [.. _samples]);
        _signals.Clear();
        _ledger.Clear();
        _samples.Clear();
        return found;
    }
}
