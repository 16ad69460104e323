using System.Collections.Immutable;

namespace NewsMonitor.Domain.Alerts;

/// <summary>Alerts whose labels match are not told for a time.</summary>
/// <param name="Id">Chosen by whoever makes it; equal: it takes the former one's place.</param>
/// <param name="Matchers">All must match; at least one that the empty value does not.</param>
/// <param name="From">First instant.</param>
/// <param name="To">First instant at which it is over; null: until it is lifted.</param>
/// <param name="Author">Who made it.</param>
/// <param name="Reason">Why, for others to read.</param>
public sealed record Silence(string Id, ImmutableArray<Matcher> Matchers, DateTimeOffset From, DateTimeOffset? To, string Author, string Reason)
{
    private static readonly TimeSpan ShownOver = TimeSpan.FromDays(7);

    public bool IsActive(DateTimeOffset at) => at >= From && !IsOver(at);

    public bool IsOver(DateTimeOffset at) => at >= To;

    /// <summary>It is not over, or within the last week only.</summary>
    public bool IsShown(DateTimeOffset at) => !IsOver(at - ShownOver);

    public bool Mutes(Labels labels, DateTimeOffset at) => IsActive(at) && Matchers.All(matcher => matcher.Matches(labels));
}
