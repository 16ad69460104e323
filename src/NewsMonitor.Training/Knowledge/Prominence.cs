using System.Text.Json;
using NewsMonitor.Training.Data;

namespace NewsMonitor.Training.Knowledge;

/// <summary>How often news link a title: counts over the article links of a recorded news stream.</summary>
internal sealed class Prominence
{
    public const int Max = 999;
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public static Prominence Load(DataFolder stream)
    {
        var prominence = new Prominence();
        var seen = new HashSet<(string, string)>();
        foreach (var line in stream.Lines("wikipedia.jsonl"))
        {
            using var json = JsonDocument.Parse(line);
            if (!json.RootElement.TryGetProperty("wiki", out var titles))
            {
                continue;
            }

            var uid = json.RootElement.GetProperty("uid").GetString()!;
            foreach (var title in titles.EnumerateArray())
            {
                var plain = title.GetString()!.Replace('_', ' ');
                if (seen.Add((uid, plain)))
                {
                    prominence._counts[plain] = prominence.CountOf(plain) + 1;
                }
            }
        }

        return prominence;
    }

    public int CountOf(string title) => _counts.GetValueOrDefault(title);

    public static int OfCount(int count) => Math.Min(Max, (int)(90 * Math.Log2(1 + count)));

    public static int OfPopulation(double people) => people < 10_000 ? 20 : Math.Min(Max, (int)(45 * Math.Log2(people / 8_000)));
}
