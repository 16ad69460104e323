using System.Collections.Immutable;

namespace NewsMonitor.Domain.Alerts;

public enum Phase
{
    Inactive = 0,
    /// <summary>The condition holds, not yet for long enough.</summary>
    Pending = 1,
    Firing = 2,
}

/// <summary>Where a value begins to fire, where it fires louder, and where it is calm again.</summary>
/// <param name="Threshold">Fires from here on.</param>
/// <param name="Raise">Further levels, rising.</param>
/// <param name="For">How long it must hold.</param>
/// <param name="Under">Calm below this; not above <paramref name="Threshold"/>.</param>
/// <param name="CalmFor">How long it must be calm.</param>
public sealed record Bar(double Threshold, ImmutableArray<double> Raise, TimeSpan For, double Under, TimeSpan CalmFor)
{
    /// <summary>0 below the threshold, 1 from there on, one more for each further level.</summary>
    public int Level(double? value) => value >= Threshold ? 1 + Raise.Count(level => value >= level) : 0;

    /// <summary>The bar of a rule with a numeric condition.</summary>
    /// <exception cref="ArgumentException">Its condition has no threshold.</exception>
    public static Bar Of(Rule rule) => rule.When switch
    {
        Condition.Burst burst => new(burst.Threshold, burst.Raise, rule.For, burst.Threshold * burst.Calm.Under, burst.Calm.For),
        Condition.Sentiment shift => new(shift.Threshold, shift.Raise, rule.For, shift.Threshold * shift.Calm.Under, shift.Calm.For),
        Condition.Silence silence => new(silence.Lasts.TotalMinutes, [], TimeSpan.Zero, silence.Lasts.TotalMinutes, TimeSpan.Zero),
        _ => throw new ArgumentException($"{rule.When.Word} has no threshold", nameof(rule)),
    };
}

/// <summary>One condition over time: inactive, pending, firing.</summary>
/// <param name="Since">Of the phase.</param>
/// <param name="Level">Highest level since it fires; 0 otherwise.</param>
/// <param name="CalmSince">Firing, and calm since then.</param>
public sealed record Track(Phase Phase, DateTimeOffset Since, int Level, DateTimeOffset? CalmSince)
{
    public static Track Start(DateTimeOffset at) => new(Phase.Inactive, at, 0, null);

    /// <param name="value">Null: nothing can be said, which is no reason to fire and counts as calm.</param>
    /// <param name="enough">Whether there is enough for the value to mean something.</param>
    public Track Next(DateTimeOffset at, double? value, bool enough, Bar bar)
    {
        var level = enough ? bar.Level(value) : 0;
        return Phase switch
        {
            Phase.Inactive when level > 0 && bar.For == TimeSpan.Zero => new(Phase.Firing, at, level, null),
            Phase.Inactive when level > 0 => new(Phase.Pending, at, 0, null),
            Phase.Pending when level == 0 => new(Phase.Inactive, at, 0, null),
            Phase.Pending when at - Since >= bar.For => new(Phase.Firing, at, level, null),
            Phase.Firing when value >= bar.Under => CalmSince is null && level <= Level ? this : this with { Level = Math.Max(Level, level), CalmSince = null },
            Phase.Firing when at - (CalmSince ?? at) >= bar.CalmFor => new(Phase.Inactive, at, 0, null),
            Phase.Firing => CalmSince is null ? this with { CalmSince = at } : this,
            _ => this,
        };
    }

    /// <summary>Nothing is known of what it is measured by: by that it neither fires nor is calm, and what must last begins anew.</summary>
    public Track Unknown(DateTimeOffset at) => Phase switch
    {
        Phase.Pending => Start(at),
        Phase.Firing when CalmSince is not null => this with { CalmSince = null },
        _ => this,
    };
}
