using NewsMonitor.Domain.Alerts;

namespace NewsMonitor.Domain.Tests.Alerts.Rules;

public sealed class RuleCheckTests
{
    private static readonly Rule Good = Some.Rule();

    public static TheoryData<string, Rule> Wrong => new()
    {
        { "name", Good with { Name = " " } },
        { "on", Good with { On = new(null, null) } },
        { "on", Good with { On = new(new SubjectId("all"), "truce") } },
        { "on.query", Good with { On = new(null, " ") } },
        { "on.query", Good with { On = new(null, new('a', 20_001)) } },
        { "on.query", Good with { On = new(null, "\"truce") } },
        { "when.threshold", Good with { When = new Condition.Burst { Threshold = 0 } } },
        { "when.threshold", Good with { When = new Condition.Burst { Threshold = 20.1 } } },
        { "when.threshold", Good with { When = new Condition.Burst { Threshold = double.NaN } } },
        { "when.threshold", Good with { When = new Condition.Burst { Measure = BurstMeasure.Ratio, Threshold = 1 } } },
        { "when.minSources", Good with { When = new Condition.Burst { MinArticles = 2, MinSources = 3 } } },
        { "when.raise", Good with { When = new Condition.Burst { Raise = [5, 4] } } },
        { "when.raise", Good with { When = new Condition.Burst { Raise = [3] } } },
        { "when.raise", Good with { When = new Condition.Burst { Raise = [21] } } },
        { "when.window", Good with { When = new Condition.Burst { Window = (WindowLength)61 } } },
        { "when.calm.under", Good with { When = new Condition.Burst { Calm = new() { Under = 1.1 } } } },
        { "when.threshold", Good with { When = new Condition.Sentiment { Threshold = 2.1 } } },
        { "when.minArticles", Good with { When = new Condition.Sentiment { MinArticles = 4 } } },
        { "when.kinds", Good with { When = new Condition.Company { Kinds = [SubjectKind.Topic] } } },
        { "when.minArticles", Good with { When = new Condition.Company { MinArticles = 51, MinSources = 50 } } },
        { "when.minSources", Good with { When = new Condition.Company { MinArticles = 50, MinSources = 51 } } },
        { "when.memory", Good with { When = new Condition.Company { Within = TimeSpan.FromDays(7), Memory = TimeSpan.FromDays(6) } } },
        { "when.lasts", Good with { When = new Condition.Silence { Lasts = TimeSpan.FromMinutes(14) } } },
        { "when.gap", Good with { When = new Condition.Article { Gap = TimeSpan.FromDays(8) } } },
        { "for", Good with { For = TimeSpan.FromSeconds(90) } },
        { "for", Good with { For = TimeSpan.FromHours(25) } },
        { "for", Good with { When = new Condition.Article(), For = TimeSpan.FromMinutes(5) } },
        { "for", Good with { When = new Condition.Silence(), For = TimeSpan.FromMinutes(5) } },
        { "labels", Good with { Labels = Domain.Alerts.Labels.None.With("severity", "x") } },
        { "labels", Good with { Labels = Domain.Alerts.Labels.None.With("a b", "x") } },
        { "channels", Good with { Channels = ["a", "a"] } },
        { "groupBy", Good with { GroupBy = [""] } },
        { "wait", Good with { Wait = TimeSpan.FromHours(2) } },
        { "interval", Good with { Interval = TimeSpan.Zero } },
        { "repeat", Good with { Repeat = TimeSpan.FromMinutes(4) } },
        { "repeat", Good with { When = new Condition.Article(), Repeat = TimeSpan.FromHours(4) } },
        { "maxAge", Good with { MaxAge = TimeSpan.FromDays(31) } },
        { "rateLimit.messages", Good with { RateLimit = new(0, TimeSpan.FromHours(1)) } },
        { "rateLimit.per", Good with { RateLimit = new(1, TimeSpan.FromDays(8)) } },
        { "quietHours", Good with { QuietHours = new(new(7, 0), new(7, 0), "UTC", []) } },
        { "quietHours.zone", Good with { QuietHours = new(new(7, 0), new(8, 0), "Mars/Olympus", []) } },
        { "digest.zone", Good with { Digest = new(DigestEvery.Day, 8, "Berlin") } },
        { "digest.hour", Good with { Digest = new(DigestEvery.Day, 24, "UTC") } },
        { "digestOnly", Good with { DigestOnly = true } },
        { "sourceSteps", Good with { SourceSteps = [5, 5] } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_said_of_its_field_and_of_no_other(string field, Rule rule)
    {
        var problem = Assert.Single(RuleCheck.Look(rule));
        Assert.Equal(field, problem.Field);
        Assert.NotEmpty(problem.Reason);
    }

    [Fact]
    public void A_rule_as_it_comes_is_right_with_every_condition() => Assert.All(
        new Condition[] { new Condition.Article(), new Condition.Burst(), new Condition.Sentiment(), new Condition.Company(), new Condition.Silence() },
        when => Assert.Empty(RuleCheck.Look(Some.Rule(when))));
}
