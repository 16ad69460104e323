using System.Collections.Immutable;
using NewsMonitor.Domain;

namespace NewsMonitor.Intake;

/// <summary>What the door says to an article.</summary>
public abstract record Admission
{
    private Admission()
    {
    }

    /// <param name="ArrivedAt">A recorded arrival (imports only); null: now.</param>
    /// <param name="Notes">What was odd and how it was taken, in words for the sender; empty when nothing was.</param>
    /// <param name="DateSuspect">Another log took its date for wrong (imports only).</param>
    public sealed record Text(Article Article, DateTimeOffset? ArrivedAt, ImmutableArray<string> Notes, bool DateSuspect = false) : Admission;

    /// <summary>The source takes the article back.</summary>
    public sealed record Withdrawal(ArticleKey Key, DateTimeOffset? ArrivedAt, ImmutableArray<string> Notes) : Admission;

    /// <param name="Source">As far as it could be told.</param>
    /// <param name="Id">As far as it could be told.</param>
    public sealed record Rejected(string? Source, string? Id, string Reason) : Admission;
}
