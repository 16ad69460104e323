using System.Collections.Concurrent;
using System.Collections.Immutable;
using NewsMonitor.Domain;
using NewsMonitor.Log;
using NewsMonitor.Reading;

namespace NewsMonitor.Intake.Tests;

/// <summary>A log too simple to be wrong: the current text per key, receipts when the test (or <see cref="CommitsAtOnce"/>) says so.</summary>
internal sealed class FakeLog : ILogReader, IReadings, IRequestStore
{
    /// <summary>Texts of one page of what is due.</summary>
    private const int Page = 3;

    private readonly Lock _lock = new();
    private readonly Dictionary<ArticleKey, (Article? Article, Position Position)> _current = [];
    private readonly List<(Submission Submission, TaskCompletionSource<Receipt> Done)> _waiting = [];
    private readonly ConcurrentDictionary<string, long> _lines = new();
    private readonly System.Threading.Channels.Channel<bool> _appended = System.Threading.Channels.Channel.CreateUnbounded<bool>();

    public bool CommitsAtOnce { get; set; } = true;

    /// <summary>Who read the current text of each key.</summary>
    public Dictionary<ArticleKey, string> Readers { get; } = [];

    /// <summary>What was handed over, in order.</summary>
    public List<Submission> Submissions { get; } = [];

    public Dictionary<ArticleKey, Article?> Current
    {
        get
        {
            lock (_lock)
            {
                return _current.ToDictionary(c => c.Key, c => c.Value.Article);
            }
        }
    }

    public ValueTask<Task<Receipt>> AppendAsync(Submission submission, CancellationToken ct)
    {
        var done = new TaskCompletionSource<Receipt>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            Submissions.Add(submission);
            _waiting.Add((submission, done));
        }

        if (CommitsAtOnce)
        {
            Commit();
        }

        _appended.Writer.TryWrite(true);
        return new(done.Task);
    }

    /// <summary>Ends when one more submission has been handed over.</summary>
    public async Task AppendedAsync() => await _appended.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public void Commit()
    {
        lock (_lock)
        {
            foreach (var (submission, done) in _waiting)
            {
                done.SetResult(Apply(submission));
            }

            _waiting.Clear();
        }
    }

    public void Fail(Exception error)
    {
        lock (_lock)
        {
            foreach (var (_, done) in _waiting)
            {
                done.SetException(error);
            }

            _waiting.Clear();
        }
    }

    /// <summary>Another writer changes the article behind the pipeline's back.</summary>
    public void Put(Article article)
    {
        lock (_lock)
        {
            _current[article.Key] = (article, new(_current.Count + 1));
        }
    }

    private Receipt Apply(Submission submission)
    {
        var position = new Position(Submissions.Count);
        var id = ArticleId.Of(submission.Key);
        var known = _current.TryGetValue(submission.Key, out var was);
        if (submission is Submission.Reading reading)
        {
            if (!known || was.Article is null || was.Position != reading.Version)
            {
                return new Receipt.Outdated(id);
            }

            Readers[submission.Key] = reading.Findings.Reader;
            return new Receipt.Reread(position, id);
        }

        if (submission is Submission.Text text)
        {
            if (known && was.Article is { } current && current.ContentHash().SequenceEqual(text.Article.ContentHash()))
            {
                return new Receipt.Duplicate(was.Position, id);
            }

            if (text.Findings is null)
            {
                return new Receipt.Unread();
            }

            _current[submission.Key] = (text.Article, position);
            Readers[submission.Key] = text.Findings.Reader;
            return known ? new Receipt.Updated(position, id) : new Receipt.Accepted(position, id);
        }

        _current[submission.Key] = (null, position);
        return new Receipt.Withdrawn(position, id);
    }

    public Task<ArticleHead?> FindAsync(ArticleKey key, CancellationToken ct)
    {
        lock (_lock)
        {
            return Task.FromResult(_current.TryGetValue(key, out var state)
                ? new ArticleHead(ArticleId.Of(key), state.Position, state.Article?.ContentHash() ?? [], state.Article is null) : null);
        }
    }

    public Task<ArticleKey?> FindByIdAsync(string id, CancellationToken ct)
    {
        lock (_lock)
        {
            return Task.FromResult(_current.Keys.Select(k => (ArticleKey?)k).FirstOrDefault(k => k!.Value.Id == id));
        }
    }

    public Task<long> ReadImportedLinesAsync(string fileHash, CancellationToken ct) => Task.FromResult(_lines.GetValueOrDefault(fileHash));

    public Task SaveImportedLinesAsync(string fileHash, long lines, CancellationToken ct)
    {
        _lines[fileHash] = lines;
        return Task.CompletedTask;
    }

    public long ImportedLines => _lines.Values.Sum();

    public Task<StoredAnswer?> FindAnswerAsync(string idempotencyKey, CancellationToken ct) => throw new NotSupportedException();

    public Task SaveAnswerAsync(string idempotencyKey, StoredAnswer answer, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<ReaderCount>> ReadReadersAsync(SubjectId subject, CancellationToken ct) => throw new NotSupportedException();

    public Task<long> CountDueAsync(DueFilter filter, string reader, CancellationToken ct) => Task.FromResult((long)Due(reader).Count);

    /// <summary>The cursor is the id where the page ended.</summary>
    public Task<Page<DueText>> ReadDueAsync(DueFilter filter, string reader, string? cursor, CancellationToken ct)
    {
        var rest = Due(reader).Where(due => cursor is null || string.CompareOrdinal(due.Article.Key.Id, cursor) > 0).ToList();
        return Task.FromResult(new Page<DueText>([.. rest.Take(Page)], rest.Count > Page ? rest[Page - 1].Article.Key.Id : null));
    }

    private List<DueText> Due(string reader)
    {
        lock (_lock)
        {
            return [.. _current.Where(c => c.Value.Article is not null && Readers[c.Key] != reader)
                .Select(c => new DueText(c.Value.Article!, c.Value.Position)).OrderBy(due => due.Article.Key.Id, StringComparer.Ordinal)];
        }
    }

    public Task<LogHead> ReadHeadAsync(CancellationToken ct) => throw new NotSupportedException();

    public Task<ChangeBatch> ReadChangesAsync(Position after, int limit, (int Shard, int Shards)? shard, CancellationToken ct) => throw new NotSupportedException();

    public Task<Position> ReadPositionBeforeAsync(DateTimeOffset acceptedBefore, CancellationToken ct) => throw new NotSupportedException();

    public Task<SubjectRecord?> LoadSubjectAsync(SubjectId subject, Minute from, Minute hoursFrom, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<SeriesPoint>> ReadSeriesAsync(SubjectId subject, Minute from, Minute to, int stepMinutes, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<RelatedSubject>> ReadRelatedAsync(SubjectId subject, Minute from, Minute to, int limit, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<SubjectSource>> ReadSubjectSourcesAsync(SubjectId subject, Minute from, Minute to, int limit, CancellationToken ct) => throw new NotSupportedException();

    public Task<Page<SubjectSummary>> FindSubjectsAsync(string query, IReadOnlyCollection<SubjectKind> kinds, int limit, string? cursor, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyDictionary<SubjectId, SubjectSummary>> ReadSubjectsAsync(IReadOnlyCollection<SubjectId> subjects, CancellationToken ct) => throw new NotSupportedException();

    public Task<Page<ArticleSummary>> ListArticlesAsync(ArticleFilter filter, int limit, string? cursor, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<ArticleSummary>> ReadArrivalsAsync(SubjectId? subject, Position after, int limit, CancellationToken ct) => throw new NotSupportedException();

    public Task<ArticleRecord?> GetArticleAsync(ArticleId article, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyDictionary<SubjectId, ArticleSummary>> ReadNewestAsync(IReadOnlyCollection<SubjectId> subjects, Minute clock, CancellationToken ct) => throw new NotSupportedException();
}

/// <summary>A reader that finds nothing and counts how often it was asked.</summary>
internal sealed class FakeReader(Action<string>? before = null, string version = "fake/1") : IReader
{
    private int _reads;

    public int Reads => _reads;

    public string Version => version;

    /// <summary>What it was asked last.</summary>
    public ReadingInput? Last { get; private set; }

    public Findings Read(ReadingInput input)
    {
        Interlocked.Increment(ref _reads);
        Last = input;
        before?.Invoke(input.Body);
        return new(Version, "en", [], [], [], [], null);
    }

    public ImmutableArray<NameMeaning> MeaningsOf(string name) => [];
}

/// <summary>The readers that a test names; the fast one reads what arrives.</summary>
internal sealed class FakeReaders(IReader fast, IReader? standard = null) : IReaders
{
    public IReader Fast { get; set; } = fast;

    public ReaderKind Live => ReaderKind.Fast;

    public string GetVersion(ReaderKind kind) => Of(kind).Version;

    public Findings Read(ReaderKind kind, ReadingInput input) => Of(kind).Read(input);

    public ImmutableArray<NameMeaning> MeaningsOf(string name) => Fast.MeaningsOf(name);

    private IReader Of(ReaderKind kind) =>
        kind is ReaderKind.Fast ? Fast : standard ?? throw new FileNotFoundException("There is no standard reader here.");
}
