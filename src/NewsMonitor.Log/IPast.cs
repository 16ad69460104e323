using NewsMonitor.Domain;

namespace NewsMonitor.Log;

/// <summary>
/// The log as it was. A version's time is its (recorded) arrival, that of a reading is when the log took it. What counted at an instant is what a log
/// counts that got no more than the positions with times up to it, in their order; where arrivals were logged in their order, that is what this log
/// counted then. An article is not known before its first version, which gave it its event minute.
/// </summary>
public interface IPast
{
    /// <summary>The reads of the screens as of an instant. Costs nothing until it is asked.</summary>
    /// <param name="counts">Who has the counts of the instant in memory; null: by arrival they are added up from each article of a subject.</param>
    ILogView At(AsOf asOf, IPastCounts? counts = null);

    /// <summary>Null: the log is empty.</summary>
    Task<PastRange?> ReadRangeAsync(CancellationToken ct);

    /// <summary>The first arrival of a text from … to, both inclusive; null: none. Costs the same for any range.</summary>
    Task<DateTimeOffset?> ReadFirstArrivalAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken ct);

    /// <summary>The first event minute from … to, both inclusive, of an article that counts; null: none. Costs the same for any range.</summary>
    Task<Minute?> ReadFirstMinuteAsync(Minute from, Minute to, CancellationToken ct);

    /// <summary>What must be known before positions up to this one are read in the order of their times. Costs a look at each time, and a reading of
    /// those stored findings whose changes are others in that order; nothing while somebody holds the one of that head.</summary>
    Task<IArrivalOrder> ReadArrivalOrderAsync(Position head, CancellationToken ct);

    /// <summary>
    /// What changed in the times after … upTo (inclusive), up to the order's head: of some <paramref name="limit"/> positions, all of an instant
    /// together. An instant of more comes in parts, of which only the last is <see cref="PastSlice.IsWhole"/>.
    /// </summary>
    /// <param name="within">What has been read of the instant after <paramref name="after"/>, as the part before said; none: nothing.</param>
    Task<PastSlice> ReadArrivedAsync(
        IArrivalOrder order, DateTimeOffset after, Position within, DateTimeOffset upTo, int limit, CancellationToken ct);

    /// <summary>
    /// What counts now of the event minutes after … upTo (inclusive), of some <paramref name="limit"/> articles and all of the last one's minute; and
    /// what changed in earlier minutes after the position, of some <paramref name="limit"/> positions, which comes first.
    /// </summary>
    Task<PastSlice> ReadHappenedAsync(Minute after, Minute upTo, Position since, int limit, CancellationToken ct);

    /// <summary>By the log's own number. Names and kinds of subjects never change.</summary>
    Task<IReadOnlyList<PastSubject>> ReadPastSubjectsAsync(IReadOnlyCollection<int> keys, CancellationToken ct);

    /// <summary>
    /// Hands on the hours from … to (exclusive) of the subjects of these kinds with the most originals since ever, as they count now: one subject after
    /// the other, at most <paramref name="limit"/>, none with fewer originals than the least.
    /// </summary>
    Task ReadHoursAsync(
        Minute from, Minute to, IReadOnlyCollection<SubjectKind> kinds, int leastOriginals, int limit, Action<PastSubject, HourHistory> use,
        CancellationToken ct);

    /// <summary>How many sources wrote originals with sure dates about each subject in its minutes from … to (exclusive), as counts now.</summary>
    /// <param name="stretches">Subjects by the log's own number.</param>
    Task<IReadOnlyList<int>> CountSourcesAsync(IReadOnlyList<(int Subject, Minute From, Minute To)> stretches, CancellationToken ct);

    /// <summary>The earliest time of the positions after … upTo (inclusive); null: there are none. Of many positions it costs a look at each time before it.</summary>
    Task<DateTimeOffset?> ReadEarliestAsync(Position after, Position upTo, CancellationToken ct);
}

/// <summary>Counts of an instant by arrival that somebody has in memory.</summary>
public interface IPastCounts
{
    /// <summary>Articles that counted for each subject, by the log's own number; those of which none did may be left out. Null: they are
    /// not in memory any more.</summary>
    Task<IReadOnlyDictionary<int, long>?> CountAsync(IReadOnlyCollection<int> subjects, CancellationToken ct);

    /// <summary>All news by UTC hour, from … to (exclusive). Null: it is not in memory any more.</summary>
    Task<IReadOnlyList<SeriesPoint>?> ReadHoursOfAllAsync(Minute from, Minute to, CancellationToken ct);
}

/// <summary>What a past screen knows.</summary>
public abstract record AsOf
{
    private AsOf()
    {
    }

    /// <summary>What was known then, of the positions up to <paramref name="Head"/>.</summary>
    public sealed record Arrival(DateTimeOffset Instant, Position Head) : AsOf;

    /// <summary>What counts now, of the event minutes up to this one.</summary>
    public sealed record Event(Minute Minute) : AsOf;
}

/// <param name="FirstArrival">Earliest time of a position, with <paramref name="LastArrival"/>.</param>
/// <param name="FirstMinute">Earliest event minute of an article that counts, with <paramref name="LastMinute"/>; null: none counts.</param>
public sealed record PastRange(
    Position Head, DateTimeOffset FirstArrival, DateTimeOffset LastArrival, Minute? FirstMinute, Minute? LastMinute);

/// <summary>The order of times of the positions up to a head.</summary>
public interface IArrivalOrder
{
    Position Head { get; }

    /// <summary>Positions whose changes are others in this order than in that of positions.</summary>
    int Reordered { get; }
}

/// <summary>A change without what all changes of its subject share.</summary>
/// <param name="Subject">The log's own number of the subject.</param>
/// <param name="Source">The log's own number of the source.</param>
public readonly record struct PastChange(int Subject, Minute At, int Source, Counts Counts);

/// <param name="UpTo">All up to this instant has been read, and of the next (100 ns later) the positions up to <paramref name="Within"/>.</param>
/// <param name="To">By arrival: the highest position in it, none where it is empty. By event: all up to it has been read.</param>
/// <param name="Rows">Positions or articles in it.</param>
/// <param name="Changes">In no order; they belong together.</param>
/// <param name="IsLast">Nothing is left up to the instant that was asked for.</param>
/// <param name="Within">None: nothing of the next instant.</param>
public sealed record PastSlice(DateTimeOffset UpTo, Position To, int Rows, IReadOnlyList<PastChange> Changes, bool IsLast, Position Within = default)
{
    /// <summary>It ends with an instant's last position.</summary>
    public bool IsWhole => Within == default;
}

/// <param name="Key">The log's own number.</param>
public sealed record PastSubject(int Key, SubjectId Id, SubjectKind Kind, string Name, string? Wikidata);
