using NewsMonitor.Domain;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Tests;

/// <summary>A log in memory that keeps changes alone and adds them up anew for each question.</summary>
internal sealed class FakeLog(TimeProvider time) : ILogReader
{
    private readonly Lock _gate = new();
    private readonly List<Change> _changes = [];
    private readonly Dictionary<SubjectId, long> _numbers = [];
    private readonly List<DateTimeOffset> _accepted = [];
    private int _failing;

    /// <summary>Times that a subject was loaded with its cells or hours.</summary>
    public int Loads { get; private set; }

    public Position Head
    {
        get
        {
            lock (_gate)
            {
                return new(_accepted.Count);
            }
        }
    }

    public IReadOnlyList<Change> Changes
    {
        get
        {
            lock (_gate)
            {
                return [.. _changes];
            }
        }
    }

    /// <summary>So many reads of changes fail from now on.</summary>
    public void FailNextReads(int reads)
    {
        lock (_gate)
        {
            _failing = reads;
        }
    }

    /// <summary>One version: the same share for each of its subjects.</summary>
    public IReadOnlyList<Change> Commit(Minute at, int source, Counts counts, params IEnumerable<SubjectId> subjects)
    {
        lock (_gate)
        {
            _accepted.Add(time.GetUtcNow());
            var made = subjects.Append(SubjectId.All).Select(subject =>
            {
                var number = _numbers[subject] = _numbers.GetValueOrDefault(subject) + 1;
                return new Change(subject, KindOf(subject), number, new(_accepted.Count), at, source, counts);
            }).ToList();
            _changes.AddRange(made);
            return made;
        }
    }

    public Task<LogHead> ReadHeadAsync(CancellationToken ct) =>
        Task.FromResult(new LogHead(Head, 0, 0, 0, 0, null, null, Position.None));

    public Task<ChangeBatch> ReadChangesAsync(Position after, int limit, (int Shard, int Shards)? shard, CancellationToken ct)
    {
        lock (_gate)
        {
            if (_failing > 0)
            {
                _failing--;
                throw new IOException("The disk is gone");
            }

            var to = new Position(Math.Max(after.Value, Math.Min(_accepted.Count, after.Value + limit)));
            var changes = _changes.Where(c => c.Position > after && c.Position <= to
                && (shard is not { } s || Domain.StableHash.Spread(c.Subject.Value) % s.Shards == s.Shard)).ToList();
            return Task.FromResult(new ChangeBatch(after, to, changes));
        }
    }

    public Task<Position> ReadPositionBeforeAsync(DateTimeOffset acceptedBefore, CancellationToken ct)
    {
        lock (_gate)
        {
            return Task.FromResult(new Position(_accepted.Count(a => a < acceptedBefore)));
        }
    }

    public Task<SubjectRecord?> LoadSubjectAsync(SubjectId subject, Minute from, Minute hoursFrom, CancellationToken ct)
    {
        var own = Changes.Where(c => c.Subject == subject).ToList();
        Loads++;
        if (own.Count == 0)
        {
            return Task.FromResult<SubjectRecord?>(null);
        }

        var sources = own.GroupBy(c => c.Source).Select(g => new SourceArticles(g.Key, g.Sum(c => c.Counts.Articles))).Where(s => s.Articles != 0).ToList();
        var cells = own.Where(c => c.At >= from).GroupBy(c => (c.At, c.Source)).OrderBy(g => g.Key.At).ThenBy(g => g.Key.Source)
            .Select(g => new Cell(g.Key.At, g.Key.Source, Sum(g))).Where(c => !c.Counts.IsZero).ToList();
        var hours = own.Where(c => c.At.HourStart >= hoursFrom).GroupBy(c => c.At.HourStart).OrderBy(g => g.Key)
            .Select(g => new HourCell(g.Key, Sum(g))).Where(c => !c.Counts.IsZero).ToList();
        return Task.FromResult<SubjectRecord?>(new(
            SummaryOf(subject), own[^1].Number, Head, Sum(own), sources.Count, cells, hours) { Sources = sources });
    }

    public Task<IReadOnlyDictionary<SubjectId, SubjectSummary>> ReadSubjectsAsync(IReadOnlyCollection<SubjectId> subjects, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<SubjectId, SubjectSummary>>(subjects.Where(IsKnown).ToDictionary(s => s, SummaryOf));

    public Task<IReadOnlyDictionary<SubjectId, ArticleSummary>> ReadNewestAsync(
        IReadOnlyCollection<SubjectId> subjects, Minute clock, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<SubjectId, ArticleSummary>>(subjects
            .Select(s => (Subject: s, Newest: Changes.Where(c => c.Subject == s && c.At <= clock).MaxBy(c => c.At)))
            .Where(s => s.Newest is not null)
            .ToDictionary(s => s.Subject, s => NewestOf(s.Newest!)));

    public Task<ArticleHead?> FindAsync(ArticleKey key, CancellationToken ct) => throw new NotSupportedException();

    public Task<ArticleKey?> FindByIdAsync(string id, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<SeriesPoint>> ReadSeriesAsync(SubjectId subject, Minute from, Minute to, int stepMinutes, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<RelatedSubject>> ReadRelatedAsync(SubjectId subject, Minute from, Minute to, int limit, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<SubjectSource>> ReadSubjectSourcesAsync(SubjectId subject, Minute from, Minute to, int limit, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<Page<SubjectSummary>> FindSubjectsAsync(
        string query, IReadOnlyCollection<SubjectKind> kinds, int limit, string? cursor, CancellationToken ct) => throw new NotSupportedException();

    public Task<Page<ArticleSummary>> ListArticlesAsync(ArticleFilter filter, int limit, string? cursor, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<ArticleSummary>> ReadArrivalsAsync(SubjectId? subject, Position after, int limit, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<ArticleRecord?> GetArticleAsync(ArticleId article, CancellationToken ct) => throw new NotSupportedException();

    private bool IsKnown(SubjectId subject)
    {
        lock (_gate)
        {
            return _numbers.ContainsKey(subject);
        }
    }

    private SubjectSummary SummaryOf(SubjectId subject) => new(
        subject, KindOf(subject), Some.NameOf(subject), null, Changes.Where(c => c.Subject == subject).Sum(c => c.Counts.Articles), null, null);

    private static ArticleSummary NewestOf(Change change) => new(
        new("article" + change.Position), new("source" + change.Source, change.Position.ToString()), change.Position, "Title " + change.Position,
        "", null, new(change.At, false), change.At.Start, 1, false, true, 0, null, null, null, [], []);

    private static SubjectKind KindOf(SubjectId subject) => Some.KindOf(subject);

    private static Counts Sum(IEnumerable<Change> changes) => changes.Aggregate(default(Counts), (sum, c) => sum + c.Counts);
}
