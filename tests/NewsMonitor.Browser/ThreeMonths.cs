using System.Text.Json;

namespace NewsMonitor.Browser;

/// <summary>
/// Three months of invented news up to yesterday, as a recorded stream: one or two articles most hours of the day, late ones, edits and withdrawals,
/// and one day each on which everybody writes of Tallinn and of Lisbon. The same each time but for its dates.
/// </summary>
internal sealed class ThreeMonths(DateTimeOffset now)
{
    private const int Days = 92;
    private static readonly string[] Places = ["Oslo", "Berlin", "Paris", "Madrid", "Vienna", "Warsaw", "Dublin", "Rome"];
    private static readonly string[] Acts = ["opens a new harbour", "votes on the budget", "closes its old airport", "welcomes the ministers", "counts its visitors"];
    private static readonly string[] Moods = ["Residents praised the excellent plan.", "Critics called it a terrible failure.", "Officials gave no details."];

    public DateTimeOffset To { get; } = new(now.UtcDateTime.Date, TimeSpan.Zero);

    public DateTimeOffset From => To.AddDays(-Days);

    /// <summary>The day of Lisbon, some weeks before the end; that of Tallinn is a month before it.</summary>
    public DateTimeOffset Burst => To.AddDays(-20);

    /// <summary>In order of arrival.</summary>
    public IEnumerable<string> Lines() => Versions().OrderBy(version => version.Arrival).Select(version => version.Line);

    private IEnumerable<(DateTimeOffset Arrival, string Line)> Versions()
    {
#pragma warning disable CA5394 // the same news each time
        var random = new Random(7);
        for (var (at, n) = (From, 0); at < To; at = at.AddMinutes(random.Next(10, 80)), n++)
        {
            if (at.Hour is < 5 or > 22)
            {
                continue;
            }

            var arrival = at.AddSeconds(random.Next(5, 60) + (n % 17 == 0 ? 7_200 : 0));
            yield return Put(n, arrival, at, Places[random.Next(Places.Length)], random);
            if (n % 11 == 0)
            {
                yield return Put(n, arrival.AddMinutes(random.Next(30, 600)), at, Places[random.Next(Places.Length)], random);
            }

            if (n % 23 == 0)
            {
                var gone = arrival.AddHours(12);
                yield return (gone, JsonSerializer.Serialize(new { uid = $"past:{n}", ts = gone, op = "delete" }));
            }
        }

        for (var i = 0; i < 120; i++)
        {
            var (day, place) = i < 60 ? (Burst.AddDays(-30), "Tallinn") : (Burst, "Lisbon");
            var at = day.AddHours(8).AddMinutes(i % 60 * 5);
            yield return Put(100_000 + i, at.AddSeconds(20), at, place, random);
        }
#pragma warning restore CA5394
    }

    private static (DateTimeOffset Arrival, string Line) Put(int n, DateTimeOffset arrival, DateTimeOffset at, string place, Random random)
    {
#pragma warning disable CA5394 // the same news each time
        var (act, mood, other) = (Acts[random.Next(Acts.Length)], Moods[random.Next(Moods.Length)], Places[random.Next(Places.Length)]);
        var line = JsonSerializer.Serialize(new
        {
            uid = $"past:{n}",
            ts = arrival,
            op = "put",
            source = $"Paper {n % 9}",
            publishedAt = at,
            title = $"{place} {act}, report {random.Next(1_000_000)} says",
            body = $"{place} {act}. {mood} A delegation from {other} was present on day {n}.",
        });
#pragma warning restore CA5394
        return (arrival, line);
    }
}
