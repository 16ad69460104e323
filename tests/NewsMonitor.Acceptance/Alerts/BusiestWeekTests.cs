using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Acceptance.Streams;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Grains.Alerts;

namespace NewsMonitor.Acceptance.Alerts;

/// <summary>The busiest week of a real stream: how many messages rules of a newsroom send for the articles that they match, and whether any event goes untold.</summary>
public sealed class BusiestWeekTests(ITestOutputHelper output) : IDisposable
{
    private const int Sample = 30;
    private const int Shown = 12;
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly TimeSpan DaysBefore = TimeSpan.FromDays(2);

    private static readonly string[] Queries =
    [
        "ukraine AND (attack* OR strike* OR drone* OR missile*)", "gaza OR israel*", "trump", "earthquake* OR flood* OR wildfire* OR cyclone OR typhoon", "election*", "iran*",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("newsmonitor-week").FullName;
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("wikipedia")]
    [InlineData("headlines")]
    public async Task Far_fewer_messages_come_than_articles_match_and_each_article_is_in_an_alert(string name)
    {
        var all = NaiveStream.Lines(TestData.Path("stream", name + ".jsonl.gz")).ToList();
        var lines = all.Where(line => line.GetProperty("op").GetString() == "put").ToList();
        var stories = lines.Where(line => line.TryGetProperty("story", out _)).GroupBy(line => line.GetProperty("uid").GetString()!)
            .ToDictionary(line => line.Key, line => line.First().GetProperty("story").EnumerateArray().LastOrDefault() is { ValueKind: JsonValueKind.String } story ? story.GetString()! : "");
        var from = Busiest(lines);
        await using var news = await RecordedNews.ImportAsync(Path.Combine(_folder, "data"), await WriteAsync(all, from));
        using var backtests = new Backtests(news.Log, new FakeTimeProvider(from + Week + Week));
        var (random, samples) = (new Random(1), new List<(string Rule, List<Sighting> Articles)>());
        var (matched, told, hidden) = (0, 0, 0);
        output.WriteLine($"{name}, the week from {from:yyyy-MM-dd}");
        foreach (var query in Queries)
        {
            var rule = new Rule { Id = "r", Name = query, On = new(null, query), When = new Condition.Article(), Channels = ["desk"] };
            var hourly = rule with { Interval = TimeSpan.FromHours(1) };
            var (often, seldom) = ((await backtests.RunAsync(rule, from, from + Week, BacktestClock.Arrival, null, _ct)).Result, (await backtests.RunAsync(hourly, from, from + Week, BacktestClock.Arrival, null, _ct)).Result);
            var alerts = await FoldAsync(news, rule, from);
            var untold = await UntoldAsync(news, alerts, stories);
            output.WriteLine(FormattableString.Invariant(
                $"| {query} | {often.Articles} matched | {alerts.Sum(alert => alert.Count)} fresh | {alerts.Count} alerts | {often.Messages} messages, {seldom.Messages} with an hour between | {1 - seldom.Messages / (double)Math.Max(1, seldom.Articles):P0} fewer | {untold.Count} stories inside another's alert: {string.Join("; ", untold)} |"));
            (matched, told, hidden) = (matched + seldom.Articles, told + seldom.Messages, hidden + untold.Count);
            samples.AddRange(alerts.Where(alert => alert.Count > 1).Select(alert => (query, alert)));
            Assert.Equal(often.Firings, alerts.Count);
        }

        output.WriteLine(FormattableString.Invariant($"{matched} matched, {told} messages: {1 - told / (double)matched:P1} fewer"));
        var sample = samples.ToArray();
        random.Shuffle(sample);
        foreach (var (rule, articles) in sample.Take(Sample))
        {
            output.WriteLine($"-- {rule}: {articles.Count} articles");
            foreach (var article in articles.Take(Shown))
            {
                output.WriteLine($"   {article.Arrived:MM-dd HH:mm} {article.Source}: {article.Title}");
            }
        }

        Assert.True(told < matched * (name == "headlines" ? 0.14 : 0.67), $"{told} of {matched}");     // of the encyclopedia one bullet is one event: little folds
        Assert.True(hidden <= 1, $"{hidden} stories came only inside another's alert");
    }

    /// <summary>The week with the days before it, from which copies are told, and what came earlier of the articles that it changes.</summary>
    private async Task<string> WriteAsync(List<JsonElement> lines, DateTimeOffset from)
    {
        var part = Path.Combine(_folder, "part.jsonl");
        var late = lines.SkipWhile(line => NaiveStream.Arrival(line) < from - DaysBefore).TakeWhile(line => NaiveStream.Arrival(line) < from + Week).ToList();
        var ids = late.Select(Id).ToHashSet();
        await File.WriteAllLinesAsync(part, lines.TakeWhile(line => NaiveStream.Arrival(line) < from - DaysBefore).Where(line => ids.Contains(Id(line))).Concat(late).Select(line => line.GetRawText()), _ct);
        return part;

        static string Id(JsonElement line) => line.GetProperty("uid").GetString()!;
    }

    /// <summary>The articles of each alert, in order of coming.</summary>
    private static async Task<List<List<Sighting>>> FoldAsync(RecordedNews news, Rule rule, DateTimeOffset from)
    {
        var judge = new Judge(rule, new SubjectPast(new(), new()), JudgeState.Start(rule, from - TimeSpan.FromHours(6)));
        var alerts = new SortedDictionary<string, List<Sighting>>(StringComparer.Ordinal);
        var began = new Dictionary<string, (string Id, DateTimeOffset Until)>(StringComparer.Ordinal);
        foreach (var seen in await news.SeeAsync(rule, from - TimeSpan.FromHours(6), from + Week))
        {
            foreach (var signal in judge.See(seen).Signals)
            {
                if (signal.Kind is SignalKind.Shrinks)
                {
                    // Its articles were all withdrawn: what comes then begins anew.
                    _ = signal.Evidence.Articles == 0 && began.Remove(signal.Key);
                    continue;
                }

                // A key that comes back after its end is another alert.
                var known = began.TryGetValue(signal.Key, out var running) && running.Until > signal.At;
                var id = known ? running.Id : $"{signal.At.UtcTicks} {signal.Key}";
                began[signal.Key] = (id, signal.Until!.Value);
                (alerts.TryGetValue(id, out var articles) ? articles : alerts[id] = []).Add(seen);
            }
        }

        return [.. alerts.Values.Where(alert => alert[0].Arrived >= from)];
    }

    /// <summary>Stories of which articles came, and none began an alert.</summary>
    private async Task<List<string>> UntoldAsync(RecordedNews news, List<List<Sighting>> alerts, Dictionary<string, string> stories)
    {
        var storyOf = new Dictionary<ArticleId, string>();
        foreach (var article in alerts.SelectMany(alert => alert).Select(seen => seen.Article).Distinct())
        {
            storyOf[article] = stories.GetValueOrDefault((await news.Log.GetArticleAsync(article, _ct))!.Summary.Key.Id, "");
        }

        var told = alerts.Select(alert => storyOf[alert[0].Article]).ToHashSet();
        return [.. storyOf.Values.Distinct().Where(story => story.Length > 0 && !told.Contains(story))];
    }

    private static DateTimeOffset Busiest(List<JsonElement> lines)
    {
        var days = lines.CountBy(line => NaiveStream.Arrival(line).UtcDateTime.Date).OrderBy(day => day.Key).ToList();
        return new(days.Skip(1).MaxBy(first => days.Where(day => day.Key >= first.Key && day.Key < first.Key + Week).Sum(day => day.Value)).Key, TimeSpan.Zero);
    }
}
