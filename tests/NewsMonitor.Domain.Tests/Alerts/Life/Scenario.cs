using CsCheck;
using NewsMonitor.Domain.Alerts;

namespace NewsMonitor.Domain.Tests.Alerts.Life;

/// <summary>Something that happens so many seconds after what happened before.</summary>
internal sealed record Happening(int Seconds, LifeEvent? Event);

/// <summary>A day or two of alerts: rules of every make, signals, silences, inhibitions, people; and what became of them.</summary>
internal static class Scenario
{
    private static readonly string[] Keys = ["a", "b", "c"];

    internal static Gen<Happening[]> Any => Of(Events);

    /// <summary>The same, while rules are changed, switched off, deleted and made again.</summary>
    internal static Gen<Happening[]> Changing => Of(Gen.Frequency((6, Events), (1, Changes)));

    private static Gen<Happening[]> Of(Gen<LifeEvent?> events) => Gen.Select(Rules, Happenings(events).Array[0, 60], (rules, rest) =>
        rules.Select(rule => new Happening(0, new LifeEvent.RuleSet(rule))).Concat(Numbered(rest)).ToArray());

    private static Gen<Rule[]> Rules =>
        Gen.Select(Rule("r0"), Rule("r1"), Rule("r2")).Select((a, b, c) => new[] { a, b, c });

    private static Gen<Rule> Rule(string id) =>
        from times in Gen.Select(Some.OneOf(0, 30, 600), Some.OneOf(60, 300, 3600), Some.OneOf(0, 0, 3600, 14_400))
        from rate in Gen.OneOf(Gen.Const(default(RateLimit)), Gen.Select(Gen.Int[1, 3], Some.OneOf(600, 7200)).Select((n, per) => (RateLimit?)new RateLimit(n, TimeSpan.FromSeconds(per))))
        from quiet in Some.OneOf<QuietHours?>(null, new QuietHours(new(22, 0), new(7, 30), "Europe/London", []), new QuietHours(new(12, 0), new(13, 0), "Asia/Kolkata", []))
        from digest in Some.OneOf<DigestPlan?>(null, new DigestPlan(DigestEvery.Day, 8, "Europe/London"), new DigestPlan(DigestEvery.Day, 6, "Europe/London"), new DigestPlan(DigestEvery.Hour, 0, "UTC"))
        from flags in Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool)
        from channels in Some.OneOf("desk", "desk", "mail", "mail desk")
        select Some.Rule(id: id) with
        {
            Wait = TimeSpan.FromSeconds(times.Item1),
            Interval = TimeSpan.FromSeconds(times.Item2),
            Repeat = times.Item3 == 0 ? null : TimeSpan.FromSeconds(times.Item3),
            RateLimit = rate,
            QuietHours = quiet,
            Digest = digest,
            DigestOnly = digest is not null && flags.Item1,
            SendResolved = flags.Item2,
            GroupBy = flags.Item3 ? ["event"] : [],
            Channels = [.. channels.Split(' ')],
        };

    private static Gen<LifeEvent?> Changes =>
        from number in Gen.Int[0, 2]
        from rule in Rule($"r{number}")
        from change in Gen.Int[0, 6]
        select (LifeEvent?)(change switch
        {
            0 => new LifeEvent.RuleGone(rule.Id),
            1 => new LifeEvent.RuleSet(rule with { Enabled = false }),
            2 => new LifeEvent.RuleSet(rule with { When = new Condition.Silence() }),
            _ => new LifeEvent.RuleSet(rule),
        });

    private static Gen<Happening> Happenings(Gen<LifeEvent?> events) => Gen.Select(Gen.OneOf(Gen.Int[0, 60], Gen.Int[0, 900], Gen.Int[0, 20_000]), events, (seconds, happened) => new Happening(seconds, happened));

    private static Gen<LifeEvent?> Events => Gen.Frequency(
        (12, Signals.Select(signal => (LifeEvent?)new LifeEvent.Signalled(signal))),
        (2, Gen.Const(default(LifeEvent))),
        (2, Gen.Select(Ids, Matchers, Gen.Int[-600, 3600], Gen.Int[0, 30_000], (id, matchers, from, length) =>
            (LifeEvent?)new LifeEvent.SilenceSet(new(id, matchers, Some.Start.AddSeconds(from), length < 300 ? null : Some.Start.AddSeconds(from + length), "ann", "known")))),
        (1, Ids.Select(id => (LifeEvent?)new LifeEvent.SilenceGone(id))),
        (1, Gen.Select(Ids, Matchers, Matchers, Gen.Bool, (id, source, target, equal) => (LifeEvent?)new LifeEvent.InhibitionSet(new(id, source, target, equal ? ["rule"] : [])))),
        (1, Ids.Select(id => (LifeEvent?)new LifeEvent.InhibitionGone(id))));

    private static Gen<string> Ids => Some.OneOf("x", "y");

    private static Gen<System.Collections.Immutable.ImmutableArray<Matcher>> Matchers => Gen.OneOf(
        Gen.Int[0, 2].Select(key => new Matcher("event", MatchOp.Equal, Keys[key])),
        Gen.Int[0, 2].Select(rule => new Matcher("rule", MatchOp.Like, $"r{rule}|zz"))).Array[1, 2].Select(matchers => System.Collections.Immutable.ImmutableArray.Create(matchers));

    private static Gen<Signal> Signals =>
        from rule in Gen.Int[0, 2]
        from key in Gen.Int[0, 2]
        from ends in Gen.Int[0, 2]
        from level in Gen.Int[1, 3]
        from sources in Gen.Int[1, 25]
        from until in Some.OneOf(0, 0, 300, 7200)
        from leaves in Gen.Int[0, 5]
        from article in Gen.Int[0, 3]
        from left in Some.OneOf(0, 0, 0, 1)
        // A key has one kind of alert: what lasts, or a moment; b is a moment.
        select leaves == 0 ? Some.Shrinks(0, $"article{article}", left, $"r{rule}", Keys[key])
            : ends == 0 && key != 1 ? Some.Ends(0, $"r{rule}", Keys[key])
            : Some.Fires(0, $"r{rule}", Keys[key], level: level, sources: sources, until: key == 1 ? Math.Max(until, 60) / 60d : null) with
            {
                Evidence = Some.Evidence(sources, $"article{article}"),
            };

    /// <summary>Numbers signals and puts times, which are drawn from the start of all, where they happen.</summary>
    private static IEnumerable<Happening> Numbered(Happening[] rest)
    {
        var (number, at) = (0L, TimeSpan.Zero);
        foreach (var happening in rest)
        {
            at += TimeSpan.FromSeconds(happening.Seconds);
            yield return happening with
            {
                Event = happening.Event switch
                {
                    LifeEvent.Signalled(var signal) => new LifeEvent.Signalled(signal with { Number = ++number, At = signal.At + at, Until = signal.Until + at }),
                    LifeEvent.SilenceSet(var silence) => new LifeEvent.SilenceSet(silence with { From = silence.From + at, To = silence.To + at }),
                    var other => other,
                },
            };
        }
    }
}
