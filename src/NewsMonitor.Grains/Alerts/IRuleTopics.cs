using NewsMonitor.Domain;
using NewsMonitor.Domain.Queries;

namespace NewsMonitor.Grains.Alerts;

/// <summary>The topics that rules on a query are counted by: they come, change and go with their rules.</summary>
public interface IRuleTopics
{
    /// <summary>Rules' topics that are there, with their queries in plainest form.</summary>
    Task<IReadOnlyDictionary<SubjectId, string>> ListAsync(CancellationToken ct);

    /// <summary>Makes the topic, or changes it; what is so already stays. Counts what arrives at once, the past behind.</summary>
    Task SetAsync(SubjectId subject, string ruleName, Query query, CancellationToken ct);

    Task RemoveAsync(SubjectId subject, CancellationToken ct);

    /// <summary>Topics of one's own that are there, and by which not all of the past is counted.</summary>
    Task<IReadOnlyList<SubjectId>> ListUncountedAsync(CancellationToken ct);

    /// <summary>All of the past is counted by a topic of one's own; or nothing will be, since it is gone.</summary>
    Task<bool> IsCountedAsync(SubjectId subject, CancellationToken ct);
}
