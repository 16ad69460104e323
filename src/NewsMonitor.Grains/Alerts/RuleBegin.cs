using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Domain.Queries;

namespace NewsMonitor.Grains.Alerts;

/// <summary>
/// Begins the rules of one grain: with the past that they are measured by, and with a window that is filled. A rule on a topic whose past is still being counted waits
/// for that, unless it looks at single articles, which need no past.
/// </summary>
internal sealed class RuleBegin(AlertMemoryReader memory, WarmStart warm, IRuleTopics topics)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);
    private readonly Dictionary<string, (Task<WarmRun> Run, DateTimeOffset At, Rule Rule)> _runs = new(StringComparer.Ordinal);

    /// <summary>Its topic, if it has one, is of its query and counted: it need not wait for that.</summary>
    public async Task<bool> CanAsync(Rule rule, CancellationToken ct) =>
        rule.When is Condition.Article || !rule.Subject.IsCustom || (await HasTopicAsync(rule, ct) && await topics.IsCountedAsync(rule.Subject, ct));

    /// <summary>Begins to read the past that fills its window, on another thread; the same task until <see cref="ReadAsync"/> has taken it.</summary>
    public Task<WarmRun> Prepare(Rule rule, DateTimeOffset now)
    {
        foreach (var (id, _) in _runs.Where(run => run.Value.Run.IsCompleted && run.Value.At < now - KeptFor).ToList())
        {
            _runs.Remove(id);
        }

        if (!_runs.TryGetValue(rule.Id, out var known) || !known.Rule.WatchesLike(rule) || known.Run.IsFaulted)
        {
            _runs[rule.Id] = known = (Task.Run(() => warm.BeginAsync(rule, CancellationToken.None)), now, rule);
        }

        return known.Run;
    }

    /// <summary>What its judge begins with, as of the desk's position.</summary>
    public async Task<JudgeState> ReadAsync(AlertDesk desk, Rule rule, DateTimeOffset now, CancellationToken ct)
    {
        var run = await Prepare(rule, now);
        _runs.Remove(rule.Id);
        await memory.AddAsync(desk.Histories, rule, desk.Position, ct);
        return await warm.EndAsync(run, desk.Position, now, ct);
    }

    private async Task<bool> HasTopicAsync(Rule rule, CancellationToken ct) =>
        rule.On.Query is not { } query || (await topics.ListAsync(ct)).GetValueOrDefault(rule.Subject) == Query.Parse(query).ToString();

    /// <summary>Before the rule is kept: so there is no rule without its topic.</summary>
    public async Task SetTopicAsync(Rule rule, CancellationToken ct)
    {
        if (rule.On.Query is { } query)
        {
            await topics.SetAsync(rule.Subject, rule.Name, Query.Parse(query), ct);
        }
    }

    /// <summary>After the rule was kept: the topic of a rule that stands on no query any more goes.</summary>
    public async Task RemoveTopicAsync(Rule? before, Rule? after, CancellationToken ct)
    {
        if (before?.On.Query is not null && after?.On.Query is null)
        {
            await topics.RemoveAsync(before.Subject, ct);
        }
    }

    /// <summary>What a kill left between a rule and its topic is put right.</summary>
    public async Task MendTopicsAsync(LifeState life, CancellationToken ct)
    {
        var there = await topics.ListAsync(ct);
        var rules = life.Rules.Values.Select(memory => memory.Rule).Where(rule => rule.On.Query is not null).ToList();
        foreach (var rule in rules.Where(rule => there.GetValueOrDefault(rule.Subject) != Query.Parse(rule.On.Query!).ToString()))
        {
            await SetTopicAsync(rule, ct);
        }

        foreach (var left in there.Keys.Except(rules.Select(rule => rule.Subject)))
        {
            await topics.RemoveAsync(left, ct);
        }
    }
}
