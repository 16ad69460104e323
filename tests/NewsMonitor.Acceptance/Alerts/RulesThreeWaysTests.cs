using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Grains.Alerts;
using NewsMonitor.Host.Serving;
using NewsMonitor.Log;
using NewsMonitor.Log.Sqlite;
using NewsMonitor.Reading;
using NewsMonitor.Reading.OwnList;

namespace NewsMonitor.Acceptance.Alerts;

/// <summary>
/// Rules of five conditions over recorded news: led live while it comes in, with whoever leads them killed now and then; tried on the past afterwards; and led
/// over the order of arrivals by a clock that moves in leaps, as a replay's does.
/// </summary>
public sealed class RulesThreeWaysTests(ITestOutputHelper output) : IDisposable
{
    /// <summary>Some twelve weeks; all of the stream where the variable says so.</summary>
    private const int Part = 4_500;

    private readonly string _folder = Directory.CreateTempSubdirectory("newsmonitor-rules").FullName;
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    private static int Lines => int.TryParse(Environment.GetEnvironmentVariable("NEWSMONITOR_STREAM_LINES"), CultureInfo.InvariantCulture, out var lines) ? lines : Part;

    private static IReadOnlyList<Rule> Rules =>
    [
        new() { Id = "article", Name = "Ceasefires", On = new(null, "(ceasefire OR truce) AND (Gaza OR Ukraine)"), When = new Condition.Article(), Channels = ["desk"] },
        new()
        {
            Id = "score", Name = "The economy, a burst", On = new(SubjectId.Topic("04000000"), null), When = new Condition.Burst { Window = WindowLength.Week, Threshold = 1.5, Raise = [2] },
            For = TimeSpan.FromMinutes(10), Channels = ["desk"],
        },
        new()
        {
            Id = "ratio", Name = "Politics, more than usual", On = new(SubjectId.Topic("11000000"), null),
            When = new Condition.Burst { Window = WindowLength.Day, Measure = BurstMeasure.Ratio, Threshold = 2, MinArticles = 4, MinSources = 2 }, RateLimit = new(3, TimeSpan.FromDays(1)), Channels = ["desk"],
        },
        new() { Id = "sentiment", Name = "All news in another mood", On = new(SubjectId.All, null), When = new Condition.Sentiment { Direction = Shift.Either, Threshold = 0.2 }, Repeat = TimeSpan.FromHours(12), Channels = ["desk"] },
        new()
        {
            Id = "company", Name = "New in conflicts", On = new(SubjectId.Topic("16000000"), null), When = new Condition.Company { MinArticles = 2, MinSources = 1 }, GroupBy = [LabelNames.Company],
            Channels = ["desk"],
        },
    ];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_live_run_a_backtest_and_a_run_in_leaps_tell_the_same()
    {
        var feed = await FeedAsync(TestData.Path("stream", "wikipedia.jsonl.gz"));
        var from = feed[0].Arrival - TimeSpan.FromMinutes(1);
        await using var live = await LiveRules.OpenAsync(Path.Combine(_folder, "live"), from);
        var took = Stopwatch.StartNew();
        await LeadAsync(live, feed);
        Say($"{feed.Count} versions in {feed.DistinctBy(version => version.Arrival).Count()} arrivals of {(feed[^1].Arrival - from).TotalDays:0} days led live in {took.Elapsed.TotalSeconds:0.0} s: {live.Sent.Count} messages");

        var to = live.Time.GetUtcNow() - TimeSpan.FromMinutes(1);
        var told = live.Sent.Where(message => message.At < to).ToLookup(message => message.Rule!);
        var sent = new List<Message>();
        using var backtests = new Backtests(live.Log, live.Time) { Told = sent.Add };
        foreach (var rule in Rules)
        {
            took.Restart();
            sent.Clear();
            var (result, byThreshold, _) = await backtests.RunAsync(rule, from, to, BacktestClock.Arrival, 1, _ct);
            Say($"{rule.Id}: {result.Articles} articles, {result.Firings} firings, {result.Messages} messages, {byThreshold.Length} thresholds, tried in {took.Elapsed.TotalSeconds:0.00} s");
            Assert.NotEmpty(sent);
            Assert.Equal(Written(told[rule.Id]), Written(sent));
        }

        took.Restart();
        var leapt = await LeapAsync(live.Log, from, to);
        Say($"all five in leaps in {took.Elapsed.TotalSeconds:0.0} s");
        Assert.Equal(Written(told.SelectMany(messages => messages)), Written(leapt));
    }

    /// <summary>What the file brought, each version as it came.</summary>
    private async Task<List<ExportedVersion>> FeedAsync(string file)
    {
        var part = Path.Combine(_folder, "part.jsonl");
        await File.WriteAllLinesAsync(part, Streams.NaiveStream.Lines(file).Take(Lines).Select(line => line.GetRawText()), _ct);
        await using var news = await RecordedNews.ImportAsync(Path.Combine(_folder, "imported"), part);
        var export = await news.Log.Exports.OpenAsync(new(), _ct);
        var feed = new List<ExportedVersion>();
        await foreach (var version in export.ReadAsync(_ct))
        {
            feed.Add(version);
        }

        return [.. feed.OrderBy(version => version.Arrival)];
    }

    private async Task LeadAsync(LiveRules live, List<ExportedVersion> feed)
    {
        var (reader, random) = (ReaderSetting.Load(ReaderKind.Fast, OwnNames.Empty), new Random(1));
        foreach (var rule in Rules)
        {
            await live.SetAsync(rule);
        }

        foreach (var arrived in feed.GroupBy(version => version.Arrival))
        {
            live.Time.SetUtcNow(arrived.Key);
            await live.Log.CommitAsync([.. arrived.Select(version => Submit(version, reader))], _ct);
            if (random.Next(50) == 0)
            {
                live.Kill();
            }

            if (random.Next(3) > 0)
            {
                await live.TickAsync();
            }
        }

        live.Time.Advance(TimeSpan.FromDays(2));
        await live.TickAsync();
    }

    private static Submission Submit(ExportedVersion version, IReader reader) => version.Article is { } article
        ? new Submission.Text(article, reader.Read(new(article.Title, article.Body, article.Language, article.Section)), Way.Push)
        : new Submission.Withdrawal(version.Key, Way.Push);

    /// <summary>All rules at once over the order of arrivals, shown what a clock that leaps by minutes to days has passed.</summary>
    private async Task<List<Message>> LeapAsync(SqliteLog log, DateTimeOffset from, DateTimeOffset to)
    {
        var (life, histories, subjects) = (new LifeState { Clock = from }, new Histories(), Rules.Select(rule => rule.Subject).ToHashSet());
        foreach (var rule in Rules)
        {
            life = AlertLife.Apply(life, new LifeEvent.RuleSet(rule), from).State;
        }

        foreach (var subject in subjects.Append(SubjectId.All))
        {
            histories.Add(subject, new());
        }

        var changes = new List<SubjectSighting>();
        await log.ReadArrivedSightingsAsync(from, from, to, [.. subjects, SubjectId.All], subjects, asLive: true, changes.Add, _ct);
        var desk = new AlertDesk(new(Position.None, life, [.. Rules.Select(rule => new StoredJudge(rule.Id, Position.None, JudgeState.Start(rule, from)))]), life, histories, Position.None);
        var (random, told, next, shown, last) = (new Random(2), new List<Message>(), 0, 0L, to.AddTicks(-1));
        for (var clock = from; clock < last;)
        {
            var leap = clock.AddMinutes(Math.Pow(10, random.NextDouble() * 4));
            clock = leap < last ? leap : last;
            var passed = changes.Skip(next).TakeWhile(change => change.Arrived <= clock).Select(change => change with { Seen = change.Seen is { } seen ? seen with { Number = ++shown } : null }).ToList();
            next += passed.Count;
            desk.Take(new(new(desk.Position.Value + 1), passed, IsLast: false), new HashSet<SubjectId>());
            desk.Advance(clock);
            told.AddRange(desk.TakeChanges(withJudges: false)?.Messages ?? []);
        }

        Assert.Empty(desk.TakeFaults());
        return told;
    }

    private static string Written(IEnumerable<Message> messages) =>
        string.Join('\n', messages.OrderBy(message => message.At).ThenBy(message => message.Id, StringComparer.Ordinal).Select(AlertJson.Write));

    private void Say(FormattableString words) => output.WriteLine(words.ToString(CultureInfo.InvariantCulture));
}
