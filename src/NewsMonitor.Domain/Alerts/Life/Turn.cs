using System.Collections.Immutable;

namespace NewsMonitor.Domain.Alerts;

/// <summary>The state while an event is worked on, with what came of it.</summary>
internal sealed class Turn(LifeState state, LifeIndex index)
{
    private readonly List<Message> _messages = [];
    private readonly List<LedgerEntry> _ledger = [];
    private readonly SortedDictionary<string, Alert> _changed = new(StringComparer.Ordinal);

    public LifeState State { get; set; } = state;

    public LifeIndex Index { get; } = index;

    public DateTimeOffset Clock => State.Clock;

    public void MoveTo(DateTimeOffset to)
    {
        if (to > State.Clock)
        {
            State = State with { Clock = to };
        }
    }

    public void Put(Alert alert)
    {
        Index.Put(State.Alerts.GetValueOrDefault(alert.Id), alert, inhibits: !State.Inhibitions.IsEmpty);
        State = State with { Alerts = State.Alerts.SetItem(alert.Id, alert) };
        _changed[alert.Id] = alert;
    }

    public void Forget(Alert alert)
    {
        Index.Forget(alert);
        State = State with { Alerts = State.Alerts.Remove(alert.Id) };
    }

    public void Put(Group group)
    {
        Index.Touch(group.Key);
        State = State with { Groups = group.Alerts.IsEmpty ? State.Groups.Remove(group.Key) : State.Groups.SetItem(group.Key, group) };
    }

    public void Put(RuleMemory rule)
    {
        if (!ReferenceEquals(State.Rules.GetValueOrDefault(rule.Rule.Id)?.Rule, rule.Rule))
        {
            Index.TouchGroups();
        }

        State = State with { Rules = State.Rules.SetItem(rule.Rule.Id, rule) };
    }

    /// <summary>A rule's alert by its key; null: there is none.</summary>
    public Alert? Find(string rule, string key) => Index.Find(rule, key) is { } id ? State.Alerts[id] : null;

    public void Send(Message message) => _messages.Add(message);

    public void Note(Alert alert, LedgerKind kind, string why, LedgerCause cause = LedgerCause.None, string? by = null, ImmutableArray<AlertStep>? steps = null) =>
        Note(ToldAlert.Of(alert, steps ?? []), kind, why, cause, by);

    public void Note(ToldAlert alert, LedgerKind kind, string why, LedgerCause cause, string? by)
    {
        var evidence = alert.Evidence;
        var numbers = LedgerEntry.NoNumbers.Add("articles", evidence.Articles).Add("level", alert.Level)
            .Add("sources", evidence.Sources).Add("threshold", evidence.Threshold);
        numbers = evidence.Value is { } value ? numbers.Add("value", value) : numbers;
        numbers = evidence.Usual is { } usual ? numbers.Add("usual", usual) : numbers;
        numbers = evidence.Net is { } net ? numbers.Add("net", net) : numbers;
        _ledger.Add(new(Clock, kind, cause, alert.Rule, alert.Alert, [.. alert.Steps.Select(step => step.Number)], by, why, numbers));
    }

    public void NoteByHand(string rule, string? alert, string by, string why) =>
        _ledger.Add(new(Clock, LedgerKind.ByHand, LedgerCause.None, rule, alert, [], by, why, LedgerEntry.NoNumbers));

    /// <summary>What never became an alert.</summary>
    public void NoteUntaken(Signal signal, LedgerCause cause, string why) => _ledger.Add(new(
        Clock, LedgerKind.Dropped, cause, signal.Rule, null, [], signal.Evidence.Shown.FirstOrDefault()?.Article.Value, why,
        LedgerEntry.NoNumbers.Add("articles", signal.Evidence.Articles).Add("sources", signal.Evidence.Sources)));

    public LifeOutcome Outcome() => new(State, [.. _messages], [.. _ledger], [.. _changed.Values]);
}
