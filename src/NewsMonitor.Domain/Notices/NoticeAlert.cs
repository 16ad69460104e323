using System.Collections.Immutable;

namespace NewsMonitor.Domain.Notices;

/// <summary>An alert as a notice tells it.</summary>
/// <param name="Id">The alert's.</param>
/// <param name="Step">Number of its newest step that this tells; 0: nothing is new about it.</param>
/// <param name="Title">What it is about, in one line.</param>
/// <param name="Text">The number that crossed, and what is usual.</param>
/// <param name="EndedAt">Null while it fires.</param>
/// <param name="Path">Of its page in the dashboard, with the leading slash; null: there is none.</param>
/// <param name="Articles">That speak for it, newest first.</param>
public sealed record NoticeAlert(
    string Id, int Step, string Title, string Text, NoticeSeverity Severity, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string? Path,
    ImmutableSortedDictionary<string, string> Labels, ImmutableArray<NoticeArticle> Articles)
{
    public static ImmutableSortedDictionary<string, string> NoLabels { get; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}

/// <param name="Url">Where its source has it; null: nowhere.</param>
/// <param name="Quote">The sentence that counts; null: none.</param>
public sealed record NoticeArticle(string Title, string Source, DateTimeOffset At, string? Url, string? Quote);
