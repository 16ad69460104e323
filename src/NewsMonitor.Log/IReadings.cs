using NewsMonitor.Domain;

namespace NewsMonitor.Log;

/// <summary>Who read what counts now, and the texts that another reader should read again. Readers are named by their version.</summary>
public interface IReadings
{
    /// <summary>The current articles of a subject by the reader that read them, most first; they add up to the subject's articles. Kept as running
    /// counts: costs a row per reader.</summary>
    Task<IReadOnlyList<ReaderCount>> ReadReadersAsync(SubjectId subject, CancellationToken ct);

    /// <summary>Current articles of the filter that another reader than this one read. Without a filter from running counts, else by looking at each article.</summary>
    Task<long> CountDueAsync(DueFilter filter, string reader, CancellationToken ct);

    /// <summary>The texts among them, newest event time first, of some megabytes at most. A page may be empty though others follow.</summary>
    /// <exception cref="FormatException">The cursor is not one of ours.</exception>
    Task<Page<DueText>> ReadDueAsync(DueFilter filter, string reader, string? cursor, CancellationToken ct);
}

public readonly record struct ReaderCount(string Reader, long Articles);

/// <summary>All parts that are given must hold. <paramref name="From"/> inclusive, <paramref name="To"/> exclusive, by event time.</summary>
public sealed record DueFilter(SubjectId? Subject = null, string? Source = null, Minute? From = null, Minute? To = null, ArticleId? Article = null);

/// <param name="Version">Position of the current version, whose text this is.</param>
public sealed record DueText(Article Article, Position Version);
