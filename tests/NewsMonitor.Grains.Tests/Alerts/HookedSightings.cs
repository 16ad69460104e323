using NewsMonitor.Domain;
using NewsMonitor.Domain.Queries;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Tests.Alerts;

/// <summary>The log as it is, with something before each read, and after one of what is new.</summary>
internal sealed class HookedSightings(ISightings inner, Func<Task> reading, Func<Task> read, Func<Task> readingPast) : ISightings
{
    public async Task<SightingSlice> ReadSightingsAsync(
        Position after, int limit, IReadOnlyCollection<SubjectId> counted, IReadOnlyCollection<SubjectId> seen, CancellationToken ct)
    {
        await reading().WaitAsync(ct);
        var slice = await inner.ReadSightingsAsync(after, limit, counted, seen, ct);
        await read().WaitAsync(ct);
        return slice;
    }

    public async Task ReadArrivedSightingsAsync(
        DateTimeOffset from, DateTimeOffset seenFrom, DateTimeOffset to, IReadOnlyCollection<SubjectId> counted, IReadOnlyCollection<SubjectId> seen, bool asLive,
        Action<SubjectSighting> use, CancellationToken ct)
    {
        await readingPast().WaitAsync(ct);
        await inner.ReadArrivedSightingsAsync(from, seenFrom, to, counted, seen, asLive, use, ct);
    }

    public async Task ReadMatchedSightingsAsync(
        Query query, SubjectId subject, DateTimeOffset from, DateTimeOffset seenFrom, DateTimeOffset to, IReadOnlyCollection<SubjectId> counted,
        Action<SubjectSighting> use, CancellationToken ct)
    {
        await readingPast().WaitAsync(ct);
        await inner.ReadMatchedSightingsAsync(query, subject, from, seenFrom, to, counted, use, ct);
    }

    public async Task ReadDatedSightingsAsync(
        SubjectId subject, Minute from, Minute seenFrom, Minute to, bool withAll, Action<SubjectSighting> use, CancellationToken ct)
    {
        await readingPast().WaitAsync(ct);
        await inner.ReadDatedSightingsAsync(subject, from, seenFrom, to, withAll, use, ct);
    }

    public async Task ReadMatchedDatedSightingsAsync(
        Query query, SubjectId subject, Minute from, Minute seenFrom, Minute to, bool withAll, Action<SubjectSighting> use, CancellationToken ct)
    {
        await readingPast().WaitAsync(ct);
        await inner.ReadMatchedDatedSightingsAsync(query, subject, from, seenFrom, to, withAll, use, ct);
    }
}
