using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Grains.Alerts;

namespace NewsMonitor.Host.Alerts;

/// <param name="Rule">As it would be made.</param>
/// <param name="From">First instant that counts.</param>
/// <param name="To">First instant that no longer does.</param>
/// <param name="PerDay">Firings a day for which a threshold is wanted.</param>
/// <param name="Clock">When the articles are taken to have come.</param>
internal sealed record BacktestForm(
    [property: JsonRequired] JsonObject Rule, [property: JsonRequired] DateTimeOffset From, [property: JsonRequired] DateTimeOffset To, double? PerDay = null,
    BacktestClock Clock = BacktestClock.Arrival);

/// <param name="Clock">By which it was tried.</param>
/// <param name="Fired">The first 500, oldest first.</param>
/// <param name="Firings">All of them.</param>
/// <param name="Articles">That matched.</param>
/// <param name="Stale">Those of them that fire nothing: imported from an archive, wrongly dated, or older than the rule takes.</param>
/// <param name="Messages">After grouping, limits and digests.</param>
/// <param name="PerDay">Messages a day.</param>
/// <param name="News">Alerts that the messages told something new of.</param>
/// <param name="StepMinutes">Between two points of the curve.</param>
/// <param name="Curve">The rule's value over the range: steps in which there was none are left out.</param>
/// <param name="ByThreshold">How often it would have fired with other thresholds, the highest first; empty where its condition has none.</param>
/// <param name="Threshold">With which it fires about as often as was asked for; null: it was not, or its condition has none.</param>
internal sealed record BacktestDto(
    DateTimeOffset From, DateTimeOffset To, BacktestClock Clock, IReadOnlyList<FiredDto> Fired, int Firings, int Articles, int Stale, int Messages, double PerDay, int News,
    ImmutableSortedDictionary<string, int> ByChannel, ImmutableSortedDictionary<string, int> ByDay, int StepMinutes, ImmutableArray<CurvePoint> Curve,
    ImmutableArray<ThresholdChoice> ByThreshold, ThresholdChoice? Threshold)
{
    private const int MostFired = 500;

    public static BacktestDto Of(BacktestResult result, BacktestClock clock, ImmutableArray<ThresholdChoice> byThreshold, ThresholdChoice? threshold) => new(
        result.From, result.To, clock, [.. result.Fired.Take(MostFired).Select(FiredDto.Of)], result.Firings, result.Articles, result.Stale, result.Messages, result.PerDay, result.News,
        result.ByChannel, result.ByDay, (int)Backtests.StepOf(result.To - result.From).TotalMinutes, result.Curve, byThreshold, threshold);
}

/// <param name="Alert">Id that the alert would have had.</param>
/// <param name="Articles">That speak for it, newest first.</param>
/// <param name="Evidence">The number that crossed, and what is usual.</param>
internal sealed record FiredDto(DateTimeOffset At, string Alert, Labels Labels, ImmutableArray<EvidenceArticle> Articles, AlertEvidence Evidence)
{
    public static FiredDto Of(BacktestFiring firing) => new(firing.At, firing.Alert, firing.Labels, firing.Evidence.Shown, firing.Evidence with { Shown = [] });
}
