using NewsMonitor.Domain;
using NewsMonitor.Domain.Queries;

namespace NewsMonitor.Log;

/// <summary>
/// The append-only record of all versions and of what the reader found in them, with the counts that follow from it. Writing is one
/// transaction per batch; reading never waits for it and each call sees one snapshot. Every store passes the same contract suite.
/// </summary>
public interface ILog : ILogReader, IReadings, IAsyncDisposable
{
    /// <summary>The saved queries that count like any other subject.</summary>
    ITopics Topics { get; }

    /// <summary>
    /// Commits a batch durably, in order, in one transaction; answers one receipt per submission, in order. Two submissions of one key in one
    /// batch act one after the other. Called by one caller at a time (see <see cref="LogWriter"/>).
    /// </summary>
    Task<IReadOnlyList<Receipt>> CommitAsync(IReadOnlyList<Submission> batch, CancellationToken ct);
}

public interface ILogReader : ILogView
{
    /// <summary>The newest position and the totals that belong to it.</summary>
    Task<LogHead> ReadHeadAsync(CancellationToken ct);

    /// <summary>The current state of an article, or null: lets the door see a duplicate before it is read.</summary>
    Task<ArticleHead?> FindAsync(ArticleKey key, CancellationToken ct);

    /// <summary>The key of the first article with this id, whatever its source; null: none. Recorded streams name articles by id alone.</summary>
    Task<ArticleKey?> FindByIdAsync(string id, CancellationToken ct);

    /// <summary>
    /// Changes of the positions after <paramref name="after"/>, oldest first, of at most <paramref name="limit"/> positions, up to one
    /// snapshot. <see cref="ChangeBatch.To"/> is the last position looked at, also where it brought no change.
    /// </summary>
    /// <param name="shard">Only subjects with StableHash.Spread(id) % <paramref name="shards"/> == shard; null: all.</param>
    Task<ChangeBatch> ReadChangesAsync(Position after, int limit, (int Shard, int Shards)? shard, CancellationToken ct);

    /// <summary>The last position that was accepted (by the log's own clock, not by a recorded arrival) before the instant.</summary>
    Task<Position> ReadPositionBeforeAsync(DateTimeOffset acceptedBefore, CancellationToken ct);

    /// <summary>All that a subject's state is made of, in one snapshot; null: the log does not know the subject.</summary>
    /// <param name="from">First minute of the cells wanted.</param>
    /// <param name="hoursFrom">First hour of the hourly history wanted.</param>
    Task<SubjectRecord?> LoadSubjectAsync(SubjectId subject, Minute from, Minute hoursFrom, CancellationToken ct);
}

/// <summary>What the screens read beside pictures and boards: of what counts now, or as of an instant (<see cref="IPast.At"/>).</summary>
public interface ILogView
{
    /// <summary>Counts per step of <paramref name="stepMinutes"/> (1, or a multiple of 60 aligned to UTC), oldest first, empty steps left out; from inclusive, to exclusive.</summary>
    Task<IReadOnlyList<SeriesPoint>> ReadSeriesAsync(SubjectId subject, Minute from, Minute to, int stepMinutes, CancellationToken ct);

    /// <summary>Subjects that share articles with this one in the minutes from … to (exclusive), most shared first. Looks at the newest
    /// <see cref="Limits.RelatedArticles"/> articles at most; <c>all</c> and sources are left out.</summary>
    Task<IReadOnlyList<RelatedSubject>> ReadRelatedAsync(SubjectId subject, Minute from, Minute to, int limit, CancellationToken ct);

    /// <summary>Who writes about the subject in the minutes from … to (exclusive), most articles first.</summary>
    Task<IReadOnlyList<SubjectSource>> ReadSubjectSourcesAsync(SubjectId subject, Minute from, Minute to, int limit, CancellationToken ct);

    /// <summary>Subjects of these kinds whose name or id has the words of <paramref name="query"/> as prefixes (all, where empty), most articles first.</summary>
    Task<Page<SubjectSummary>> FindSubjectsAsync(string query, IReadOnlyCollection<SubjectKind> kinds, int limit, string? cursor, CancellationToken ct);

    Task<IReadOnlyDictionary<SubjectId, SubjectSummary>> ReadSubjectsAsync(IReadOnlyCollection<SubjectId> subjects, CancellationToken ct);

    /// <summary>Current articles, newest event time first (with a query too). A bad cursor throws <see cref="FormatException"/>.</summary>
    Task<Page<ArticleSummary>> ListArticlesAsync(ArticleFilter filter, int limit, string? cursor, CancellationToken ct);

    /// <summary>The newest versions in commit order, newest first: what arrives. Withdrawn articles are left out.</summary>
    Task<IReadOnlyList<ArticleSummary>> ReadArrivalsAsync(SubjectId? subject, Position after, int limit, CancellationToken ct);

    /// <summary>An article with all of its versions, oldest first; null: unknown.</summary>
    Task<ArticleRecord?> GetArticleAsync(ArticleId article, CancellationToken ct);

    /// <summary>The newest current article of each subject by event time (not after <paramref name="clock"/>); subjects without one are left out.</summary>
    Task<IReadOnlyDictionary<SubjectId, ArticleSummary>> ReadNewestAsync(IReadOnlyCollection<SubjectId> subjects, Minute clock, CancellationToken ct);
}

/// <param name="Articles">Articles that count now.</param>
/// <param name="Versions">Versions ever: first texts, edits, returns; withdrawals not counted.</param>
/// <param name="Withdrawn">Articles that are withdrawn now.</param>
/// <param name="Sources">Distinct sources.</param>
/// <param name="FirstMinute">Earliest event minute of an article that counts; null: none.</param>
/// <param name="NewestArrival">Arrival of the newest version.</param>
/// <param name="SearchPosition">How far full text search has followed.</param>
public sealed record LogHead(
    Position Position, long Articles, long Versions, long Withdrawn, int Sources, Minute? FirstMinute, DateTimeOffset? NewestArrival, Position SearchPosition);

public sealed record ArticleHead(ArticleId Article, Position Position, byte[] ContentHash, bool Withdrawn);

/// <param name="From">Exclusive: the position asked for.</param>
/// <param name="To">The last position looked at; equal to From where there is nothing newer.</param>
public sealed record ChangeBatch(Position From, Position To, IReadOnlyList<Change> Changes);

/// <param name="Number">Number of the subject's newest change.</param>
/// <param name="Position">Position of the snapshot.</param>
/// <param name="Total">Counts since ever.</param>
/// <param name="TotalSources">Distinct sources of the current articles, since ever.</param>
/// <param name="Cells">Non-zero counts by (minute, source), by minute.</param>
/// <param name="Hours">Non-zero counts by UTC hour, by hour.</param>
public sealed record SubjectRecord(
    SubjectSummary Summary, long Number, Position Position, Counts Total, int TotalSources, IReadOnlyList<Cell> Cells, IReadOnlyList<HourCell> Hours)
{
    /// <summary>Current articles since ever of each source that has any, in no order; <see cref="TotalSources"/> is how many these are. With it
    /// a state knows whether a change brings the first or takes the last article of a source.</summary>
    public required IReadOnlyList<SourceArticles> Sources { get; init; }
}

public readonly record struct SourceArticles(int Source, int Articles);

public readonly record struct Cell(Minute At, int Source, Counts Counts);

public readonly record struct HourCell(Minute Hour, Counts Counts);

/// <param name="At">First minute of the step.</param>
public readonly record struct SeriesPoint(Minute At, Counts Counts);

public sealed record RelatedSubject(SubjectSummary Subject, int Shared, long Total);

public sealed record SubjectSource(string Source, Counts Counts, Minute Newest);

/// <param name="Articles">Current articles since ever.</param>
public sealed record SubjectSummary(
    SubjectId Subject, SubjectKind Kind, string Name, string? Wikidata, long Articles, Minute? First, Minute? Newest);

/// <summary>All parts that are given must hold. <paramref name="From"/> inclusive, <paramref name="To"/> exclusive.</summary>
public sealed record ArticleFilter(
    SubjectId? Subject = null, Query? Query = null, string? Source = null, Minute? From = null, Minute? To = null, bool OriginalsOnly = false);

/// <param name="Lead">The first 300 characters of the body at most.</param>
/// <param name="Copies">Other current articles with the same text.</param>
/// <param name="Share">The share of the subject that was asked for; null: none was.</param>
/// <param name="Evidence">The sentences behind that share, with their text, heaviest first, 3 at most.</param>
public sealed record ArticleSummary(
    ArticleId Article, ArticleKey Key, Position Position, string Title, string Lead, string? Url, EventTime Time, DateTimeOffset Arrival,
    int Version, bool Withdrawn, bool Original, int Copies, string? Section, string? Language,
    ArticleShare? Share, IReadOnlyList<EvidenceText> Evidence, IReadOnlyList<SubjectName> Subjects)
{
    /// <summary>Where a topic of one's own that was asked for, or a query that is being tried, matches the text; a few in the order of the text.</summary>
    public IReadOnlyList<MatchedText> Matched { get; init; } = [];
}

public sealed record ArticleShare(int Mentions, Sentiment? Sentiment, double Score);

public sealed record EvidenceText(string Text, TextField Field, int Start, SentimentFinding Sentiment);

/// <summary>The few most mentioned subjects of an article, topics first.</summary>
public sealed record SubjectName(SubjectId Subject, SubjectKind Kind, string Name);

/// <param name="Copies">Current articles with the same text, earliest first, this one left out.</param>
public sealed record ArticleRecord(ArticleSummary Summary, IReadOnlyList<VersionRecord> Versions, IReadOnlyList<ArticleSummary> Copies);

/// <param name="Article">Null for a withdrawal.</param>
/// <param name="Findings">Of the newest reading.</param>
/// <param name="ReadAt">When the log took them: with the version, or later where it was read again.</param>
public sealed record VersionRecord(Position Position, DateTimeOffset Arrival, Way Way, Article? Article, Findings? Findings, DateTimeOffset ReadAt);

/// <param name="Next">Cursor of the next page; null: this was the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Bounds of the log's readers, with their reasons.</summary>
public static class Limits
{
    /// <summary>Items of one page: a page is built in memory.</summary>
    public const int Page = 500;

    /// <summary>Articles whose shares are compared for "named together": 2,000 are read in some 10 ms.</summary>
    public const int RelatedArticles = 2_000;
}
