using System.Collections.Immutable;

namespace NewsMonitor.Domain.Alerts;

/// <summary>What a rule's judge found.</summary>
/// <param name="Samples">Every value that it looked at, in order of time: what a curve is drawn from.</param>
public sealed record Judged(ImmutableArray<Signal> Signals, ImmutableArray<LedgerEntry> Ledger, ImmutableArray<Sample> Samples);

/// <param name="Enough">Whether there was enough for the value to mean something.</param>
/// <param name="Usual">As in <see cref="AlertEvidence"/>.</param>
public readonly record struct Sample(DateTimeOffset At, double? Value, bool Enough, double? Usual);

/// <summary>
/// Says when a rule's condition holds: a function of the sightings, in order of their arrival, and of what was before. It looks at each arrival
/// and, while anything is in the window, at each full minute; a clock that is moved late, often or not at all between two sightings gives the
/// same signals at the same times.
/// </summary>
public sealed class Judge
{
    private readonly Rule _rule;
    private readonly IWatch _watch;
    private readonly JudgeDesk _desk;
    private long _number;

    /// <param name="rule">Checked, and the one that the state was made for.</param>
    public Judge(Rule rule, IPast past, JudgeState state)
    {
        _rule = rule;
        _number = state.Number;
        _desk = new(rule, state);
        _watch = (rule.When, state.Watch) switch
        {
            (Condition.Article article, WatchState.Events events) => new EventWatch(article, events, _desk),
            (Condition.Company company, WatchState.Company known) => new CompanyWatch(company, known, _desk),
            (Condition.Silence, WatchState.Silence silence) => new SilenceWatch(silence, _desk),
            (Condition.Burst burst, WatchState.Window window) => new WindowWatch(burst.Window, new BurstGauge(burst, past), window, _desk),
            (Condition.Sentiment shift, WatchState.Window window) => new WindowWatch(shift.Window, new SentimentGauge(shift, past), window, _desk),
            _ => throw new ArgumentException($"The state is not one of a rule with {rule.When.Word}", nameof(state)),
        };
    }

    public JudgeState State => new(_desk.Clock, _number, _desk.SignalsGiven, _desk.StaleTallies, _watch.State);

    /// <summary>When it must look again though nothing comes; null: when something comes.</summary>
    public DateTimeOffset? NextWake => (_watch.NextWake, _desk.NextWake) switch
    {
        ({ } a, { } b) => a < b ? a : b,
        var (a, b) => a ?? b,
    };

    /// <summary>Whether the condition holds now, of a rule whose condition lasts.</summary>
    public Phase Phase => _watch.State switch
    {
        WatchState.Window window => window.Track.Phase,
        WatchState.Silence silence => silence.Track.Phase,
        _ => Phase.Inactive,
    };

    /// <summary>Moves its clock; an earlier time than its own changes nothing.</summary>
    public Judged Advance(DateTimeOffset to)
    {
        MoveTo(to);
        return _desk.Take();
    }

    /// <summary>Takes in a sighting, at its arrival or, where that is before the judge's clock, at the clock.</summary>
    public Judged See(Sighting seen)
    {
        MoveTo(seen.Arrived);
        if (seen.Number > _number)
        {
            _number = seen.Number;
            var problem = Freshness.Problem(seen, _rule.MaxAge);
            if (problem is not null && seen.Enters && !seen.IsRecount)
            {
                _desk.PassOver(seen, problem);
            }

            foreach (var move in seen.Moves)
            {
                _watch.Move(move);
            }

            if (!seen.Counts.IsZero)
            {
                _watch.See(seen, isNews: problem is null);
            }
        }

        return _desk.Take();
    }

    /// <summary>Nobody listened for so long, up to a time that is not before its clock: that nothing came then says nothing.</summary>
    public void Miss(TimeSpan unheard, DateTimeOffset until) => _watch.Miss(unheard, until);

    private void MoveTo(DateTimeOffset to)
    {
        while (NextWake is { } next && next <= to)
        {
            _desk.MoveTo(next);
            _watch.Tick();
        }

        _desk.MoveTo(to);
    }
}
