using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Domain.Queries;

namespace NewsMonitor.Grains.Alerts;

/// <summary>
/// Begins rules: with the past that they are measured by, and with a window that is filled. A rule on a topic whose past is still being counted waits
/// for that, unless it looks at single articles, which need no past.
/// </summary>
internal sealed class RuleBegin(AlertMemoryReader memory, WarmStart warm, IRuleTopics topics)
{
    /// <summary>What its judge begins with; null: not yet.</summary>
    public async Task<JudgeState?> ReadAsync(AlertDesk desk, Rule rule, DateTimeOffset now, CancellationToken ct)
    {
        if (rule.When is not Condition.Article && rule.Subject.IsCustom && !await topics.IsCountedAsync(rule.Subject, ct))
        {
            return null;
        }

        await memory.AddAsync(desk.Histories, rule, desk.Position, ct);
        return await warm.ReadAsync(rule, now, ct);
    }

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
