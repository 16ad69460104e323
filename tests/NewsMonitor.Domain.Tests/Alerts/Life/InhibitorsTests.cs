using CsCheck;
using NewsMonitor.Domain.Alerts;
using LabelSet = NewsMonitor.Domain.Alerts.Labels;

namespace NewsMonitor.Domain.Tests.Alerts.Life;

public sealed class InhibitorsTests
{
    private static readonly string[] Values = ["", "x", "y"];

    private static Gen<LabelSet> Labels => Gen.Select(Some.OneOf(Values), Some.OneOf(Values), Some.OneOf(Values), (a, b, c) =>
        LabelSet.None.With("a", a).With("b", b).With("c", c));

    private static Gen<Matcher[]> Matchers => Gen.Select(Some.OneOf("a", "b", "c"), Some.OneOf(MatchOp.Equal, MatchOp.NotEqual), Some.OneOf(Values), (name, op, value) => new Matcher(name, op, value)).Array[0, 2];

    private static Gen<Inhibition> Inhibitions => Gen.Select(Some.OneOf("i", "j"), Matchers, Matchers, Some.OneOf<string[]>([], ["a"], ["b", "c"]), (id, source, target, equal) =>
        new Inhibition(id, [.. source], [.. target], [.. equal]));

    [Fact]
    public void The_alert_that_keeps_another_quiet_is_the_first_of_all_that_fire_and_inhibit_it() =>
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 9], Labels, Labels, Inhibitions).Array[1, 60].Sample(steps =>
        {
            var (state, inhibitors) = (new LifeState { Clock = Some.Start }, new Inhibitors());
            foreach (var (what, number, labels, target, inhibition) in steps)
            {
                var before = state.Alerts.GetValueOrDefault($"alert{number}");
                if (what == 0)
                {
                    state = state with { Inhibitions = state.Inhibitions.SetItem(inhibition.Id, inhibition) };
                }
                else if (what == 1 && before is not null)
                {
                    inhibitors.Forget(before);
                    state = state with { Alerts = state.Alerts.Remove(before.Id) };
                }
                else
                {
                    var after = AlertOf($"alert{number}", labels, what > 2);
                    inhibitors.Put(before, after);
                    state = state with { Alerts = state.Alerts.SetItem(after.Id, after) };
                }

                var expected = state.Inhibitions.Values
                    .Select(one => state.Alerts.Values.FirstOrDefault(source => source.Status is AlertStatus.Firing && one.Inhibits(source.Labels, target))?.Id).FirstOrDefault(id => id is not null);
                Assert.Equal(expected, inhibitors.Find(state, target));
            }
        }, iter: 2000);

    private static Alert AlertOf(string id, LabelSet labels, bool fires) => new()
    {
        Id = id,
        Rule = "ports",
        Key = id,
        Group = "ports:",
        Labels = labels,
        Status = fires ? AlertStatus.Firing : AlertStatus.Resolved,
        OpenedAt = Some.Start,
        Level = 1,
        Sources = 1,
        Evidence = Some.Evidence(1),
    };
}
