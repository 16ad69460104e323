using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>The reads of the screens of what counts now, of the event minutes up to one.</summary>
internal sealed class EventView(SqliteLog log, Database database, Minute last) : ILogView
{
    private const string Count = "select count(*) from share where subject = $subject and minute <= $last";

    private const string Newest = "select max(minute) from share where subject = $subject and minute <= $last";

    public Task<IReadOnlyList<SeriesPoint>> ReadSeriesAsync(SubjectId subject, Minute from, Minute to, int stepMinutes, CancellationToken ct) =>
        log.ReadSeriesAsync(subject, from, Cut(to), stepMinutes, ct);

    public async Task<IReadOnlyList<RelatedSubject>> ReadRelatedAsync(SubjectId subject, Minute from, Minute to, int limit, CancellationToken ct)
    {
        var related = await log.ReadRelatedAsync(subject, from, Cut(to), limit, ct);
        var subjects = await ReadSubjectsAsync([.. related.Select(r => r.Subject.Subject)], ct);
        return [.. related.Select(r => r with { Subject = subjects[r.Subject.Subject], Total = subjects[r.Subject.Subject].Articles })];
    }

    public Task<IReadOnlyList<SubjectSource>> ReadSubjectSourcesAsync(SubjectId subject, Minute from, Minute to, int limit, CancellationToken ct) =>
        log.ReadSubjectSourcesAsync(subject, from, Cut(to), limit, ct);

    public Task<Page<SubjectSummary>> FindSubjectsAsync(
        string query, IReadOnlyCollection<SubjectKind> kinds, int limit, string? cursor, CancellationToken ct)
    {
        var at = Cursor.Parse(cursor);
        return database.ReadPastAsync<Page<SubjectSummary>>(
            db =>
            {
                var (page, next) = PastSubjects.Page(PastSubjects.Keys(db, query, kinds).ToDictionary(key => key, Counted), Math.Min(limit, Limits.Page), at);
                return new([.. page.Select(key => Summary(db, key))], next);

                long Counted(int key)
                {
                    ct.ThrowIfCancellationRequested();
                    return db.Scalar(Count, key, last.Value) ?? 0;
                }
            },
            ct);
    }

    public Task<IReadOnlyDictionary<SubjectId, SubjectSummary>> ReadSubjectsAsync(IReadOnlyCollection<SubjectId> subjects, CancellationToken ct) =>
        database.ReadPastAsync<IReadOnlyDictionary<SubjectId, SubjectSummary>>(
            db => subjects.Distinct().Select(id => SubjectReader.FindKey(db, id)).OfType<int>().Select(key => Summary(db, key))
                .ToDictionary(summary => summary.Subject),
            ct);

    public Task<Page<ArticleSummary>> ListArticlesAsync(ArticleFilter filter, int limit, string? cursor, CancellationToken ct) =>
        log.ListArticlesAsync(filter with { To = filter.To is { } to ? Cut(to) : last + 1 }, limit, cursor, ct);

    /// <summary>By event time: on this clock an article arrives in its minute.</summary>
    public async Task<IReadOnlyList<ArticleSummary>> ReadArrivalsAsync(SubjectId? subject, Position after, int limit, CancellationToken ct) =>
        [.. (await ListArticlesAsync(new(subject), limit, null, ct)).Items.Where(article => article.Position > after)];

    public async Task<ArticleRecord?> GetArticleAsync(ArticleId article, CancellationToken ct)
    {
        if (await log.GetArticleAsync(article, ct) is not { } record || record.Summary.Time.At > last)
        {
            return null;
        }

        var copies = record.Copies.Where(copy => copy.Time.At <= last).ToList();
        return record with { Copies = copies, Summary = record.Summary with { Copies = copies.Count } };
    }

    public Task<IReadOnlyDictionary<SubjectId, ArticleSummary>> ReadNewestAsync(
        IReadOnlyCollection<SubjectId> subjects, Minute clock, CancellationToken ct) =>
        log.ReadNewestAsync(subjects, clock < last ? clock : last, ct);

    private Minute Cut(Minute to) => to <= last ? to : last + 1;

    private SubjectSummary Summary(Session db, int key)
    {
        var summary = SubjectReader.Get(db, key);
        return summary with
        {
            Articles = db.Scalar(Count, key, last.Value) ?? 0,
            First = summary.First <= last ? summary.First : null,
            Newest = db.Scalar(Newest, key, last.Value) is { } newest ? new Minute(newest) : null,
        };
    }
}
