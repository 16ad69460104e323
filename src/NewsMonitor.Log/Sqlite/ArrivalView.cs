using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>The reads of the screens of what was known at an instant.</summary>
internal sealed class ArrivalView(Database database, SearchIndex index, AsOf.Arrival asOf) : ILogView
{
    public Task<IReadOnlyList<SeriesPoint>> ReadSeriesAsync(SubjectId subject, Minute from, Minute to, int stepMinutes, CancellationToken ct) =>
        OfSubjectAsync(subject, past => past.Series(from, to, stepMinutes), ct);

    public Task<IReadOnlyList<RelatedSubject>> ReadRelatedAsync(SubjectId subject, Minute from, Minute to, int limit, CancellationToken ct) =>
        OfSubjectAsync(subject, past => past.Related(from, to, Bounded(limit)), ct);

    public Task<IReadOnlyList<SubjectSource>> ReadSubjectSourcesAsync(SubjectId subject, Minute from, Minute to, int limit, CancellationToken ct) =>
        OfSubjectAsync(subject, past => past.Sources(from, to, Bounded(limit)), ct);

    public Task<Page<SubjectSummary>> FindSubjectsAsync(
        string query, IReadOnlyCollection<SubjectKind> kinds, int limit, string? cursor, CancellationToken ct)
    {
        var at = Cursor.Parse(cursor);
        return ReadAsync(
            (db, articles) => PastSubjects.Find(
                db, query, kinds, Bounded(limit), at, key => new SubjectPast(db, articles, asOf, key).Count(),
                key => new SubjectPast(db, articles, asOf, key).Summary(), ct),
            ct);
    }

    public Task<IReadOnlyDictionary<SubjectId, SubjectSummary>> ReadSubjectsAsync(IReadOnlyCollection<SubjectId> subjects, CancellationToken ct) =>
        ReadAsync<IReadOnlyDictionary<SubjectId, SubjectSummary>>(
            (db, articles) => subjects.Distinct().Select(id => SubjectReader.FindKey(db, id)).OfType<int>()
                .Select(key => new SubjectPast(db, articles, asOf, key).Summary()).ToDictionary(summary => summary.Subject),
            ct);

    public async Task<Page<ArticleSummary>> ListArticlesAsync(ArticleFilter filter, int limit, string? cursor, CancellationToken ct)
    {
        var at = Cursor.Parse(cursor);
        var size = Bounded(limit);
        if (string.IsNullOrWhiteSpace(filter.Query))
        {
            return await ReadAsync((db, articles) => PastList.Read(db, articles, filter, asOf, size, at), ct);
        }

        if (SearchQuery.ToMatch(filter.Query) is not { } match)
        {
            return new([], null);
        }

        using var log = await database.OpenPastSnapshotAsync(ct);
        using var search = await index.OpenSnapshotAsync(ct);
        return PastList.Search(log.Session, search.Session, Articles(log.Session, ct), filter, asOf, match, size, at);
    }

    public Task<IReadOnlyList<ArticleSummary>> ReadArrivalsAsync(SubjectId? subject, Position after, int limit, CancellationToken ct) =>
        ReadAsync<IReadOnlyList<ArticleSummary>>((db, articles) => PastList.Arrivals(db, articles, asOf, subject, after, Bounded(limit)), ct);

    public Task<ArticleRecord?> GetArticleAsync(ArticleId article, CancellationToken ct) =>
        ReadAsync((db, articles) => PastList.Get(db, articles, asOf, article), ct);

    public Task<IReadOnlyDictionary<SubjectId, ArticleSummary>> ReadNewestAsync(
        IReadOnlyCollection<SubjectId> subjects, Minute clock, CancellationToken ct) =>
        ReadAsync<IReadOnlyDictionary<SubjectId, ArticleSummary>>((db, articles) =>
        {
            var summaries = new ArticleSummaries(db);
            var newest = new Dictionary<SubjectId, ArticleSummary>();
            foreach (var subject in subjects)
            {
                if (SubjectReader.FindKey(db, subject) is { } key
                    && new SubjectPast(db, articles, asOf, key).Articles(new(long.MinValue), clock + 1).FirstOrDefault() is { } article)
                {
                    newest[subject] = summaries.Get(article, key, withEvidence: false);
                }
            }

            return newest;
        }, ct);

    private Task<T> ReadAsync<T>(Func<Session, PastArticles, T> read, CancellationToken ct) =>
        database.ReadPastAsync(db => read(db, Articles(db, ct)), ct);

    private Task<IReadOnlyList<T>> OfSubjectAsync<T>(SubjectId subject, Func<SubjectPast, IReadOnlyList<T>> read, CancellationToken ct) =>
        ReadAsync((db, articles) => SubjectReader.FindKey(db, subject) is { } key ? read(new(db, articles, asOf, key)) : [], ct);

    private PastArticles Articles(Session db, CancellationToken ct) => new(db, asOf.Instant.UtcTicks, asOf.Head.Value, ct);

    private static int Bounded(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return Math.Min(limit, Limits.Page);
    }
}
