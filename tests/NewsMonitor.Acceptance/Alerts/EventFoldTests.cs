using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;

namespace NewsMonitor.Acceptance.Alerts;

/// <summary>How well articles of one event fold into one alert, by stories that others told apart.</summary>
public sealed class EventFoldTests
{
    private const int FewestOfAWord = 30;

    [Fact]
    public void Headlines_of_one_story_fold_into_one_alert_and_those_of_others_do_not()
    {
        var headlines = Read(TestData.Path("stories", "uci-aggregator.jsonl.gz")).OrderBy(line => line.At.ToUnixTimeSeconds() / 3600).ThenBy(line => line.Shuffle, StringComparer.Ordinal).ToList();
        var words = headlines.SelectMany(line => line.Words.Distinct()).CountBy(word => word).Where(word => word.Value >= FewestOfAWord && word.Key.Length > 3).Select(word => word.Key).Order(StringComparer.Ordinal).ToList();
        var (precision, recall, alerts, articles) = (0d, 0d, 0, 0);
        foreach (var word in words)
        {
            var matched = headlines.Where(line => line.Words.Contains(word)).ToList();
            var keys = Fold(matched, word);
            var together = matched.Zip(keys, (line, key) => (line.Story, Key: key)).ToList();
            foreach (var (story, key) in together)
            {
                var same = (double)together.Count(other => other.Story == story && other.Key == key);
                precision += same / together.Count(other => other.Key == key);
                recall += same / together.Count(other => other.Story == story);
            }

            (alerts, articles) = (alerts + keys.Distinct().Count(), articles + matched.Count);
        }

        var (p, r) = (precision / articles, recall / articles);
        TestContext.Current.SendDiagnosticMessage(FormattableString.Invariant(
            $"{words.Count} words, {articles} headlines, {alerts} alerts: BCubed precision {p:0.000}, recall {r:0.000}, F {2 * p * r / (p + r):0.000}"));
        Assert.True(p > 0.97 && r > 0.59, $"{p} {r}");
    }

    private static List<string> Fold(List<Headline> headlines, string word)
    {
        var rule = new Rule { Id = "r", Name = word, On = new(null, word), When = new Condition.Article() };
        var start = headlines[0].At;
        var judge = new Judge(rule, new SubjectPast(new(), new()), JudgeState.Start(rule, start));
        var (keys, at) = (new List<string>(), start);
        foreach (var (line, number) in headlines.Select((line, i) => (line, i + 1)))
        {
            at = line.At > at ? line.At : at;
            keys.AddRange(judge.See(new Sighting
            {
                Number = number, Article = new(line.Id), Source = line.Source, Title = line.Title, Way = Way.Push, At = Minute.Of(at), Arrived = at,
                Counts = new(1, 1, 1, 0, 1, 0, 0, 0), Passages = [new(TextField.Title, 0, line.Title, [word])],
            }).Signals.Select(signal => signal.Key));
        }

        return keys;
    }

    private static IEnumerable<Headline> Read(string path)
    {
        using var file = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (file.ReadLine() is { } text)
        {
            var line = JsonDocument.Parse(text).RootElement;
            var (id, title) = (line.GetProperty("id").GetInt64().ToString(), line.GetProperty("title").GetString()!);
            yield return new(
                id, line.GetProperty("ts").GetDateTimeOffset(), title, line.GetProperty("source").GetString()!, line.GetProperty("cluster").GetString()!,
                Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(id))), Slug.Of(title).Split('-').ToHashSet());
        }
    }

    private sealed record Headline(string Id, DateTimeOffset At, string Title, string Source, string Story, string Shuffle, HashSet<string> Words);
}
