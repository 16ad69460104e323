using System.Diagnostics;

namespace NewsMonitor.Acceptance.Replays;

/// <summary>The wires of 1987, of which editors said by hand what each is about: what many were about on one day bursts.</summary>
public sealed class ReutersBurstTests : IDisposable
{
    // Four weeks of whole news days; before them "usual" is learned, behind them days are missing.
    private static readonly DateTimeOffset From = new(1987, 3, 16, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset To = new(1987, 4, 14, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// An editor's label and the subject that means the same, of those that three bureaus or more wrote of on the label's day. GATT and New Zealand on 24 March,
    /// Australia on 8 April, Argentina, the IMF and the World Bank on 9 April had 10 to 16 wires: of one or two bureaus, or not rare beside a usual day.
    /// </summary>
    private static readonly (string Label, string Subject)[] Events = [("people:volcker", "entity:Q349785"), ("places:iraq", "entity:Q796")];

    private readonly string _folder = Directory.CreateTempSubdirectory("newsmonitor-reuters").FullName;
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_days_with_the_most_wires_show_as_bursts_in_the_right_subjects()
    {
        var wires = ReutersWires.Read(TestData.Path("reuters21578", "reuters21578.jsonl.gz")).ToList();
        var file = Path.Combine(_folder, "wires.jsonl");
        await ReutersWires.ConvertAsync(wires, file, _ct);
        await using var log = await ReplayedLog.ImportAsync(Path.Combine(_folder, "data"), file, _ct);
        var (id, _, _) = await log.PlayToEndAsync(From, To, "arrival");
        var started = Stopwatch.GetTimestamp();
        var bursts = (await log.Host.GetAsync($"replays/{id}/bursts?limit=200", _ct))["items"]!.AsArray()
            .Select(burst => (Subject: (string)burst!["subject"]!, Name: (string)burst["name"]!, Day: DateOf(burst["at"]!.GetValue<DateTimeOffset>()), Score: (double)burst["burst"]!))
            .ToList();
        Say($"{bursts.Count} bursts of {wires.Count} wires in {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms: "
            + string.Join("; ", bursts.OrderByDescending(burst => burst.Score).Take(20).Select(burst => $"{burst.Day:d MMM} {burst.Name} {burst.Score}")));

        Assert.Equal(DayOf(wires, _ => true), bursts.CountBy(burst => burst.Day).MaxBy(day => day.Value).Key);
        foreach (var (label, subject) in Events)
        {
            Assert.Contains((subject, DayOf(wires, wire => wire.Labels.Contains(label))), bursts.Select(burst => (burst.Subject, burst.Day)));
        }
    }

    /// <summary>The day of the range with the most of these wires.</summary>
    private static DateOnly DayOf(IEnumerable<Wire> wires, Func<Wire, bool> which) =>
        wires.Where(wire => wire.Sent >= From && wire.Sent < To && which(wire)).CountBy(wire => DateOf(wire.Sent)).MaxBy(day => day.Value).Key;

    private static DateOnly DateOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    private static void Say(string words) => TestContext.Current.SendDiagnosticMessage(words);
}
