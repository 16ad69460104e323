using System.Collections.Immutable;

namespace NewsMonitor.Domain.Alerts;

/// <summary>Looks at what a rule waits for: whether it can ever happen, and within bounds.</summary>
internal static class ConditionCheck
{
    private const double MostRatio = 1_000;
    private const double MostShift = 2;

    public static void Look(Condition when, Problems found)
    {
        switch (when)
        {
            case Condition.Article article:
                found.Within("when.gap", article.Gap, TimeSpan.FromMinutes(10), TimeSpan.FromDays(7), whole: TimeSpan.FromMinutes(1));
                break;
            case Condition.Burst burst:
                Burst(burst, found);
                break;
            case Condition.Sentiment sentiment:
                found.If(!Enum.IsDefined(sentiment.Window), "when.window", "15m, 1h, 24h or 7d");
                found.If(!Enum.IsDefined(sentiment.Direction), "when.direction", "down, up or either");
                found.Within("when.threshold", sentiment.Threshold, above: 0, MostShift);
                found.Within("when.minArticles", sentiment.MinArticles, NetInterval.MinArticles, 100_000);
                Raise(sentiment.Raise, sentiment.Threshold, MostShift, found);
                Calm(sentiment.Calm, found);
                break;
            case Condition.Company company:
                found.If(!company.Kinds.All(kind => kind.IsEntity()) || company.Kinds.Distinct().Count() < company.Kinds.Length, "when.kinds", "person, organisation, place or other, each once");
                found.Within("when.minArticles", company.MinArticles, 1, Newcomer.MaxArticles);
                found.Within("when.minSources", company.MinSources, 1, Newcomer.MaxArticles);
                found.If(company.MinSources > company.MinArticles, "when.minSources", "so many sources need as many articles");
                found.Within("when.within", company.Within, TimeSpan.FromHours(1), TimeSpan.FromDays(7), whole: TimeSpan.FromMinutes(1));
                found.Within("when.memory", company.Memory, TimeSpan.FromDays(1), TimeSpan.FromDays(90), whole: TimeSpan.FromMinutes(1));
                found.If(company.Memory < company.Within, "when.memory", "shorter than when.within: everybody would always be new");
                break;
            case Condition.Silence silence:
                found.Within("when.lasts", silence.Lasts, TimeSpan.FromMinutes(15), TimeSpan.FromDays(30), whole: TimeSpan.FromMinutes(1));
                break;
            default:
                found.Add("when", "article, burst, sentiment, company or silence");
                break;
        }
    }

    private static void Burst(Condition.Burst burst, Problems found)
    {
        var (above, most) = burst.Measure is BurstMeasure.Score ? (0, Domain.Burst.Max) : (1, MostRatio);
        found.If(!Enum.IsDefined(burst.Window), "when.window", "15m, 1h, 24h or 7d");
        found.If(!Enum.IsDefined(burst.Measure), "when.measure", "score or ratio");
        found.Within("when.threshold", burst.Threshold, above, most);
        found.Within("when.minArticles", burst.MinArticles, 1, 100_000);
        found.Within("when.minSources", burst.MinSources, 1, 1_000);
        found.If(burst.MinSources > burst.MinArticles, "when.minSources", "so many sources need as many articles");
        Raise(burst.Raise, burst.Threshold, most, found);
        Calm(burst.Calm, found);
    }

    private static void Raise(ImmutableArray<double> raise, double threshold, double most, Problems found) =>
        found.If(
            raise.Length > RuleCheck.MaxSteps || !Problems.Rises(raise, threshold) || (raise.Length > 0 && !(raise[0] > threshold && raise[^1] <= most)), "when.raise",
            FormattableString.Invariant($"at most {RuleCheck.MaxSteps} numbers, each above the one before and the threshold, up to {most}"));

    private static void Calm(Calm calm, Problems found)
    {
        found.Within("when.calm.under", calm.Under, above: 0, most: 1);
        found.Within("when.calm.for", calm.For, TimeSpan.Zero, TimeSpan.FromDays(1), whole: TimeSpan.FromMinutes(1));
    }
}
