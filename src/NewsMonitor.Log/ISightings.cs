using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Domain.Queries;

namespace NewsMonitor.Log;

/// <summary>What the log's changes say of single articles: what rules are judged by.</summary>
public interface ISightings
{
    /// <summary>What changed for some subjects at the positions after one, in their order, of at most <paramref name="limit"/> positions.</summary>
    /// <param name="counted">Subjects whose changes are wanted.</param>
    /// <param name="seen">Those of them whose articles are wanted too.</param>
    Task<SightingSlice> ReadSightingsAsync(
        Position after, int limit, IReadOnlyCollection<SubjectId> counted, IReadOnlyCollection<SubjectId> seen, CancellationToken ct);

    /// <summary>Hands on what changed from an instant to another (exclusive), in the order of arrivals.</summary>
    /// <param name="seenFrom">Articles are wanted from here on; before it changes alone.</param>
    /// <param name="asLive">An article that came with a recorded arrival is taken for one that came by a live way at that time.</param>
    Task ReadArrivedSightingsAsync(
        DateTimeOffset from, DateTimeOffset seenFrom, DateTimeOffset to, IReadOnlyCollection<SubjectId> counted, IReadOnlyCollection<SubjectId> seen,
        bool asLive, Action<SubjectSighting> use, CancellationToken ct);

    /// <summary>
    /// The same of what a query matches, as if a topic had been made of it long ago, and of subjects that are counted beside it; recorded arrivals are
    /// taken for live ones. Every version is asked of the articles whose text matches now, and of those that were changed in the range; each by the findings of its
    /// newest reading.
    /// </summary>
    /// <param name="subject">What its changes are handed on as.</param>
    /// <exception cref="LogException">Full text search is damaged.</exception>
    Task ReadMatchedSightingsAsync(
        Query query, SubjectId subject, DateTimeOffset from, DateTimeOffset seenFrom, DateTimeOffset to, IReadOnlyCollection<SubjectId> counted,
        Action<SubjectSighting> use, CancellationToken ct);

    /// <summary>
    /// Hands on what counts now in the minutes from … to (exclusive), each article once and in its event minute, as if it had come then by a live way; and between
    /// them, where it is wanted, what counts for all news, added up by the minute.
    /// </summary>
    /// <param name="seenFrom">Articles are wanted from here on; before it what they count alone.</param>
    Task ReadDatedSightingsAsync(
        SubjectId subject, Minute from, Minute seenFrom, Minute to, bool withAll, Action<SubjectSighting> use, CancellationToken ct);

    /// <summary>The same of what a query matches.</summary>
    /// <param name="subject">What it is handed on as.</param>
    /// <exception cref="LogException">Full text search is damaged.</exception>
    Task ReadMatchedDatedSightingsAsync(
        Query query, SubjectId subject, Minute from, Minute seenFrom, Minute to, bool withAll, Action<SubjectSighting> use, CancellationToken ct);
}

/// <param name="To">The last position looked at.</param>
/// <param name="IsLast">It is the log's head.</param>
public sealed record SightingSlice(Position To, IReadOnlyList<SubjectSighting> Changes, bool IsLast);

/// <summary>A change of a subject's counts.</summary>
/// <param name="Arrived">When the log accepted what caused it, or the recorded arrival.</param>
/// <param name="At">The event minute that it belongs to.</param>
/// <param name="Seen">The article that caused it, with all that it did to the subject. Null: nobody asked, or it is seen with another change of the subject at this position:
/// another article became the original of its text, or is it no more.</param>
public sealed record SubjectSighting(SubjectId Subject, Position Position, DateTimeOffset Arrived, Minute At, Counts Counts, Sighting? Seen);
