using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Domain.Queries;
using NewsMonitor.Grains.Alerts;
using NewsMonitor.Grains.Subjects;
using NewsMonitor.Log;
using NewsMonitor.Log.Sqlite;

namespace NewsMonitor.Grains.Tests.Alerts;

/// <summary>Rules over the log that ships, with the clock in the test's hand. What was sent is kept; whoever leads the alerts can be killed.</summary>
internal sealed class AlertWorld : IAlertOutbox, IRuleTopics, IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("news-monitor-").FullName;
    private readonly Dictionary<string, Message> _sent = new(StringComparer.Ordinal);
    private AlertsGrain? _grain;
    private HookedSightings _sightings = null!;
    private readonly Dictionary<string, Rule> _rules = new(StringComparer.Ordinal);
    private int _pastReads;
    private int _articles;

    private AlertWorld()
    {
    }

    public MachineTime Time { get; } = new(Some.Now);

    public SqliteLog Log { get; private set; } = null!;

    /// <summary>In order of their times; each once, however often it was brought.</summary>
    public IReadOnlyList<Message> Sent => [.. _sent.Values.OrderBy(message => message.At).ThenBy(message => message.Id, StringComparer.Ordinal)];

    public static async Task<AlertWorld> OpenAsync()
    {
        var world = new AlertWorld();
        world.Log = await SqliteLog.OpenAsync(world._folder, world.Time, NullLogger.Instance, Ct);
        world._sightings = new(world.Log, () => world.Reading(), () => world.Read(), () =>
        {
            world._pastReads++;
            return world.ReadingPast();
        });
        return world;
    }

    /// <summary>Called before what is new is read.</summary>
    public Func<Task> Reading { get; set; } = () => Task.CompletedTask;

    /// <summary>Called after what is new was read.</summary>
    public Func<Task> Read { get; set; } = () => Task.CompletedTask;

    /// <summary>Called before a range of the past is read.</summary>
    public Func<Task> ReadingPast { get; set; } = () => Task.CompletedTask;

    /// <summary>Messages that cannot be written.</summary>
    public Func<Message, bool> Refuses { get; set; } = _ => false;

    /// <summary>How often it was asked whether topics are counted.</summary>
    public int Asked { get; private set; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static Rule Rule(Condition when, SubjectId? on = null) => new()
    {
        Id = "r1", Name = "Rule", On = new(on ?? Some.Oslo, null), When = when, Wait = TimeSpan.Zero, Channels = ["desk"],
    };

    public static Rule Rule(Condition when, string query) => Rule(when) with { On = new(null, query) };

    /// <summary>What the grain had in memory is gone.</summary>
    public void Kill() => _grain = null;

    /// <summary>Rules that waited for their past have it when this returns.</summary>
    public async Task TickAsync()
    {
        var reads = _pastReads;
        await Grain.TickAsync();
        foreach (var rule in _rules.Values)
        {
            await PrepareAsync(rule);
        }

        if (_pastReads > reads)
        {
            await Grain.TickAsync();
        }
    }

    public async Task<bool> HappenAsync(LifeEvent happened)
    {
        if (happened is LifeEvent.RuleSet(var rule))
        {
            await PrepareAsync(rule);
            _rules[rule.Id] = rule;
        }
        else if (happened is LifeEvent.RuleGone(var gone))
        {
            _rules.Remove(gone);
        }

        return await Grain.HappenAsync(AlertJson.Write(happened));
    }

    public Task PrepareAsync(Rule rule) => Grain.PrepareAsync(AlertJson.Write(rule));

    /// <summary>Time passes, looked at once at its end; where a rule listens for silence, as often as it takes to have heard it.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        for (var step = AlertDesk.Lapse - TimeSpan.FromMinutes(1); time > step && _rules.Values.Any(rule => rule.When is Condition.Silence); time -= step)
        {
            Time.Advance(step);
            await TickAsync();
        }

        await SleepAsync(time);
    }

    /// <summary>Time passes, and nobody looks before its end.</summary>
    public Task SleepAsync(TimeSpan time)
    {
        Time.Advance(time);
        return TickAsync();
    }

    public Task PassAsync(int minutes) => PassAsync(TimeSpan.FromMinutes(minutes));

    /// <summary>An article that names Oslo, just published and never seen before.</summary>
    public Task ArticleAsync(string source = "bbc", string? title = null, Way way = Way.Push, DateTimeOffset? published = null, DateTimeOffset? recorded = null, SentimentFinding? sentiment = null,
        string? id = null, string? text = null, params string[] others)
    {
        var number = ++_articles;
        sentiment ??= new(0.1, 0.8, 0.1);
        title ??= $"Word{number} other{number} third{number}";
        var article = new Article(new(source, id ?? $"{number}"), title, text ?? $"Text {number} of Oslo.", PublishedAt: published ?? recorded ?? Time.GetUtcNow(), Language: "en");
        return Log.CommitAsync([new Submission.Text(article, Findings("test/1", sentiment, others), way, recorded)], Ct);
    }

    /// <summary>The newest version is read again, which was found in an article: it names Oslo and others.</summary>
    public async Task RereadAsync(string id, params string[] others)
    {
        var (key, version) = (new ArticleKey("bbc", id), (await Log.ReadHeadAsync(Ct)).Position);
        await Log.CommitAsync([new Submission.Reading(new(key, "", ""), version, Findings("test/2", new(0.1, 0.8, 0.1), others))], Ct);
    }

    private static Findings Findings(string reader, SentimentFinding sentiment, string[] others)
    {
        var span = new TextSpan(TextField.Title, 0, 4);
        ImmutableArray<EntityFinding> entities =
            [.. others.Prepend("Oslo").Select(name => new EntityFinding(SubjectId.Unlinked(SubjectKind.Place, name), name, SubjectKind.Place, null, 0.9, [span], sentiment, []))];
        return new(reader, "en", [], [], entities, [], sentiment);
    }

    /// <summary>Articles of nobody, in one batch.</summary>
    public Task OthersAsync(int count)
    {
        var none = new Findings("test/1", "en", [], [], [], [], new(0.1, 0.8, 0.1));
        return Log.CommitAsync(
            [.. Enumerable.Range(0, count).Select(i => new Submission.Text(new(new("other", $"{++_articles}"), $"Other {i}", "Text.", PublishedAt: Time.GetUtcNow(), Language: "en"), none, Way.Push, null))], Ct);
    }

    public async Task<IReadOnlyList<LedgerEntry>> LedgerAsync() => [.. (await Log.Alerts.ListLedgerAsync(new(), 500, null, Ct)).Items.Reverse()];

    public async Task<IReadOnlyList<Alert>> AlertsAsync() => (await Log.Alerts.ListAlertsAsync(new(), 500, null, Ct)).Items;

    public async Task<IReadOnlyList<Silence>> SilencesAsync() => AlertJson.Read<Silence[]>((await Grain.GetMutesAsync()).Silences);

    public async Task<(BacktestResult Result, IReadOnlyList<Message> Sent)> BacktestAsync(
        Rule rule, DateTimeOffset from, DateTimeOffset to, BacktestClock clock = BacktestClock.Arrival)
    {
        var sent = new List<Message>();
        using var backtests = new Backtests(_sightings, Time) { Told = sent.Add };
        return ((await backtests.RunAsync(rule, from, to, clock, null, Ct)).Result, sent);
    }

    public Backtests Backtests() => new(_sightings, Time);

    public RuleBegin Begin(ILogger<RuleBegin> logger) => new(Memory(), new(_sightings, Log, Time), this, Time, logger);

    public Task EnqueueAsync(IReadOnlyList<Message> messages, IReadOnlyDictionary<string, string> ruleNames, CancellationToken ct)
    {
        if (messages.FirstOrDefault(Refuses) is { } refused)
        {
            throw new ArgumentException($"{refused.Id} cannot be written.", nameof(messages));
        }

        foreach (var message in messages)
        {
            _sent[message.Id] = message;
        }

        return Task.CompletedTask;
    }

    /// <summary>Counts the past by its topics, as the host does behind.</summary>
    /// <param name="most">Ends before it is through, when so many articles are counted anew.</param>
    public async Task CountTopicsAsync(int most = int.MaxValue)
    {
        while (await Log.Topics.FindUncountedAsync(null, Ct) is { } topic)
        {
            var past = await Log.Topics.OpenPastAsync(topic, Ct);
            for (var next = 0; next < past.Count;)
            {
                (var due, next) = await Log.Topics.ReadDueAsync(past, next, Ct);
                await Log.CommitAsync([.. due.Take(most)], Ct);
                if (due.Count >= most)
                {
                    return;
                }
            }

            await Log.Topics.SetCountedAsync(topic, Ct);
        }
    }

    async Task<IReadOnlyDictionary<SubjectId, string>> IRuleTopics.ListAsync(CancellationToken ct) =>
        (await Log.Topics.ListOfRulesAsync(ct)).ToDictionary(topic => topic.Subject, topic => topic.Query);

    Task IRuleTopics.SetAsync(SubjectId subject, string ruleName, Query query, CancellationToken ct) => Log.Topics.PutOfRuleAsync(subject, new(ruleName, query), ct);

    async Task IRuleTopics.RemoveAsync(SubjectId subject, CancellationToken ct) =>
        await Log.Topics.ChangeAsync(subject, new(Deleted: true), ct);

    async Task<IReadOnlyList<SubjectId>> IRuleTopics.ListUncountedAsync(CancellationToken ct)
    {
        Asked++;
        return [.. (await Log.Topics.ListUncountedAsync(ct)).Where(topic => topic.Deleted is null).Select(topic => topic.Subject)];
    }

    async Task<bool> IRuleTopics.IsCountedAsync(SubjectId subject, CancellationToken ct)
    {
        Asked++;
        return await Log.Topics.FindAsync(subject, ct) is not { Deleted: null, IsCounted: false };
    }

    public async ValueTask DisposeAsync()
    {
        await Log.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private AlertsGrain Grain => _grain ??=
        new(Log.Alerts, _sightings, Memory(), Begin(NullLogger<RuleBegin>.Instance), this, Time, NullLogger<AlertsGrain>.Instance);

    private AlertMemoryReader Memory() => new(Log.Alerts, _sightings, new SubjectLoader(Log), Log, Time);
}
