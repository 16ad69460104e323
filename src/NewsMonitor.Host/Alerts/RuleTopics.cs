using NewsMonitor.Domain;
using NewsMonitor.Domain.Queries;
using NewsMonitor.Grains.Alerts;
using NewsMonitor.Host.Topics;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Alerts;

/// <summary>The topics of rules, kept where people's are.</summary>
internal sealed class RuleTopics(ITopics topics, CustomTopics custom) : IRuleTopics
{
    public async Task<IReadOnlyDictionary<SubjectId, string>> ListAsync(CancellationToken ct) =>
        (await topics.ListOfRulesAsync(ct)).ToDictionary(topic => topic.Subject, topic => topic.Query);

    public Task SetAsync(SubjectId subject, string ruleName, Query query, CancellationToken ct) =>
        custom.PutOfRuleAsync(subject, new(TopicText.Cut(ruleName), query), ct);

    public async Task RemoveAsync(SubjectId subject, CancellationToken ct)
    {
        if (await topics.FindAsync(subject, ct) is { Deleted: null })
        {
            await custom.ChangeAsync(subject, new(Deleted: true), ct);
        }
    }

    public async Task<IReadOnlyList<SubjectId>> ListUncountedAsync(CancellationToken ct) =>
        [.. (await topics.ListUncountedAsync(ct)).Where(topic => topic.Deleted is null).Select(topic => topic.Subject)];

    public async Task<bool> IsCountedAsync(SubjectId subject, CancellationToken ct) => await topics.FindAsync(subject, ct) is not { Deleted: null, IsCounted: false };
}
