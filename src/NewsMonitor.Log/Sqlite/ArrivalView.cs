using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>The reads of the screens of what was known at an instant.</summary>
internal sealed class ArrivalView(Database database, SearchIndex index, ArrivalOrders orders, AsOf.Arrival asOf, IPastCounts? counts) : ILogView
{
    public async Task<IReadOnlyList<SeriesPoint>> ReadSeriesAsync(SubjectId subject, Minute from, Minute to, int stepMinutes, CancellationToken ct)
    {
        var isByHour = stepMinutes % Minute.PerHour == 0 && from == from.HourStart && to == to.HourStart;
        if (subject == SubjectId.All && isByHour && counts is not null && await counts.ReadHoursOfAllAsync(from, to, ct) is { } hours)
        {
            return SeriesReader.Gathered(hours, stepMinutes);
        }

        var order = await orders.GetAsync(asOf.Head, ct);
        return await OfSubjectAsync(
            subject,
            (db, key) =>
            {
                var points = new Dictionary<Minute, Counts>();
                Changes(db, order, key, ct).Each(from, to, change => points[change.At] = points.GetValueOrDefault(change.At) + change.Counts);
                return SeriesReader.Gathered(points.Select(point => new SeriesPoint(point.Key, point.Value)), stepMinutes);
            },
            ct);
    }

    public async Task<IReadOnlyList<RelatedSubject>> ReadRelatedAsync(SubjectId subject, Minute from, Minute to, int limit, CancellationToken ct)
    {
        var related = await OfSubjectAsync(subject, (db, key) => new SubjectPast(db, Articles(db, ct), asOf, key).Related(from, to, Bounded(limit)), ct);
        var summaries = await SummariesAsync([.. related.Select(other => other.Key)], ct);
        return [.. related.Select(other => new RelatedSubject(summaries[other.Key], other.Value, summaries[other.Key].Articles))];
    }

    public async Task<IReadOnlyList<SubjectSource>> ReadSubjectSourcesAsync(SubjectId subject, Minute from, Minute to, int limit, CancellationToken ct)
    {
        var order = await orders.GetAsync(asOf.Head, ct);
        return await OfSubjectAsync(
            subject,
            (db, key) =>
            {
                var sources = new SourceSums();
                Changes(db, order, key, ct).Each(from, to, sources.Add);
                return sources.Most(db, Bounded(limit));
            },
            ct);
    }

    public async Task<Page<SubjectSummary>> FindSubjectsAsync(
        string query, IReadOnlyCollection<SubjectKind> kinds, int limit, string? cursor, CancellationToken ct)
    {
        var at = Cursor.Parse(cursor);
        var keys = await database.ReadPastAsync(db => PastSubjects.Keys(db, query, kinds), ct);
        var (page, next) = PastSubjects.Page(await CountAsync(keys, ct), Bounded(limit), at);
        var summaries = await SummariesAsync(page, ct);
        return new([.. page.Select(key => summaries[key])], next);
    }

    public async Task<IReadOnlyDictionary<SubjectId, SubjectSummary>> ReadSubjectsAsync(IReadOnlyCollection<SubjectId> subjects, CancellationToken ct)
    {
        var keys = await database.ReadPastAsync(db => subjects.Distinct().Select(id => SubjectReader.FindKey(db, id)).OfType<int>().ToList(), ct);
        return (await SummariesAsync(keys, ct)).Values.ToDictionary(summary => summary.Subject);
    }

    public async Task<Page<ArticleSummary>> ListArticlesAsync(ArticleFilter filter, int limit, string? cursor, CancellationToken ct)
    {
        var at = Cursor.Parse(cursor);
        var size = Bounded(limit);
        if (filter.Query is not { } query)
        {
            return await ReadAsync((db, articles) => PastList.Read(db, articles, filter, asOf, size, at), ct);
        }

        using var log = await database.OpenPastSnapshotAsync(ct);
        using var search = await index.OpenSnapshotAsync(ct);
        return PastList.Search(log.Session, search.Session, Articles(log.Session, ct), filter, asOf, SearchExpression.Of(query), size, at);
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

    private Task<IReadOnlyList<T>> OfSubjectAsync<T>(SubjectId subject, Func<Session, int, IReadOnlyList<T>> read, CancellationToken ct) =>
        database.ReadPastAsync(db => SubjectReader.FindKey(db, subject) is { } key ? read(db, key) : [], ct);

    /// <summary>The articles of each subject that counted; those of which none did may be left out.</summary>
    private async Task<IReadOnlyDictionary<int, long>> CountAsync(IReadOnlyCollection<int> keys, CancellationToken ct)
    {
        if (counts is not null && await counts.CountAsync(keys, ct) is { } known)
        {
            return known;
        }

        var order = await orders.GetAsync(asOf.Head, ct);
        return await database.ReadPastAsync(
            db => keys.ToDictionary(
                key => key,
                key =>
                {
                    var articles = 0L;
                    Changes(db, order, key, ct).Each(new(long.MinValue), new(long.MaxValue), change => articles += change.Counts.Articles);
                    return articles;
                }),
            ct);
    }

    private async Task<Dictionary<int, SubjectSummary>> SummariesAsync(IReadOnlyCollection<int> keys, CancellationToken ct)
    {
        var articles = await CountAsync(keys, ct);
        return await ReadAsync(
            (db, past) => keys.ToDictionary(key => key, key => new SubjectPast(db, past, asOf, key).Summary(articles.GetValueOrDefault(key))), ct);
    }

    private SubjectChanges Changes(Session db, ArrivalOrder order, int key, CancellationToken ct) => new(db, order, asOf, key, ct);

    private PastArticles Articles(Session db, CancellationToken ct) => new(db, asOf.Instant.UtcTicks, asOf.Head.Value, ct);

    private static int Bounded(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return Math.Min(limit, Limits.Page);
    }
}
