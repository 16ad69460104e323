using NewsMonitor.Domain.Alerts;
using NewsMonitor.Domain.Tests.Alerts.Life;

namespace NewsMonitor.Domain.Tests.Alerts.Alertmanager;

/// <summary>Something that happens to both: alerts of a rule fire or end, or a silence of one of its events begins.</summary>
/// <param name="Length">Seconds of a silence; 0 for alerts.</param>
internal sealed record Act(double At, string Event, bool Fires = true, double Length = 0);

/// <summary>What happens to one rule, and how both are set.</summary>
internal sealed record Plot(string Rule, bool ByEvent, int Repeat, Act[] Acts)
{
    internal const int Wait = 3;
    internal const int Interval = 8;

    internal static Act Fires(double at, string name) => new(at, name);

    internal static Act Ends(double at, string name) => new(at, name, Fires: false);

    internal static Act Silence(double at, string name, double length) => new(at, name, Length: length);

    internal string Route => $$"""

          - matchers: [rule="{{Rule}}"]
            group_by: [{{(ByEvent ? "event" : "")}}]
            group_wait: {{Wait}}s
            group_interval: {{Interval}}s
            repeat_interval: {{(Repeat == 0 ? 9_999 : Repeat)}}s
        """;

    /// <summary>Ours, given the same.</summary>
    internal IReadOnlyList<Notification> Ours(double seconds)
    {
        var rule = Some.Rule(id: Rule) with
        {
            Wait = TimeSpan.FromSeconds(Wait),
            Interval = TimeSpan.FromSeconds(Interval),
            Repeat = Repeat == 0 ? null : TimeSpan.FromSeconds(Repeat),
            GroupBy = ByEvent ? ["event"] : [],
            SourceSteps = [],
        };
        var inhibition = new Inhibition("i", [new("event", MatchOp.Equal, "big")], [new("event", MatchOp.Equal, "small")], ["rule"]);
        var (happenings, before) = (new List<Happening> { new(0, new LifeEvent.RuleSet(rule)), new(0, new LifeEvent.InhibitionSet(inhibition)) }, 0d);
        for (var number = 1; number <= Acts.Length; number++)
        {
            var act = Acts[number - 1];
            var (at, minutes) = (Some.Start.AddSeconds(act.At), act.At / 60);
            happenings.Add(new((int)(act.At - before), act switch
            {
                { Length: > 0 } => new LifeEvent.SilenceSet(new($"s{number}", [new("event", MatchOp.Equal, act.Event)], at, at.AddSeconds(act.Length), "ann", "known")),
                { Fires: true } => new LifeEvent.Signalled(Some.Fires(number, Rule, act.Event, minutes)),
                _ => new LifeEvent.Signalled(Some.Ends(number, Rule, act.Event, minutes)),
            }));
            before = act.At;
        }

        return
        [
            .. Story.Of([.. happenings], Some.Start.AddSeconds(seconds)).Messages.Select(message => new Notification(
                Rule + (ByEvent ? $$"""{"event":"{{message.Labels["event"]}}"}""" : "{}"), (message.At - Some.Start).TotalSeconds,
                Names(message, AlertStatus.Firing), Names(message, AlertStatus.Resolved))),
        ];
    }

    private static string Names(Message message, AlertStatus status) =>
        string.Join(' ', message.Alerts.Where(alert => alert.Status == status).Select(alert => alert.Labels["event"]).Order(StringComparer.Ordinal));
}
