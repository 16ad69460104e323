using System.Collections.Immutable;

namespace NewsMonitor.Domain.Alerts;

/// <summary>While one alert fires, others that it makes superfluous are not told.</summary>
/// <param name="Id">Chosen by whoever makes it.</param>
/// <param name="Source">Matchers of the alert that inhibits.</param>
/// <param name="Target">Matchers of those that are inhibited.</param>
/// <param name="Equal">Labels that must have equal values in both; empty: none.</param>
public sealed record Inhibition(string Id, ImmutableArray<Matcher> Source, ImmutableArray<Matcher> Target, ImmutableArray<string> Equal)
{
    /// <summary>An alert that is on both sides is not inhibited by one that is on both, or each would keep the other quiet, and itself.</summary>
    public bool Inhibits(Labels source, Labels target) =>
        IsSource(source) && IsTarget(target) && !(IsSource(target) && IsTarget(source)) && Equal.All(name => source[name] == target[name]);

    public bool IsTarget(Labels labels) => Target.All(matcher => matcher.Matches(labels));

    internal bool IsSource(Labels labels) => Source.All(matcher => matcher.Matches(labels));
}
