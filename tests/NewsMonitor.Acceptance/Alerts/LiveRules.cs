using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Domain.Queries;
using NewsMonitor.Grains.Alerts;
using NewsMonitor.Grains.Subjects;
using NewsMonitor.Log;
using NewsMonitor.Log.Sqlite;

namespace NewsMonitor.Acceptance.Alerts;

/// <summary>Rules led live over a log of its own, with the clock in the test's hand. What was sent is kept; whoever leads the rules can be killed.</summary>
internal sealed class LiveRules : IAlertOutbox, IRuleTopics, IAsyncDisposable
{
    private readonly List<Message> _sent = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private AlertsGrain? _grain;

    private LiveRules(SqliteLog log, FakeTimeProvider time) => (Log, Time) = (log, time);

    public SqliteLog Log { get; }

    public FakeTimeProvider Time { get; }

    /// <summary>Each once, however often it was brought.</summary>
    public IReadOnlyList<Message> Sent => _sent;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private AlertsGrain Grain => _grain ??= Lead();

    public static async Task<LiveRules> OpenAsync(string folder, DateTimeOffset at)
    {
        var time = new FakeTimeProvider(at);
        return new(await SqliteLog.OpenAsync(folder, time, NullLogger.Instance, Ct), time);
    }

    public async Task SetAsync(Rule rule)
    {
        var happened = AlertJson.Write<LifeEvent>(new LifeEvent.RuleSet(rule));
        await Grain.PrepareAsync(AlertJson.Write(rule));
        Assert.True(await Grain.HappenAsync(happened));
    }

    public Task TickAsync() => Grain.TickAsync();

    public void Kill() => _grain = null;

    public Task EnqueueAsync(IReadOnlyList<Message> messages, IReadOnlyDictionary<string, string> ruleNames, CancellationToken ct)
    {
        _sent.AddRange(messages.Where(message => _ids.Add(message.Id)));
        return Task.CompletedTask;
    }

    async Task<IReadOnlyDictionary<SubjectId, string>> IRuleTopics.ListAsync(CancellationToken ct) =>
        (await Log.Topics.ListOfRulesAsync(ct)).ToDictionary(topic => topic.Subject, topic => topic.Query);

    Task IRuleTopics.SetAsync(SubjectId subject, string ruleName, Query query, CancellationToken ct) => Log.Topics.PutOfRuleAsync(subject, new(ruleName, query), ct);

    async Task IRuleTopics.RemoveAsync(SubjectId subject, CancellationToken ct) => await Log.Topics.ChangeAsync(subject, new(Deleted: true), ct);

    async Task<IReadOnlyList<SubjectId>> IRuleTopics.ListUncountedAsync(CancellationToken ct) =>
        [.. (await Log.Topics.ListUncountedAsync(ct)).Where(topic => topic.Deleted is null).Select(topic => topic.Subject)];

    async Task<bool> IRuleTopics.IsCountedAsync(SubjectId subject, CancellationToken ct) => await Log.Topics.FindAsync(subject, ct) is not { Deleted: null, IsCounted: false };

    public ValueTask DisposeAsync() => Log.DisposeAsync();

    private AlertsGrain Lead()
    {
        var memory = new AlertMemoryReader(Log.Alerts, Log, new SubjectLoader(Log), Log, Time);
        return new(Log.Alerts, Log, memory, new(memory, new(Log, Log, Time), this, Time, NullLogger<RuleBegin>.Instance), this, Time, NullLogger<AlertsGrain>.Instance);
    }
}
