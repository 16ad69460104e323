using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Domain.Queries;

namespace NewsMonitor.Log.Sqlite;

/// <summary>
/// The log in a data folder of this machine, held by this process alone: <c>log.db</c>, the full text beside it (<c>search.db</c>, derived), states of
/// the past (<c>past</c>, derived) and what is neither news nor derived (<c>state.db</c>). Calls run on the caller's thread: SQLite waits for nobody but the disk.
/// </summary>
public sealed partial class SqliteLog : ILog, IPast, ISightings
{
    private readonly FolderLock _lock;
    private readonly string _file;
    private readonly Database _database;
    private readonly SearchIndex _index;
    private readonly Database _state;
    private readonly Committer _committer;
    private readonly ArrivalOrders _orders;
    private readonly ILogger _logger;
    private readonly TopicBook _topics = new();
    // Of batches and of changes of topics, in turn.
    private readonly Lock _writing = new();
    private int _committing;

    private SqliteLog(string folder, FolderLock folderLock, TimeProvider time, ILogger logger)
    {
        (_lock, _logger) = (folderLock, logger);
        _file = Path.Combine(folder, "log.db");
        _database = new(_file, "Sqlite/log", cacheMegabytes: 64);
        try
        {
            _state = new(Path.Combine(folder, "state.db"), "Sqlite/state", cacheMegabytes: 4);
            var search = Path.Combine(folder, "search.db");
            var (position, identity) = (HeadReader.Position(_database.Writer), HeadReader.Identity(_database.Writer));
            Checkpoints = new CheckpointFolder(Path.Combine(folder, "past"), identity, position, logger);
            _index = new(search, identity, position, out var reason);
            if (reason is not null)
            {
                LogSearchAnew(search, reason);
            }

            SqliteTopics.Load(_database.Writer, _topics, LogUnreadableTopic);
            LogOpened(_file, position);
        }
        catch
        {
            _index?.Dispose();
            _state?.Dispose();
            _database.Dispose();
            throw;
        }

        _committer = new(_database.Writer, _topics, time);
        _orders = new(_database);
        Search = new(_database, _index, time, logger);
        Sources = new SqliteSourceStore(_state);
        Requests = new SqliteRequestStore(_state, time);
        Channels = new SqliteChannelStore(_state, time);
        Outbox = new SqliteOutbox(_state, time);
        FeedAddresses = new SqliteFeedAddressStore(_state);
        Alerts = new SqliteAlertStore(_state);
        Exports = new SqliteExports(_database, _index, Search);
        Topics = new SqliteTopics(_database, _file, _index, Search, _topics, _writing, time);
    }

    /// <summary>To be run by the host: full text search follows the log in the background.</summary>
    public SearchFollower Search { get; }

    public ISourceStore Sources { get; }

    public IRequestStore Requests { get; }

    public IAlertStore Alerts { get; }

    public IExports Exports { get; }

    public IChannelStore Channels { get; }

    public IOutbox Outbox { get; }

    public IFeedAddressStore FeedAddresses { get; }

    public ITopics Topics { get; }

    public ICheckpointStore Checkpoints { get; }

    /// <summary>Opens the folder, or makes it, and brings its schema up to date.</summary>
    /// <exception cref="IOException">Another process holds the folder, or it cannot be written.</exception>
    /// <exception cref="LogException">A file in it is damaged, or cannot be written.</exception>
    /// <exception cref="InvalidDataException">It was written by a newer program, or by another schema than its number says.</exception>
    public static Task<SqliteLog> OpenAsync(string folder, TimeProvider time, ILogger logger, CancellationToken ct = default) => Task.Run(
        () =>
        {
            var folderLock = FolderLock.Take(folder);
            try
            {
                return new SqliteLog(folder, folderLock, time, logger);
            }
            catch (SqliteException error) when (Faults.OfTheMachine(error, folder) is { } fault)
            {
                folderLock.Dispose();
                throw fault;
            }
            catch
            {
                folderLock.Dispose();
                throw;
            }
        },
        ct);

    /// <exception cref="LogException">The machine could not write; nothing of the batch was kept.</exception>
    /// <exception cref="ArgumentException">A submission's findings do not fit its text; nothing of the batch was kept.</exception>
    public Task<IReadOnlyList<Receipt>> CommitAsync(IReadOnlyList<Submission> batch, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (Interlocked.Exchange(ref _committing, 1) != 0)
        {
            throw new InvalidOperationException("A batch is being committed: the log has one writer. Hand submissions to the log's writer instead.");
        }

        try
        {
            lock (_writing)
            {
                var receipts = _committer.Commit(batch);
                Search.Nudge();
                return Task.FromResult(receipts);
            }
        }
        catch (SqliteException error) when (Faults.OfTheMachine(error, _file) is { } fault)
        {
            throw fault;
        }
        finally
        {
            Volatile.Write(ref _committing, 0);
        }
    }

    public Task<LogHead> ReadHeadAsync(CancellationToken ct) => _database.ReadAsync(db => HeadReader.Head(db, _index.Position), ct);

    public Task<ArticleHead?> FindAsync(ArticleKey key, CancellationToken ct) => _database.ReadAsync(db => ArticleReader.Find(db, key), ct);

    public Task<ArticleKey?> FindByIdAsync(string id, CancellationToken ct) => _database.ReadAsync(db => ArticleReader.FindById(db, id), ct);

    public Task<ChangeBatch> ReadChangesAsync(Position after, int limit, (int Shard, int Shards)? shard, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        if (shard is { } part && (part.Shard < 0 || part.Shard >= part.Shards))
        {
            throw new ArgumentOutOfRangeException(nameof(shard), shard, "A shard is 0 up to the number of shards.");
        }

        return _database.ReadAsync(db => ChangeReader.Read(db, after, limit, shard), ct);
    }

    public Task<Position> ReadPositionBeforeAsync(DateTimeOffset acceptedBefore, CancellationToken ct) =>
        _database.ReadAsync(db => HeadReader.PositionBefore(db, acceptedBefore), ct);

    public Task<SubjectRecord?> LoadSubjectAsync(SubjectId subject, Minute from, Minute hoursFrom, CancellationToken ct) =>
        _database.ReadAsync(db => SubjectReader.Load(db, subject, from, hoursFrom), ct);

    public Task<IReadOnlyList<SeriesPoint>> ReadSeriesAsync(SubjectId subject, Minute from, Minute to, int stepMinutes, CancellationToken ct)
    {
        if (stepMinutes != 1 && (stepMinutes < Minute.PerHour || stepMinutes % Minute.PerHour != 0))
        {
            throw new ArgumentOutOfRangeException(nameof(stepMinutes), stepMinutes, "A step is 1 minute or whole hours.");
        }

        return OfSubjectAsync(subject, (db, key) => SeriesReader.Read(db, key, from, to, stepMinutes), ct);
    }

    public Task<IReadOnlyList<RelatedSubject>> ReadRelatedAsync(SubjectId subject, Minute from, Minute to, int limit, CancellationToken ct) =>
        OfSubjectAsync(subject, (db, key) => SubjectFinder.Related(db, key, from, to, Bounded(limit)), ct);

    public Task<IReadOnlyList<SubjectSource>> ReadSubjectSourcesAsync(SubjectId subject, Minute from, Minute to, int limit, CancellationToken ct) =>
        OfSubjectAsync(subject, (db, key) => SubjectFinder.Sources(db, key, from, to, Bounded(limit)), ct);

    public Task<Page<SubjectSummary>> FindSubjectsAsync(
        string query, IReadOnlyCollection<SubjectKind> kinds, int limit, string? cursor, CancellationToken ct)
    {
        var at = Cursor.Parse(cursor);
        return _database.ReadAsync(db => SubjectFinder.Find(db, query, kinds, Bounded(limit), at), ct);
    }

    public Task<IReadOnlyDictionary<SubjectId, SubjectSummary>> ReadSubjectsAsync(IReadOnlyCollection<SubjectId> subjects, CancellationToken ct) =>
        _database.ReadAsync<IReadOnlyDictionary<SubjectId, SubjectSummary>>(
            db => subjects.Distinct().Select(id => SubjectReader.Find(db, id)).OfType<SubjectSummary>().ToDictionary(summary => summary.Subject), ct);

    public async Task<Page<ArticleSummary>> ListArticlesAsync(ArticleFilter filter, int limit, string? cursor, CancellationToken ct)
    {
        var at = Cursor.Parse(cursor);
        var size = Bounded(limit);
        if (filter.Query is not { } query)
        {
            return await _database.ReadAsync(db => Page(db, ArticleList.Of(db, filter, at), filter, size, list => new(list.Read(db, size + 1), null)), ct);
        }

        var expression = SearchExpression.Of(query);

        try
        {
            using var log = await _database.OpenSnapshotAsync(ct);
            using var search = await _index.OpenSnapshotAsync(ct);
            var db = log.Session;
            return Page(
                db, ArticleList.Of(db, filter, at), filter, size,
                list => SearchIndex.Find(search.Session, db, list, expression, size + 1, SearchIndex.PageChecks));
        }
        catch (SqliteException error) when (SearchIndex.IsDamage(error))
        {
            throw new LogException("Full text search is damaged. It is built anew from the log when the program starts again.", transient: false, error);
        }
    }

    public Task<IReadOnlyList<ArticleSummary>> ReadArrivalsAsync(SubjectId? subject, Position after, int limit, CancellationToken ct) =>
        _database.ReadAsync<IReadOnlyList<ArticleSummary>>(db => ArticleReader.Arrivals(db, subject, after, Bounded(limit)), ct);

    public Task<ArticleRecord?> GetArticleAsync(ArticleId article, CancellationToken ct) =>
        _database.ReadAsync(db => ArticleReader.Get(db, article), ct);

    public Task<IReadOnlyDictionary<SubjectId, ArticleSummary>> ReadNewestAsync(
        IReadOnlyCollection<SubjectId> subjects, Minute clock, CancellationToken ct) =>
        _database.ReadAsync<IReadOnlyDictionary<SubjectId, ArticleSummary>>(db => ArticleReader.Newest(db, subjects, clock), ct);

    public Task<IReadOnlyList<ReaderCount>> ReadReadersAsync(SubjectId subject, CancellationToken ct) =>
        _database.ReadAsync<IReadOnlyList<ReaderCount>>(db => DueReader.Readers(db, subject), ct);

    public Task<long> CountDueAsync(DueFilter filter, string reader, CancellationToken ct) =>
        _database.ReadAsync(db => DueReader.CountDue(db, filter, reader), ct);

    public Task<Page<DueText>> ReadDueAsync(DueFilter filter, string reader, string? cursor, CancellationToken ct)
    {
        var at = Cursor.Parse(cursor);
        return _database.ReadAsync(db => DueReader.Read(db, filter, reader, at), ct);
    }

    public ILogView At(AsOf asOf, IPastCounts? counts = null) => asOf switch
    {
        AsOf.Arrival arrival => new ArrivalView(_database, _index, _orders, arrival, counts),
        AsOf.Event @event => new EventView(this, _database, @event.Minute),
        _ => throw new ArgumentOutOfRangeException(nameof(asOf), asOf, "not a past"),
    };

    public Task<PastRange?> ReadRangeAsync(CancellationToken ct) => _database.ReadAsync(PastReader.Range, ct);

    public Task<DateTimeOffset?> ReadFirstArrivalAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken ct) =>
        _database.ReadAsync(db => PastReader.FirstArrival(db, from, to), ct);

    public Task<Minute?> ReadFirstMinuteAsync(Minute from, Minute to, CancellationToken ct) =>
        _database.ReadAsync(db => PastReader.FirstMinute(db, from, to), ct);

    public async Task<IArrivalOrder> ReadArrivalOrderAsync(Position head, CancellationToken ct) => await _orders.GetAsync(head, ct);

    public Task<PastSlice> ReadArrivedAsync(
        IArrivalOrder order, DateTimeOffset after, Position within, DateTimeOffset upTo, int limit, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return _database.ReadAsync(db => new ArrivalReader(db, (ArrivalOrder)order).Read(after, within, upTo, limit), ct);
    }

    public Task<PastSlice> ReadHappenedAsync(Minute after, Minute upTo, Position since, int limit, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return _database.ReadAsync(db => PastReader.Happened(db, after, upTo, since, limit), ct);
    }

    public Task<IReadOnlyList<PastSubject>> ReadPastSubjectsAsync(IReadOnlyCollection<int> keys, CancellationToken ct) =>
        _database.ReadAsync<IReadOnlyList<PastSubject>>(db => PastReader.Subjects(db, keys), ct);

    public async Task ReadHoursAsync(
        Minute from, Minute to, IReadOnlyCollection<SubjectKind> kinds, int leastOriginals, int limit, Action<PastSubject, HourHistory> use,
        CancellationToken ct) =>
        await _database.ReadPastAsync(
            db =>
            {
                HourReader.Each(db, from, to, kinds, leastOriginals, limit, use, ct);
                return true;
            },
            ct);

    public Task<IReadOnlyList<int>> CountSourcesAsync(IReadOnlyList<(int Subject, Minute From, Minute To)> stretches, CancellationToken ct) =>
        _database.ReadPastAsync(db => HourReader.Sources(db, stretches, ct), ct);

    public Task<DateTimeOffset?> ReadEarliestAsync(Position after, Position upTo, CancellationToken ct) =>
        _database.ReadAsync(db => PastReader.EarliestOf(db, after, upTo), ct);

    public Task<SightingSlice> ReadSightingsAsync(
        Position after, int limit, IReadOnlyCollection<SubjectId> counted, IReadOnlyCollection<SubjectId> seen, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return _database.ReadAsync(
            db => HeadReader.Position(db) <= after.Value
                ? new SightingSlice(after, [], IsLast: true)
                : new SightingReader(db, _topics, counted, seen, asLive: false).ReadAfter(after, limit),
            ct);
    }

    public async Task ReadArrivedSightingsAsync(
        DateTimeOffset from, DateTimeOffset seenFrom, DateTimeOffset to, IReadOnlyCollection<SubjectId> counted, IReadOnlyCollection<SubjectId> seen,
        bool asLive, Action<SubjectSighting> use, CancellationToken ct) =>
        await _database.ReadPastAsync(
            db =>
            {
                new SightingReader(db, _topics, counted, seen, asLive).ReadArrived(from, seenFrom, to, use, ct);
                return true;
            },
            ct);

    public Task ReadMatchedSightingsAsync(
        Query query, SubjectId subject, DateTimeOffset from, DateTimeOffset seenFrom, DateTimeOffset to, IReadOnlyCollection<SubjectId> counted,
        Action<SubjectSighting> use, CancellationToken ct) =>
        ReadFoundAsync(
            (db, texts) =>
            {
                var matches = new MatchReader(db, texts, query, subject).Read(from, seenFrom, to, ct);
                new SightingReader(db, _topics, counted, [], asLive: true).ReadArrivedBeside(matches, from, to, use, ct);
            },
            ct);

    public async Task ReadDatedSightingsAsync(
        SubjectId subject, Minute from, Minute seenFrom, Minute to, bool withAll, Action<SubjectSighting> use, CancellationToken ct) =>
        await _database.ReadPastAsync(
            db =>
            {
                var topic = SubjectReader.FindKey(db, subject) is { } key ? _topics.Find(key) : null;
                new DatedReader(db, from, seenFrom, to, withAll, use, ct).ReadSubject(subject, topic);
                return true;
            },
            ct);

    public Task ReadMatchedDatedSightingsAsync(
        Query query, SubjectId subject, Minute from, Minute seenFrom, Minute to, bool withAll, Action<SubjectSighting> use, CancellationToken ct) =>
        ReadFoundAsync(
            (db, texts) => new DatedReader(db, from, seenFrom, to, withAll, use, ct).ReadMatched(texts, query, subject), ct);

    /// <summary>Reads the past with what full text finds in it, which has caught up with it before.</summary>
    private async Task ReadFoundAsync(Action<Session, Session> read, CancellationToken ct)
    {
        await Search.CatchUpAsync(ct);
        try
        {
            using var texts = await _index.OpenSnapshotAsync(ct);
            await _database.ReadPastAsync(
                db =>
                {
                    read(db, texts.Session);
                    return true;
                },
                ct);
        }
        catch (SqliteException error) when (SearchIndex.IsDamage(error))
        {
            throw new LogException("Full text search is damaged. It is built anew from the log when the program starts again.", transient: false, error);
        }
    }

    public ValueTask DisposeAsync()
    {
        Search.Dispose();
        _committer.Dispose();
        _topics.Dispose();
        _orders.Dispose();
        _index.Dispose();
        _state.Dispose();
        _database.Dispose();
        _lock.Dispose();
        return ValueTask.CompletedTask;
    }

    private static int Bounded(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return Math.Min(limit, Limits.Page);
    }

    private static Page<ArticleSummary> Page(Session db, ArticleList? list, ArticleFilter filter, int size, Func<ArticleList, SearchPage> read)
    {
        if (list is null)
        {
            return new([], null);
        }

        // One more than asked for says whether there is a next page; so does a search that was stopped before it had as many.
        var (found, last) = read(list);
        var summaries = new ArticleSummaries(db);
        var subject = filter.Subject is { } wanted ? SubjectReader.FindKey(db, wanted) : null;
        var items = found.Take(size).Select(at => summaries.Get(at.Second, subject, withEvidence: true)).ToList();
        return new(items, found.Count > size ? found[size - 1].Write() : last?.Write());
    }

    private Task<IReadOnlyList<T>> OfSubjectAsync<T>(SubjectId subject, Func<Session, int, IReadOnlyList<T>> read, CancellationToken ct) =>
        _database.ReadAsync(db => SubjectReader.FindKey(db, subject) is { } key ? read(db, key) : [], ct);

    [LoggerMessage(Level = LogLevel.Error, Message = "The query of topic {Topic} cannot be read ({Error}). It counts nothing more until it is changed")]
    private partial void LogUnreadableTopic(SubjectId topic, QueryError error);

    [LoggerMessage(Level = LogLevel.Information, Message = "Log {File} opened at position {Position}")]
    private partial void LogOpened(string file, long position);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Full text search {File} is built anew from the log: {Reason}")]
    private partial void LogSearchAnew(string file, string reason);
}
