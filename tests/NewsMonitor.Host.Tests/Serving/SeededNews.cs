using System.Globalization;
using System.Text.Json;

namespace NewsMonitor.Host.Tests.Serving;

/// <summary>Small invented articles from a seed: the same seed brings the same articles, every text differs from every other.</summary>
internal sealed class SeededNews(int seed)
{
    private static readonly string[] People = ["Angela Merkel", "Emmanuel Macron", "Barack Obama", "Serena Williams", "Darren Kew"];
    private static readonly string[] Places = ["Rotterdam", "Paris", "Nairobi", "Lima", "Osaka"];
    private static readonly string[] Sources = ["Harbour Post", "Morning Wire", "Valley Times", "The Lantern"];
    private static readonly string[] Deeds = ["praised the excellent work of", "attacked the terrible failure of", "spoke in", "opened a hospital in", "lost the election in"];

    private readonly Random _random = new(seed);

    /// <summary>Lines for a push, ids 0 … count − 1.</summary>
    public string[] Articles(int count, DateTimeOffset published) =>
        [.. Enumerable.Range(0, count).Select(number => JsonSerializer.Serialize(new
        {
            source = Pick(Sources),
            id = Id(number),
            title = Sentence(number),
            body = Sentence(number) + " " + Sentence(number) + ".",
            publishedAt = published.AddMinutes(-_random.Next(600)),
        }))];

    /// <summary>Lines of a recorded stream: first texts, edits, withdrawals, returns and repeats, a second apart.</summary>
    public string[] Stream(int count, DateTimeOffset start)
    {
        var lines = new List<string>();
        var known = 0;
        while (lines.Count < count)
        {
            var ts = start.AddSeconds(lines.Count).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            var chance = known == 0 ? 0 : _random.Next(10);
            var number = chance < 6 ? known++ : _random.Next(known);
            lines.Add(chance switch
            {
                8 => JsonSerializer.Serialize(new { op = "delete", ts, uid = Id(number) }),
                9 => JsonSerializer.Serialize(new { op = "put", ts, uid = Id(number), source = Sources[number % Sources.Length], title = "Unchanged", body = $"Number {number} stays." }),
                _ => JsonSerializer.Serialize(new { op = "put", ts, uid = Id(number), source = Sources[number % Sources.Length], title = Sentence(number), body = Sentence(lines.Count) + "." }),
            });
        }

        return [.. lines];
    }

    public static string Id(int number) => "news-" + number.ToString(CultureInfo.InvariantCulture);

    private string Sentence(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Pick(People)} {Pick(Deeds)} {Pick(Places)} for the {number}th time, report {_random.Next(1_000_000)}");

    private string Pick(string[] words) => words[_random.Next(words.Length)];
}
