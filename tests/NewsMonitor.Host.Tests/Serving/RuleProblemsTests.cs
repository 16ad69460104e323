using NewsMonitor.Domain.Alerts;
using NewsMonitor.Host.Alerts;
using NewsMonitor.Host.Topics;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Tests.Serving;

public sealed class RuleProblemsTests
{
    [Theory]
    [InlineData("custom:ports", null, "on.subject")]
    [InlineData(null, "cranes", "on.query")]
    public void A_rule_whose_topics_past_cannot_be_counted_says_so(string? subject, string? query, string field)
    {
        var rule = new Rule { Id = "r1", Name = "Ports", On = new(subject is null ? null : new(subject), query), When = new Condition.Burst(), Channels = [] };
        var topic = new CustomTopicDto(rule.Subject.Value, "Ports", "cranes", 1, 0, default, default, null, 0, "it cannot be read");
        var channels = new Dictionary<string, DeliveryChannel>(StringComparer.Ordinal);
        var problem = Assert.Single(RuleViews.ProblemsOf(rule, topic, channels));
        Assert.Equal((field, "its past cannot be counted: it cannot be read"), (problem.Field, problem.Reason));
        Assert.Empty(RuleViews.ProblemsOf(rule, topic with { Fault = null }, channels));
    }
}
