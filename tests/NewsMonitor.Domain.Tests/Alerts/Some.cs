using CsCheck;
using NewsMonitor.Domain.Alerts;
using LabelSet = NewsMonitor.Domain.Alerts.Labels;

namespace NewsMonitor.Domain.Tests.Alerts;

/// <summary>Valid things, so that a test states only what matters to it.</summary>
internal static class Some
{
    internal static readonly DateTimeOffset Start = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    internal static Rule Rule(Condition? when = null, string id = "ports") => new()
    {
        Id = id,
        Name = "Ports, far more than usual",
        On = new(new SubjectId("topic:11000000"), null),
        When = when ?? new Condition.Burst(),
        Channels = ["desk"],
    };

    internal static Signal Fires(
        long number, string rule = "ports", string key = "", double after = 0, int level = 1, int sources = 3, double? until = null, LabelSet? labels = null) =>
        new(
            number, rule, key, SignalKind.Fires, At(after), labels ?? LabelSet.None.With("rule", rule).With("event", key), until is { } end ? At(end) : null, level,
            Evidence(sources, $"article{number}"));

    internal static Signal Ends(long number, string rule = "ports", string key = "", double after = 0) =>
        Fires(number, rule, key, after) with { Kind = SignalKind.Ends, Evidence = Evidence(0) };

    internal static Signal Shrinks(long number, string article, int left, string rule = "ports", string key = "", double after = 0) =>
        Fires(number, rule, key, after) with { Kind = SignalKind.Shrinks, Left = new(article), Evidence = Evidence(0) with { Articles = left, Sources = left } };

    internal static AlertEvidence Evidence(int sources, params string[] articles) =>
        new("score", 4, 3, 2, 0, 5, sources + 2, sources, [.. articles.Select(id => new EvidenceArticle(new(id), "bbc", "Cranes stand still", new(29_000_000), []))]);

    internal static Sighting Sighting(long number, double after, string source = "bbc", string title = "Cranes stand still") => new()
    {
        Number = number,
        Article = new($"article{number}"),
        Source = source,
        Title = title,
        Way = Way.Feed,
        At = Minute.Of(At(after)),
        Arrived = At(after),
        Counts = new(1, 1, 1, 0, 1, 0, 0, 0),
    };

    /// <summary>So many minutes after the start.</summary>
    internal static DateTimeOffset At(double minutes) => Start.AddMinutes(minutes);

    internal static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
