using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using NewsMonitor.Intake;

namespace NewsMonitor.Acceptance.Intake;

/// <summary>How much of the article, and of nothing else, is taken out of 58 real news pages.</summary>
public sealed partial class PageExtractionTests(ITestOutputHelper output)
{
    [Fact]
    public void Extracted_text_is_close_to_what_people_marked_as_the_article()
    {
        var scores = new List<(string Origin, double Precision, double Recall, double F1)>();
        foreach (var line in Lines(TestData.Path("articles", "pages", "gold.jsonl.gz")))
        {
            using var gold = JsonDocument.Parse(line);
            var file = gold.RootElement.GetProperty("file").GetString()!;
            var url = gold.RootElement.TryGetProperty("url", out var given) && Uri.TryCreate(given.GetString(), UriKind.Absolute, out var address) ? address : new Uri("https://example.org/");
            using var packed = new GZipStream(File.OpenRead(TestData.Path("articles", "pages", file)), CompressionMode.Decompress);
            using var bytes = new MemoryStream();
            packed.CopyTo(bytes);
            var text = PageExtractor.Extract(bytes.ToArray(), null, url) ?? "";
            var (precision, recall) = Overlap(Words(text), Words(gold.RootElement.GetProperty("text").GetString()!));
            var f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
            scores.Add((gold.RootElement.GetProperty("origin").GetString()!, precision, recall, f1));
            if (f1 < 0.8)
            {
                output.WriteLine($"{file}: precision {precision:0.000}, recall {recall:0.000}, F1 {f1:0.000}, {text.Length} characters");
            }
        }

        foreach (var group in scores.GroupBy(s => s.Origin).Append(scores.GroupBy(_ => "all").Single()))
        {
            output.WriteLine($"{group.Key}: {group.Count()} pages, precision {group.Average(s => s.Precision):0.000}, recall {group.Average(s => s.Recall):0.000}, token F1 {group.Average(s => s.F1):0.000}");
        }

        Assert.True(scores.Average(s => s.F1) > 0.85);
    }

    private static (double Precision, double Recall) Overlap(List<string> words, List<string> gold)
    {
        var left = gold.CountBy(w => w).ToDictionary();
        var common = words.Count(w => left.TryGetValue(w, out var n) && n > 0 && (left[w] = n - 1) >= 0);
        return (words.Count == 0 ? 0 : (double)common / words.Count, gold.Count == 0 ? 0 : (double)common / gold.Count);
    }

    private static List<string> Words(string text) => [.. Word().Matches(text.ToLowerInvariant()).Select(m => m.Value)];

    private static IEnumerable<string> Lines(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
