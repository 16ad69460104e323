using System.Collections.Immutable;

namespace NewsMonitor.Domain.Alerts;

/// <param name="Articles">That matched.</param>
/// <param name="Stale">Those of them that are no news, as <see cref="Freshness"/> says: imported from an archive, wrongly dated, or old. They fire nothing.</param>
/// <param name="Firings">How often an alert fired, or fired again.</param>
/// <param name="Fired">The first of them, oldest first.</param>
/// <param name="Messages">After grouping, limits and digests.</param>
/// <param name="PerDay">Messages a day of 24 h.</param>
/// <param name="News">Alerts that the messages told something new of.</param>
/// <param name="ByChannel">Messages by channel.</param>
/// <param name="ByDay">Messages by UTC day, <c>2026-11-27</c>; days without are left out.</param>
/// <param name="Curve">The rule's value over the range, oldest first.</param>
public sealed record BacktestResult(
    DateTimeOffset From, DateTimeOffset To, int Articles, int Stale, int Firings, ImmutableArray<BacktestFiring> Fired, int Messages, double PerDay, int News,
    ImmutableSortedDictionary<string, int> ByChannel, ImmutableSortedDictionary<string, int> ByDay, ImmutableArray<CurvePoint> Curve);

public sealed record BacktestFiring(DateTimeOffset At, string Alert, Labels Labels, AlertEvidence Evidence);

/// <param name="At">Start of the step.</param>
/// <param name="Value">Highest in the step of those that meant something, else of all; null: none. Of a rule on each article: how many.</param>
/// <param name="Enough">Whether there was enough for it to mean something: a rule fires on such values alone.</param>
/// <param name="Usual">As it was at that value.</param>
public readonly record struct CurvePoint(DateTimeOffset At, double? Value, bool Enough, double? Usual);
