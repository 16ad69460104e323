using System.Collections.Immutable;

namespace NewsMonitor.Domain.Alerts;

/// <summary>
/// What a rule would have done: the judge and the life of live alerts, folded over the sightings of a past range in the order of the clock it is tried by.
/// Nothing of it is sent.
/// </summary>
public sealed class Backtest
{
    /// <summary>Firings that are told with their evidence; further ones are counted only.</summary>
    public const int MaxFired = 2_000;

    private readonly Rule _rule;
    private readonly DateTimeOffset _from;
    private readonly DateTimeOffset _to;
    private readonly Judge _judge;
    private readonly Curve _curve;
    private readonly List<Sample> _samples = [];
    private readonly ImmutableArray<BacktestFiring>.Builder _fired = ImmutableArray.CreateBuilder<BacktestFiring>();
    private readonly Dictionary<string, int> _byChannel = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _byDay = new(StringComparer.Ordinal);
    private readonly LifeRun _life;
    private int _firings;
    private int _articles;
    private int _stale;
    private int _messages;
    private int _news;

    /// <param name="rule">Checked; taken as switched on.</param>
    /// <param name="warm">Not after <paramref name="from"/>: sightings from here on fill windows and memories, and what they fire is not counted.</param>
    /// <param name="from">First instant that counts.</param>
    /// <param name="to">First instant that no longer does.</param>
    /// <param name="step">Between two points of the curve.</param>
    public Backtest(Rule rule, IPast past, DateTimeOffset warm, DateTimeOffset from, DateTimeOffset to, TimeSpan step)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(warm, from);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(from, to);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(step, TimeSpan.Zero);
        _rule = rule with { Enabled = true };
        (_from, _to, _curve) = (from, to, new(from, step, adds: rule.When is Condition.Article));
        _judge = new(_rule, past, JudgeState.Start(_rule, warm, quietFrom: from));
        _life = new(AlertLife.Apply(new() { Clock = warm }, new LifeEvent.RuleSet(_rule), warm).State);
    }

    /// <summary>Takes each message that counts: it is not kept.</summary>
    public Action<Message> Told { get; init; } = _ => { };

    /// <summary>The next sighting, not before the one before it. What comes at the end of the range or after it changes nothing.</summary>
    public void See(Sighting seen)
    {
        if (seen.Arrived < _to)
        {
            if (seen.Enters && seen.Arrived >= _from)
            {
                _articles++;
                _stale += Freshness.Problem(seen, _rule.MaxAge) is null ? 0 : 1;
            }

            Take(_judge.See(seen));
        }
    }

    /// <summary>Lets time pass without a sighting, as far as it concerns the rule: before the past that it is judged by goes on.</summary>
    public void Advance(DateTimeOffset to)
    {
        if (to < _to)
        {
            Take(_judge.Advance(to));
        }
    }

    public BacktestResult Finish()
    {
        var last = _to - TimeSpan.FromTicks(1);
        Take(_judge.Advance(last));
        if (_judge.State.Watch is WatchState.Silence open)
        {
            // Nobody looked at what is silent still since it fired, or since something came: with another threshold it may fire, too.
            Take(new Sample(last, Math.Max(0, (last - open.Last).TotalMinutes), Enough: true, null));
        }

        Take(_life.Advance(last));
        var days = (_to - _from).TotalDays;
        return new(
            _from, _to, _articles, _stale, _firings, _fired.ToImmutable(), _messages, _messages / days, _news, _byChannel.ToImmutableSortedDictionary(StringComparer.Ordinal),
            _byDay.ToImmutableSortedDictionary(StringComparer.Ordinal), _curve.Points());
    }

    /// <summary>The threshold with which the rule would have fired about so often a day; null: its condition has none, or it never had a value.</summary>
    public ThresholdChoice? ThresholdFor(double perDay, CancellationToken ct) => _rule.When is Condition.Article or Condition.Company
        ? null
        : Thresholds.Closest(_samples, Bar.Of(_rule), _from, perDay * (_to - _from).TotalDays, Thresholds.PrecisionOf(_rule.When), ct);

    /// <summary>How often it would have fired with each of so many thresholds, the highest first. Empty: its condition has none, or it never had a value.</summary>
    public ImmutableArray<ThresholdChoice> ByThreshold(int most, CancellationToken ct) => _rule.When is Condition.Article or Condition.Company
        ? []
        : Thresholds.Table(_samples, Bar.Of(_rule), _from, Thresholds.PrecisionOf(_rule.When), most, ct);

    /// <summary>How often it would have fired with another threshold.</summary>
    public int FiringsAt(double threshold) => new FiringCount(_samples).Of(Bar.Of(_rule), threshold, _from);

    private void Take(Judged judged)
    {
        foreach (var sample in judged.Samples)
        {
            Take(sample);
        }

        foreach (var signal in judged.Signals)
        {
            Take(_life.Apply(new LifeEvent.Signalled(signal), signal.At));
        }
    }

    private void Take(Sample sample)
    {
        _samples.Add(sample);
        _curve.Add(sample);
    }

    private void Take(LifeOutcome outcome)
    {
        foreach (var message in outcome.Messages.Where(message => message.At >= _from))
        {
            Count(message);
            Told(message);
        }

        foreach (var entry in outcome.Ledger.Where(entry => entry.Kind is LedgerKind.Fired or LedgerKind.Reopened && entry.At >= _from))
        {
            _firings++;
            if (_fired.Count < MaxFired)
            {
                var alert = outcome.Changed.First(alert => alert.Id == entry.Alert);
                _fired.Add(new(entry.At, alert.Id, alert.Labels, alert.Evidence));
            }
        }
    }

    private void Count(Message message)
    {
        _messages++;
        _news += message.Alerts.Count(alert => !alert.Steps.IsEmpty);
        var day = message.At.UtcDateTime.ToString("yyyy-MM-dd", null);
        _byDay[day] = _byDay.GetValueOrDefault(day) + 1;
        foreach (var channel in message.Channels)
        {
            _byChannel[channel] = _byChannel.GetValueOrDefault(channel) + 1;
        }
    }
}
