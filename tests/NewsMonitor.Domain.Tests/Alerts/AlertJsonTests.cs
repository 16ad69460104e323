using System.Text.Json;
using NewsMonitor.Domain.Alerts;

namespace NewsMonitor.Domain.Tests.Alerts;

public sealed class AlertJsonTests
{
    [Fact]
    public void A_rule_is_read_as_the_interface_has_it_and_what_is_left_out_is_the_default()
    {
        var rule = AlertJson.Read<Rule>("""
            {"id":"r1","name":"Ports","on":{"subject":"topic:11000000"},
             "when":{"threshold":4,"window":"24h","measure":"ratio","raise":[6,9],"kind":"burst","calm":{"under":0.5,"for":"1h"}},
             "for":"10m","severity":"critical","labels":{"desk":"ports"},"channels":["mail"],"groupBy":["event"],"repeat":"4h",
             "rateLimit":{"messages":5,"per":"1h"},"quietHours":{"from":"22:00","to":"07:30","zone":"Europe/London","days":["saturday"]},
             "digest":{"every":"day","hour":8,"zone":"Europe/London"}}
            """);
        var burst = Assert.IsType<Condition.Burst>(rule.When);
        Assert.Equal((4, WindowLength.Day, BurstMeasure.Ratio, 9, 5, TimeSpan.FromHours(1)), (burst.Threshold, burst.Window, burst.Measure, burst.Raise[1], burst.MinArticles, burst.Calm.For));
        Assert.Equal((TimeSpan.FromMinutes(10), Severity.Critical, "ports", TimeSpan.FromSeconds(30)), (rule.For, rule.Severity, rule.Labels["desk"], rule.Wait));
        Assert.Equal(new(new(22, 0), new(7, 30), "Europe/London", [DayOfWeek.Saturday]), rule.QuietHours);
        Assert.Equal(new(DigestEvery.Day, 8, "Europe/London"), rule.Digest);
        Assert.Empty(RuleCheck.Look(rule));
        Assert.Equal(AlertJson.Write(rule), AlertJson.Write(AlertJson.Read<Rule>(AlertJson.Write(rule))));
    }

    [Theory]
    [InlineData("""{"id":"r","name":"n","on":{"subject":"topic:1"},"when":{"kind":"weather"}}""")]
    [InlineData("""{"id":"r","name":"n","on":{"subject":"topic:1"},"when":{"kind":"burst","window":"2h"}}""")]
    [InlineData("""{"id":"r","name":"n","on":{"subject":"no id"},"when":{"kind":"article"}}""")]
    [InlineData("""{"id":"r","name":"n","on":{"subject":"topic:1"},"when":{"kind":"article"},"for":"5"}""")]
    [InlineData("""{"id":"r","name":"n","on":{"subject":"topic:1"},"when":{"kind":"article"},"severity":1}""")]
    [InlineData("""{"id":"r","name":"n","on":null,"when":{"kind":"article"}}""")]
    [InlineData("""{"id":"r","name":null,"on":{"subject":"topic:1"},"when":{"kind":"article"}}""")]
    [InlineData("""{"id":"r","name":"n","on":{"subject":"topic:1"}}""")]
    public void What_is_no_rule_is_not_read(string json) => Assert.Throws<JsonException>(() => AlertJson.Read<Rule>(json));

    [Fact]
    public void A_label_without_a_text_is_no_label() =>
        Assert.Throws<JsonException>(() => AlertJson.Read<Rule>("""{"id":"r","name":"n","on":{"subject":"topic:1"},"when":{"kind":"article"},"labels":{"team":null}}"""));

    [Fact]
    public void Evidence_that_was_kept_before_it_had_a_net_is_read() =>
        Assert.Null(AlertJson.Read<AlertEvidence>("""{"measure":"shift","value":0.4,"threshold":0.3,"usual":-0.05,"usualLow":-0.6,"usualHigh":-0.3,"articles":38,"sources":8,"shown":[],"window":"24h"}""").Net);

    [Fact]
    public void Events_messages_and_entries_are_read_back_equal()
    {
        LifeEvent[] events =
        [
            new LifeEvent.Signalled(Some.Fires(1, until: 5)),
            new LifeEvent.RuleSet(Some.Rule(new Condition.Company { Kinds = [SubjectKind.Person] })),
            new LifeEvent.SilenceSet(new("s", [new("desk", MatchOp.NotLike, "a|b")], Some.Start, null, "ann", "known")),
            new LifeEvent.InhibitionSet(new("i", [new("a", MatchOp.Equal, "b")], [new("c", MatchOp.Like, "d")], ["rule"])),
            new LifeEvent.Handled("a", Handling.Taken, "ann"),
        ];
        Assert.Equal(AlertJson.Write(events), AlertJson.Write(AlertJson.Read<LifeEvent[]>(AlertJson.Write(events))));
        var state = AlertLife.Apply(new() { Clock = Some.Start }, new LifeEvent.RuleSet(Some.Rule()), Some.Start).State;
        var fired = AlertLife.Apply(state, new LifeEvent.Signalled(Some.Fires(1)), Some.Start);
        var sent = AlertLife.Advance(fired.State, Some.At(1));
        Assert.Single(sent.Messages);
        Assert.Equal(AlertJson.Write(sent), AlertJson.Write(AlertJson.Read<LifeOutcome>(AlertJson.Write(sent))));
    }
}
