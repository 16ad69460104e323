using Microsoft.Playwright;

namespace NewsMonitor.Browser;

/// <summary>What the tests of replays look at, and the addresses of replays.</summary>
internal static class ReplayScreen
{
    public static ILocator Clock(IPage page) => page.GetByRole(AriaRole.Timer);

    public static ILocator Slider(IPage page) => page.GetByRole(AriaRole.Slider, new() { Name = "Replay clock" });

    /// <param name="speed">Times as fast as life; null: as fits the range.</param>
    public static string Link(DateTimeOffset from, DateTimeOffset to, DateTimeOffset at, string screen, string id = "new", int? speed = null) =>
        $"/replay/{id},arrival,{Short(from)},{Short(to)},{Short(at)}{(speed is null ? "" : "," + speed)}{screen}";

    /// <summary>The board's subjects with their numbers, once it has come to rest.</summary>
    public static async Task<IReadOnlyList<string>> NumbersAsync(IPage page, CancellationToken ct)
    {
        var rows = page.Locator("tbody tr[data-subject]");
        IReadOnlyList<string> known = [];
        // The board's order settles 2.5 s after the clock has: read until two looks a while apart are equal.
        using var look = new PeriodicTimer(TimeSpan.FromSeconds(3));
        for (var looks = 0; looks < 10; looks++)
        {
            await look.WaitForNextTickAsync(ct);
            IReadOnlyList<string> seen = await rows.EvaluateAllAsync<string[]>(
                "rows => rows.map(row => [row.dataset.subject, ...['.art .ct', '.us', '.c-x', '.c-sn'].map(cell => row.querySelector(cell).textContent)].join(' '))");
            if (seen.SequenceEqual(known))
            {
                return seen;
            }

            known = seen;
        }

        throw new InvalidOperationException("The board did not come to rest within 30 s.");
    }

    private static string Short(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HHmmss'Z'", null);
}
