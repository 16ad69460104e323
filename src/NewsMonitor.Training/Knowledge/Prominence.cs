using System.Text.Json;
using NewsMonitor.Training.Data;

namespace NewsMonitor.Training.Knowledge;

/// <summary>How often news link a title: counts over the article links of a recorded news stream, an article's versions counted once.</summary>
internal sealed class Prominence
{
    public const int Max = 999;
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    // Of single words: how often they stand in the texts as names, and how often behind a preposition of place.
    private readonly Dictionary<string, (int All, int Located)> _words = new(StringComparer.Ordinal);

    public static Prominence Load(DataFolder stream)
    {
        var prominence = new Prominence();
        var seen = new HashSet<(string, string)>();
        var read = new HashSet<string>(StringComparer.Ordinal);
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
                var plain = Uri.UnescapeDataString(title.GetString()!).Replace('_', ' ');
                if (seen.Add((uid, plain)))
                {
                    prominence._counts[plain] = prominence.CountOf(plain) + 1;
                }
            }

            if (read.Add(uid))
            {
                prominence.CountWords(json.RootElement.GetProperty("body").GetString()!);
            }
        }

        return prominence;
    }

    /// <summary>All titles with their counts, in order of their letters.</summary>
    public IEnumerable<(string Title, int Count)> Titles => _counts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value));

    public int CountOf(string title) => _counts.GetValueOrDefault(title);

    /// <summary>Share of the word's occurrences behind "in", "at", "near" or "from"; 0 where it was seen less than ten times.</summary>
    public double LocatedShareOf(string word) => _words.GetValueOrDefault(word) is { All: >= 10 } seen ? (double)seen.Located / seen.All : 0;

    public static int OfCount(int count) => Math.Min(Max, (int)(90 * Math.Log2(1 + count)));

    public static int OfPopulation(double people) => people < 10_000 ? 20 : Math.Min(Max, (int)(45 * Math.Log2(people / 8_000)));

    private void CountWords(string text)
    {
        var before = "";
        foreach (var piece in text.Split(' '))
        {
            var word = piece.Trim(',', '.', ';', ':', '(', ')', '"');
            if (word.Length > 0 && char.IsUpper(word[0]))
            {
                var (all, located) = _words.GetValueOrDefault(word);
                _words[word] = (all + 1, located + (before is "in" or "at" or "near" or "from" ? 1 : 0));
            }

            before = piece;
        }
    }
}
