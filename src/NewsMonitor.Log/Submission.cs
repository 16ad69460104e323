using NewsMonitor.Domain;

namespace NewsMonitor.Log;

/// <summary>One thing that came in, read and ready to be committed.</summary>
public abstract record Submission(ArticleKey Key, Way Way, DateTimeOffset? ArrivedAt)
{
    /// <summary>A text: first version, edit or return. <paramref name="Findings"/> is null only where the caller saw that the content is already the
    /// current one; should that have changed meanwhile, the receipt is <see cref="Receipt.Unread"/> and the caller reads and submits again.</summary>
    /// <param name="ArrivedAt">The recorded arrival of an imported stream; null: now.</param>
    /// <param name="DateSuspect">The log that it comes from took its date for wrong: a new article counts at its arrival.</param>
    public sealed record Text(Article Article, Findings? Findings, Way Way, DateTimeOffset? ArrivedAt = null, bool DateSuspect = false)
        : Submission(Article.Key, Way, ArrivedAt);

    /// <summary>
    /// A text of the log, read again. It counts if <paramref name="Version"/> is still the article's current version when it is committed: whatever
    /// came meanwhile wins. It makes no version.
    /// </summary>
    /// <param name="Version">Position of the version whose text was read.</param>
    public sealed record Reading(Article Article, Position Version, Findings Findings) : Submission(Article.Key, Way.Reread, null);

    /// <summary>
    /// A text of the log whose topics of one's own are to be looked at again; what was found in it stays. It counts if version and reading are still the
    /// article's current ones when it is committed: whatever came meanwhile was counted by the topics of its time.
    /// </summary>
    /// <param name="Version">Position of the version.</param>
    /// <param name="Of">Position of the reading that the findings are of; null: they are the version's own.</param>
    public sealed record Matching(Article Article, Position Version, Position? Of, Findings Findings) : Submission(Article.Key, Way.Reread, null);

    /// <summary>The source took the article back.</summary>
    public sealed record Withdrawal(ArticleKey Key, Way Way, DateTimeOffset? ArrivedAt = null) : Submission(Key, Way, ArrivedAt);
}

/// <summary>What became of a submission. Given only when its transaction is durable.</summary>
public abstract record Receipt
{
    private Receipt()
    {
    }

    /// <summary>A new article.</summary>
    public sealed record Accepted(Position Position, ArticleId Article) : Receipt;

    /// <summary>A new version of a known article, or its return after a withdrawal.</summary>
    public sealed record Updated(Position Position, ArticleId Article) : Receipt;

    /// <summary>
    /// Nothing changed. <paramref name="Position"/> is the current version's. Also for an import that brings a version older than the newest
    /// known (by arrival), or one that the log has with the same recorded arrival and content: a file imported again changes nothing.
    /// </summary>
    public sealed record Duplicate(Position Position, ArticleId Article) : Receipt;

    /// <summary>The article is withdrawn now (a second withdrawal is a <see cref="Duplicate"/>).</summary>
    public sealed record Withdrawn(Position Position, ArticleId Article) : Receipt;

    /// <summary>The version counts by its new findings, or its new topics, now; one that this reader had read already, or whose topics are the same, is a
    /// <see cref="Duplicate"/>.</summary>
    /// <param name="Position">Of the reading or the matching; the version keeps its own.</param>
    public sealed record Reread(Position Position, ArticleId Article) : Receipt;

    /// <summary>It is about a version, or about findings, that are not the current ones any more; nothing changed.</summary>
    public sealed record Outdated(ArticleId Article) : Receipt;

    /// <summary>Nothing was done, and why, in words for the sender.</summary>
    public sealed record Rejected(string Reason) : Receipt;

    /// <summary>The content is new to the log but came without findings: read it and submit it again.</summary>
    public sealed record Unread : Receipt;
}
