using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Grains.Alerts;
using NewsMonitor.Grains.Subjects;
using NewsMonitor.Log;
using NewsMonitor.Log.Sqlite;

namespace NewsMonitor.Grains.Tests.Alerts;

/// <summary>Rules over the log that ships, with the clock in the test's hand. What was sent is kept; whoever leads the alerts can be killed.</summary>
internal sealed class AlertWorld : IAlertOutbox, IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("news-monitor-").FullName;
    private readonly Dictionary<string, Message> _sent = new(StringComparer.Ordinal);
    private AlertsGrain? _grain;
    private int _articles;

    private AlertWorld()
    {
    }

    public FakeTimeProvider Time { get; } = new(Some.Now);

    public SqliteLog Log { get; private set; } = null!;

    /// <summary>In order of their times; each once, however often it was brought.</summary>
    public IReadOnlyList<Message> Sent => [.. _sent.Values.OrderBy(message => message.At).ThenBy(message => message.Id, StringComparer.Ordinal)];

    public static async Task<AlertWorld> OpenAsync()
    {
        var world = new AlertWorld();
        world.Log = await SqliteLog.OpenAsync(world._folder, world.Time, NullLogger.Instance, Ct);
        return world;
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static Rule Rule(Condition when, SubjectId? on = null) => new()
    {
        Id = "r1", Name = "Rule", On = new(on ?? Some.Oslo, null), When = when, Wait = TimeSpan.Zero, Channels = ["desk"],
    };

    /// <summary>What the grain had in memory is gone.</summary>
    public void Kill() => _grain = null;

    public Task TickAsync() => Grain.TickAsync();

    public Task<bool> HappenAsync(LifeEvent happened) => Grain.HappenAsync(AlertJson.Write(happened));

    /// <summary>Time passes, looked at once at its end.</summary>
    public Task PassAsync(TimeSpan time)
    {
        Time.Advance(time);
        return TickAsync();
    }

    public Task PassAsync(int minutes) => PassAsync(TimeSpan.FromMinutes(minutes));

    /// <summary>An article that names Oslo, just published and never seen before.</summary>
    public Task ArticleAsync(string source = "bbc", string? title = null, Way way = Way.Push, DateTimeOffset? published = null, DateTimeOffset? recorded = null, SentimentFinding? sentiment = null,
        params string[] others)
    {
        var number = ++_articles;
        sentiment ??= new(0.1, 0.8, 0.1);
        title ??= $"Word{number} other{number} third{number}";
        var article = new Article(new(source, $"{number}"), title, $"Text {number} of Oslo.", PublishedAt: published ?? recorded ?? Time.GetUtcNow(), Language: "en");
        var span = new TextSpan(TextField.Title, 0, 4);
        ImmutableArray<EntityFinding> entities =
            [.. others.Prepend("Oslo").Select(name => new EntityFinding(SubjectId.Unlinked(SubjectKind.Place, name), name, SubjectKind.Place, null, 0.9, [span], sentiment, []))];
        return Log.CommitAsync([new Submission.Text(article, new("test/1", "en", [], [], entities, [], null), way, recorded)], Ct);
    }

    public async Task<IReadOnlyList<LedgerEntry>> LedgerAsync() => [.. (await Log.Alerts.ListLedgerAsync(new(), 500, null, Ct)).Items.Reverse()];

    public async Task<IReadOnlyList<Alert>> AlertsAsync() => (await Log.Alerts.ListAlertsAsync(new(), 500, null, Ct)).Items;

    public async Task<BacktestResult> BacktestAsync(Rule rule, DateTimeOffset from, DateTimeOffset to)
    {
        using var backtests = new Backtests(Log, Time);
        return (await backtests.RunAsync(rule, from, to, null, Ct)).Result;
    }

    public Task EnqueueAsync(IReadOnlyList<Message> messages, IReadOnlyDictionary<string, string> ruleNames, CancellationToken ct)
    {
        foreach (var message in messages)
        {
            _sent[message.Id] = message;
        }

        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await Log.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private AlertsGrain Grain => _grain ??= new(
        Log.Alerts, Log, new(Log.Alerts, Log, new SubjectLoader(Log), Log, Time), new(Log), this, Time, NullLogger<AlertsGrain>.Instance);
}
