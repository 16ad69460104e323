namespace NewsMonitor.Domain.Alerts;

/// <summary><see cref="AlertLife"/> from one event to the next: what each says follows, without looking at all alerts for it. For one thread.</summary>
public sealed class LifeRun(LifeState state)
{
    private readonly LifeIndex _index = new(state);

    public LifeState State { get; private set; } = state;

    /// <inheritdoc cref="AlertLife.NextWake"/>
    public DateTimeOffset? NextWake => _index.Next(State);

    /// <inheritdoc cref="AlertLife.Advance"/>
    public LifeOutcome Advance(DateTimeOffset to) => Take(AlertLife.Advance(State, _index, to));

    /// <inheritdoc cref="AlertLife.Apply"/>
    public LifeOutcome Apply(LifeEvent happened, DateTimeOffset at) => Take(AlertLife.Apply(State, _index, happened, at));

    /// <summary>Somebody has listened since then without a break.</summary>
    public void Hear(DateTimeOffset since) => State = State with { HeardSince = since };

    private LifeOutcome Take(LifeOutcome outcome)
    {
        State = outcome.State;
        return outcome;
    }
}
