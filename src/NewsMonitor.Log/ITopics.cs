using NewsMonitor.Domain;
using NewsMonitor.Domain.Queries;

namespace NewsMonitor.Log;

/// <summary>
/// Topics of one's own: saved queries. Whatever is committed after one was made or changed counts by it; the articles of before are brought up to it
/// behind (<see cref="OpenPastAsync"/>), by a position for each article whose topics become others. Names in <see cref="SubjectId"/>: <c>custom:…</c>.
/// </summary>
public interface ITopics
{
    /// <summary>Those that people made and did not delete, the oldest first.</summary>
    Task<IReadOnlyList<CustomTopic>> ListAsync(CancellationToken ct);

    /// <summary>Those that people made and deleted, the last <see cref="CustomTopic.MaxDeleted"/> at most, the last to be deleted first.</summary>
    Task<IReadOnlyList<CustomTopic>> ListDeletedAsync(CancellationToken ct);

    /// <summary>Those that rules on a query are counted by (<see cref="SubjectId.OfRule"/>), the oldest first.</summary>
    Task<IReadOnlyList<CustomTopic>> ListOfRulesAsync(CancellationToken ct);

    /// <summary>Deleted ones too; null: there never was one, or it is forgotten.</summary>
    Task<CustomTopic?> FindAsync(SubjectId subject, CancellationToken ct);

    /// <summary>Null: there are <see cref="CustomTopic.MaxTopics"/> already.</summary>
    /// <exception cref="LogException">The machine could not write; nothing was kept.</exception>
    Task<CustomTopic?> AddAsync(TopicText text, CancellationToken ct);

    /// <summary>Makes, changes or brings back the topic of a rule; it is none of <see cref="CustomTopic.MaxTopics"/>.</summary>
    /// <exception cref="LogException">The machine could not write; nothing was kept.</exception>
    Task<CustomTopic> PutOfRuleAsync(SubjectId subject, TopicText text, CancellationToken ct);

    /// <summary>Changes it, deletes it or brings it back. The past is counted again only where the query means something else, or it went or came.</summary>
    /// <exception cref="LogException">The machine could not write; nothing was kept.</exception>
    /// <exception cref="QueryException">The query that it has cannot be read, and it was given no other.</exception>
    Task<TopicChange> ChangeAsync(SubjectId subject, TopicEdit edit, CancellationToken ct);

    /// <summary>One of those by which not all of the past is counted yet, the one that waits longest; null: none is.</summary>
    /// <param name="passOver">Those that are not asked for; null: none.</param>
    /// <exception cref="LogException">The machine cannot read now.</exception>
    Task<CustomTopic?> FindUncountedAsync(Predicate<CustomTopic>? passOver, CancellationToken ct);

    /// <summary>Those by which not all of the past is counted yet, deleted ones too.</summary>
    Task<IReadOnlyList<CustomTopic>> ListUncountedAsync(CancellationToken ct);

    /// <summary>The articles that may have to be brought up to a topic as it is now: those that its words are in, and those that count for it.</summary>
    /// <exception cref="LogException">Full text search is damaged, or cannot follow the log now.</exception>
    /// <exception cref="QueryException">The topic's query cannot be read.</exception>
    Task<TopicPast> OpenPastAsync(CustomTopic topic, CancellationToken ct);

    /// <summary>What is to be committed of the articles from an index of the past on, of some at most, and the index behind them.</summary>
    Task<(IReadOnlyList<Submission.Matching> Due, int Next)> ReadDueAsync(TopicPast past, int from, CancellationToken ct);

    /// <summary>Notes that the past is counted by this revision. Does nothing where that is not the newest.</summary>
    Task SetCountedAsync(CustomTopic topic, CancellationToken ct);

    /// <summary>What a query would find, counted until <paramref name="bound"/> has passed, and the newest of it with the places that matched.</summary>
    /// <exception cref="LogException">Full text search is damaged.</exception>
    Task<TopicPreview> PreviewAsync(Query query, Minute? from, Minute? to, int newest, TimeSpan bound, CancellationToken ct);

    /// <summary>Which of the articles that arrived after a position a query matches. Of many the newest are looked at.</summary>
    /// <param name="looked">Most that are looked at.</param>
    /// <param name="newest">Most that are answered.</param>
    Task<QueryArrivals> ReadArrivalsAsync(Query query, Position after, int looked, int newest, CancellationToken ct);
}

/// <summary>What someone wrote.</summary>
public sealed record TopicText
{
    public TopicText(string name, Query query) => (Name, Query) = (Checked(name), query);

    public string Name { get; }

    public Query Query { get; }

    internal static string Checked(string name) => name.Length is > 0 and <= CustomTopic.MaxName
        ? name
        : throw new ArgumentException($"A name has 1 to {CustomTopic.MaxName} characters.", nameof(name));

    /// <summary>The beginning of what may be longer than a name.</summary>
    public static string Cut(string text) => text.Length <= CustomTopic.MaxName
        ? text
        : text[..(char.IsHighSurrogate(text[CustomTopic.MaxName - 2]) ? CustomTopic.MaxName - 2 : CustomTopic.MaxName - 1)] + "…";
}

/// <summary>A change of a topic; what is null stays as it is.</summary>
/// <param name="Deleted">false brings it back.</param>
/// <param name="Revision">The one that it is a change of: nothing is changed where that is not the newest. Null: whichever it is.</param>
public sealed record TopicEdit(string? Name = null, Query? Query = null, bool? Deleted = null, int? Revision = null)
{
    public string? Name { get; } = Name is null ? null : TopicText.Checked(Name);
}

/// <param name="Revision">1, 2, 3 …: how often it was changed.</param>
/// <param name="Query">In its plainest form.</param>
/// <param name="Deleted">When it was deleted; null: it was not.</param>
/// <param name="IsCounted">All of the past is counted by it.</param>
/// <param name="Articles">Articles that count for it now.</param>
public sealed record CustomTopic(
    SubjectId Subject, int Revision, string Name, string Query, DateTimeOffset Made, DateTimeOffset Changed, DateTimeOffset? Deleted, bool IsCounted,
    long Articles)
{
    public const int MaxName = 100;

    /// <summary>That people made, at a time; each is asked of every article.</summary>
    public const int MaxTopics = 1_000;

    /// <summary>Deleted ones, those of rules among them, that can be brought back; of more the first to be deleted are forgotten.</summary>
    public const int MaxDeleted = 1_000;
}

/// <summary>What became of a change.</summary>
public abstract record TopicChange
{
    private TopicChange()
    {
    }

    public sealed record Done(CustomTopic Topic) : TopicChange;

    /// <summary>There never was such a topic, or it is forgotten.</summary>
    public sealed record Unknown : TopicChange;

    /// <summary>It was changed since the revision that the change was of. Nothing was changed.</summary>
    /// <param name="Topic">As it is.</param>
    public sealed record Stale(CustomTopic Topic) : TopicChange;

    /// <summary>It cannot come back: there are <see cref="CustomTopic.MaxTopics"/> without it.</summary>
    public sealed record Full : TopicChange;
}

/// <summary>The articles that may be due for one revision of a topic, newest event time first. 16 bytes each.</summary>
public sealed class TopicPast
{
    internal TopicPast(CustomTopic topic, IReadOnlyList<Sqlite.Cursor> articles) => (Topic, Articles) = (topic, articles);

    public CustomTopic Topic { get; }

    public int Count => Articles.Count;

    internal IReadOnlyList<Sqlite.Cursor> Articles { get; }
}

/// <param name="IsWhole">All were counted; else there may be more than <paramref name="Articles"/>: the time was over, or full text search is behind the log.</param>
/// <param name="Newest">Newest event time first.</param>
public sealed record TopicPreview(long Articles, bool IsWhole, IReadOnlyList<ArticleSummary> Newest);

/// <param name="To">The newest position that was looked at; the one asked for, where nothing arrived.</param>
/// <param name="Arrived">Articles that arrived and were not withdrawn since.</param>
/// <param name="Looked">Of these, the newest, so many were looked at.</param>
/// <param name="Matched">Of these so many match.</param>
/// <param name="Newest">Newest arrival first.</param>
public sealed record QueryArrivals(Position To, long Arrived, int Looked, int Matched, IReadOnlyList<ArticleSummary> Newest);

/// <summary>A stretch of an article's text in which a query matched.</summary>
/// <param name="Start">Where it begins in its field.</param>
/// <param name="Places">What matched, within <paramref name="Text"/>; each of its field, from its beginning.</param>
public sealed record MatchedText(TextField Field, int Start, string Text, IReadOnlyList<TextSpan> Places);
