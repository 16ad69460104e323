using System.Text.Json;
using NewsMonitor.Reading.Encoder;
using NewsMonitor.Reading.Text;
using NewsMonitor.Training.Data;
using NewsMonitor.Training.Gold;

namespace NewsMonitor.Training.Encoder;

/// <summary>Sentences that nobody labelled, of news as the product reads it, for teachers to speak of. None is a sentence of our gold's half for test.</summary>
internal static class UnlabelledTexts
{
    private const int Count = 24_000, ShortestTokens = 5, Seed = 1;

    // Both may be used for a shipped model.
    private static readonly string[] Streams = ["wikipedia.jsonl", "govuk.jsonl"];

    public static List<Lesson> Load(DataFolder stream, GoldFolder? gold, WordPieces pieces)
    {
        var known = ForTest(gold).SelectMany(text => Sentences(text).Select(sentence => sentence.Text)).ToHashSet(StringComparer.Ordinal);
        var all = Streams.SelectMany(name => Bodies(stream, name)).SelectMany(Sentences).Where(sentence => known.Add(sentence.Text))
            .Select(sentence => (Lesson)new Lesson.Unlabelled(PieceRow.Of(pieces, sentence.Read, sentence.Place.First, sentence.Place.End))).ToArray();
        new Random(Seed).Shuffle(all);
        return [.. all.Take(Count)];
    }

    private static IEnumerable<string> ForTest(GoldFolder? gold) =>
        gold is null ? [] : gold.Articles("test").Select(article => article.Body).Concat(gold.Sentences("test").Select(sentence => sentence.Text));

    // An article's first version.
    private static IEnumerable<string> Bodies(DataFolder stream, string name)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in stream.Lines(name))
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.TryGetProperty("body", out var body) && body.GetString() is { Length: > 0 } text && seen.Add(json.RootElement.GetProperty("uid").GetString()!))
            {
                yield return text;
            }
        }
    }

    private static IEnumerable<(string Text, ReadText Read, Sentence Place)> Sentences(string text)
    {
        var read = new ReadText();
        read.Begin("", text);
        read.AddBody(0, text.Length);
        foreach (var sentence in read.Sentences.Where(sentence => sentence.End - sentence.First >= ShortestTokens))
        {
            var span = read.SpanOf(sentence.First, sentence.End);
            yield return (text.Substring(span.Start, span.Length), read, sentence);
        }
    }
}
