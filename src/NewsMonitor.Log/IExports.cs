using NewsMonitor.Domain;
using NewsMonitor.Domain.Queries;

namespace NewsMonitor.Log;

/// <summary>A range of the log as it came in, for a file that another log can take in and then counts the same.</summary>
public interface IExports
{
    /// <summary>
    /// Decides at the log's newest position which articles are exported: those of the filter, whole, with every version up to there. What is
    /// committed afterwards is not in it, however long the reading takes. Costs a bit per position of the log.
    /// </summary>
    Task<IExport> OpenAsync(ExportFilter filter, CancellationToken ct);
}

/// <summary>
/// All parts that are given must hold. With a subject or a query the articles that count now; else withdrawn ones too, so that a file
/// says what was taken back.
/// </summary>
/// <param name="From">First event minute of the articles wanted.</param>
/// <param name="To">Exclusive.</param>
public sealed record ExportFilter(SubjectId? Subject = null, Query? Query = null, string? Source = null, Minute? From = null, Minute? To = null);

/// <summary>What is exported, at one position of the log.</summary>
public interface IExport
{
    Position Position { get; }

    long Articles { get; }

    /// <summary>Texts and withdrawals: the lines of the file.</summary>
    long Versions { get; }

    /// <summary>
    /// The versions in the order in which the log took them, page by page from the log. An article's arrivals grow strictly from version to
    /// version, so that an import in this order takes each of them.
    /// </summary>
    IAsyncEnumerable<ExportedVersion> ReadAsync(CancellationToken ct);
}

/// <param name="Article">Null: the source took the article back.</param>
/// <param name="Arrival">
/// When the log took it, or the recorded arrival of an import. One tick and more behind the article's version before it, where both came at
/// once or an older recording came later.
/// </param>
/// <param name="DateSuspect">The article counts at the arrival of its first version and not at its date.</param>
public sealed record ExportedVersion(Position Position, ArticleKey Key, Article? Article, DateTimeOffset Arrival, bool DateSuspect);
