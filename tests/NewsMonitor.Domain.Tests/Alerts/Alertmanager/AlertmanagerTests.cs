using static NewsMonitor.Domain.Tests.Alerts.Alertmanager.Plot;

namespace NewsMonitor.Domain.Tests.Alerts.Alertmanager;

/// <summary>
/// The same alerts, routes, silences and inhibitions given to a real Alertmanager and to ours. Needs the program (Debian: prometheus-alertmanager, or
/// its path in NEWSMONITOR_TEST_ALERTMANAGER) and a minute, since its clock cannot be moved.
/// </summary>
public sealed class AlertmanagerTests
{
    private const double Seconds = 56;
    private const double Apart = 3;         // between a time of ours and when theirs arrives, on a busy machine

    // Groups are looked at 3 s after they begin and then every 8 s; acts keep away from looks.
    private static readonly Plot[] Alike =
    [
        new("grouped", false, 0, [Fires(0, "a"), Fires(1, "b"), Fires(7, "c"), Ends(15, "a"), Ends(23, "b"), Ends(23, "c")]),
        new("apart", true, 0, [Fires(0, "a"), Fires(1, "b"), Ends(15, "a"), Ends(15, "b")]),
        new("repeated", false, 20, [Fires(0, "a"), Fires(31, "b"), Ends(39, "a")]),
        new("silenced", false, 0, [Fires(0, "a"), Silence(1, "silenced1", 30), Fires(7, "silenced1"), Fires(15, "b"), Ends(39, "silenced1")]),
        new("ended-silenced", false, 0, [Silence(0, "silenced2", 31), Fires(1, "silenced2"), Fires(7, "a"), Ends(15, "silenced2")]),
        new("inhibited", true, 0, [Fires(0, "big"), Fires(1, "small"), Fires(1, "other"), Ends(15, "big")]),
        new("flapped", false, 0, [Fires(0, "a"), Fires(0, "b"), Ends(6, "a"), Fires(8, "a"), Ends(15, "b")]),
        new("reopened", false, 0, [Fires(0, "a"), Fires(0, "b"), Ends(7, "a"), Fires(23, "a")]),
        new("too-short", false, 0, [Fires(0, "a"), Ends(1, "a")]),
    ];

    /// <summary>Where we differ on purpose: what Alertmanager sends, and what we do.</summary>
    private static readonly (Plot Plot, string[] Theirs, string[] Ours)[] Unlike =
    [
        // Fired and ended between two looks, while others fire: it tells an end of what it never told.
        (new("ended-unseen", false, 0, [Fires(0, "a"), Fires(6, "b"), Ends(8, "b")]), ["3: a", "11: a, over b"], ["3: a"]),
        // A repeat of whole intervals: its clock of the last message is a little late, so it waits for one interval more.
        (new("repeated-sharp", false, 16, [Fires(0, "a")]), ["3: a", "27: a", "51: a"], ["3: a", "19: a", "35: a", "51: a"]),
        // Told, then over while silenced, then back: it still takes it for told, and says nothing until the repeat.
        (new("back-after-silence", false, 0, [Fires(0, "silenced3"), Silence(5, "silenced3", 18), Ends(15, "silenced3"), Fires(31, "silenced3")]), ["3: silenced3"], ["3: silenced3", "34: silenced3"]),
    ];

    [Fact]
    public async Task Alertmanager_and_ours_tell_the_same_and_differ_where_it_is_said()
    {
        Assert.SkipWhen(Alertmanager.Program is null, "Alertmanager is not installed (Debian: prometheus-alertmanager), nor is its path in NEWSMONITOR_TEST_ALERTMANAGER");
        var stop = TestContext.Current.CancellationToken;
        Plot[] plots = [.. Alike, .. Unlike.Select(unlike => unlike.Plot)];
        await using var theirs = await Alertmanager.StartAsync(Alertmanager.Program, hook => Config(hook, plots), stop);
        await RunAsync(theirs, plots, stop);
        Assert.All(Alike, plot => Assert.Equal(Told(plot.Ours(Seconds)), Told(Of(theirs.Received, plot), plot.Ours(Seconds))));
        Assert.All(Unlike, unlike =>
        {
            Assert.Equal(unlike.Ours, Told(unlike.Plot.Ours(Seconds)));
            Assert.Equal(unlike.Theirs.Select(WithoutTime), Of(theirs.Received, unlike.Plot).Select(Say).Select(WithoutTime));
        });
    }

    [Fact]
    public void Where_we_differ_we_do_what_is_said() => Assert.All(Unlike, unlike => Assert.Equal(unlike.Ours, Told(unlike.Plot.Ours(Seconds))));

    private static async Task RunAsync(Alertmanager theirs, Plot[] plots, CancellationToken stop)
    {
        theirs.StartClock();
        foreach (var acts in plots.SelectMany(plot => plot.Acts.Select(act => (plot.Rule, Act: act))).GroupBy(one => one.Act.At).OrderBy(acts => acts.Key))
        {
            await theirs.UntilAsync(acts.Key, stop);
            await Task.WhenAll(acts.Select(one => DoAsync(one.Rule, one.Act)));
        }

        await theirs.UntilAsync(Seconds, stop);

        async Task DoAsync(string rule, Act act)
        {
            var now = TimeProvider.System.GetUtcNow();
            await (act.Length > 0
                ? theirs.PostAsync("silences", new { matchers = new[] { new { name = "event", value = act.Event, isRegex = false, isEqual = true } }, startsAt = now, endsAt = now.AddSeconds(act.Length), createdBy = "ann", comment = "known" }, stop)
                : theirs.PostAsync("alerts", new[] { new { labels = new { rule, @event = act.Event, alertname = "news" }, startsAt = now.AddSeconds(act.Fires ? 0 : -1), endsAt = act.Fires ? now.AddHours(1) : now } }, stop));
        }
    }

    private static IReadOnlyList<Notification> Of(IEnumerable<Notification> all, Plot plot) =>
        [.. all.Where(one => one.Group.StartsWith(plot.Rule + "{", StringComparison.Ordinal)).OrderBy(one => one.Group, StringComparer.Ordinal).ThenBy(one => one.At)];

    private static string[] Told(IReadOnlyList<Notification> ours) => [.. ours.OrderBy(one => one.Group, StringComparer.Ordinal).ThenBy(one => one.At).Select(Say)];

    /// <summary>Theirs, at the time of ours where both are near each other.</summary>
    private static string[] Told(IReadOnlyList<Notification> theirs, IReadOnlyList<Notification> ours) =>
        Told([.. theirs.Select(one => one with { At = ours.FirstOrDefault(other => other.Group == one.Group && Math.Abs(other.At - one.At) < Apart)?.At ?? one.At })]);

    private static string Say(Notification one) => FormattableString.Invariant($"{one.At:0.#}: {one.Firing}{(one.Resolved.Length > 0 ? ", over " + one.Resolved : "")}");

    private static string WithoutTime(string told) => told[told.IndexOf(' ', StringComparison.Ordinal)..];

    private static string Config(string hook, IEnumerable<Plot> plots) => $"""
        route:
          receiver: hook
          routes:{string.Concat(plots.Select(plot => plot.Route))}
        receivers:
          - name: hook
            webhook_configs:
              - url: {hook}
                send_resolved: true
        inhibit_rules:
          - source_matchers: [event="big"]
            target_matchers: [event="small"]
            equal: [rule]
        """;
}
