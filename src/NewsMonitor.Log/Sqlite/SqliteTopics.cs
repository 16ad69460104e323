using System.Diagnostics;
using Microsoft.Data.Sqlite;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Queries;

namespace NewsMonitor.Log.Sqlite;

/// <summary>The topics of one's own in the log's database.</summary>
/// <param name="writing">Held while the log is written: no batch is committed by half of a change.</param>
internal sealed class SqliteTopics(Database log, string file, SearchIndex index, SearchFollower search, TopicBook book, Lock writing, TimeProvider time)
    : ITopics
{
    /// <summary>Articles that a preview looks at before it looks at the clock.</summary>
    private const int PreviewPage = 200;

    /// <param name="unreadable">Told of a topic whose query cannot be read: it stays as it was counted, and counts nothing more until it is changed.</param>
    public static void Load(Session db, TopicBook book, Action<SubjectId, QueryError> unreadable)
    {
        foreach (var topic in TopicTable.ReadAlive(db))
        {
            if (Query.TryOfStored(topic.Query, out var query, out var error))
            {
                book.Set(topic.Key, query);
            }
            else
            {
                unreadable(topic.Subject, error);
            }
        }
    }

    public Task<IReadOnlyList<CustomTopic>> ListAsync(CancellationToken ct) => log.ReadAsync<IReadOnlyList<CustomTopic>>(
        db => [.. TopicTable.ReadAlive(db).Where(topic => !topic.Subject.IsOfRule).Select(topic => topic.ToTopic())], ct);

    public Task<IReadOnlyList<CustomTopic>> ListDeletedAsync(CancellationToken ct) => log.ReadAsync<IReadOnlyList<CustomTopic>>(
        db => [.. TopicTable.ReadDeleted(db).Select(topic => topic.ToTopic())], ct);

    public Task<IReadOnlyList<CustomTopic>> ListOfRulesAsync(CancellationToken ct) => log.ReadAsync<IReadOnlyList<CustomTopic>>(
        db => [.. TopicTable.ReadAlive(db).Where(topic => topic.Subject.IsOfRule).Select(topic => topic.ToTopic())], ct);

    public Task<CustomTopic?> FindAsync(SubjectId subject, CancellationToken ct) => log.ReadAsync(db => TopicTable.Find(db, subject)?.ToTopic(), ct);

    public Task<CustomTopic?> FindUncountedAsync(Predicate<CustomTopic>? passOver, CancellationToken ct) => ReadAsync(
        db => TopicTable.ReadUncounted(db).Select(topic => topic.ToTopic())
            .Where(topic => passOver?.Invoke(topic) is not true).MinBy(topic => topic.Changed),
        ct);

    public Task<IReadOnlyList<CustomTopic>> ListUncountedAsync(CancellationToken ct) => log.ReadAsync<IReadOnlyList<CustomTopic>>(
        db => [.. TopicTable.ReadUncounted(db).Select(topic => topic.ToTopic())], ct);

    public Task<CustomTopic?> AddAsync(TopicText text, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        lock (writing)
        {
            var added = Write<TopicRow?>(db =>
            {
                if (TopicTable.Count(db) >= CustomTopic.MaxTopics)
                {
                    return null;
                }

                return Make(db, SubjectId.Custom(Guid.NewGuid().ToString("N")[..12]), text);
            });
            if (added is not null)
            {
                book.Set(added.Key, text.Query);
            }

            return Task.FromResult(added?.ToTopic());
        }
    }

    public Task<CustomTopic> PutOfRuleAsync(SubjectId subject, TopicText text, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        lock (writing)
        {
            var row = Write(db => TopicTable.Find(db, subject) is { } before ? Change(db, before, text.Name, text.Query.ToString(), deleted: false) : Make(db, subject, text));
            book.Set(row.Key, text.Query);
            return Task.FromResult(row.ToTopic());
        }
    }

    public Task<TopicChange> ChangeAsync(SubjectId subject, TopicEdit edit, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        lock (writing)
        {
            var (result, key, query) = Write<(TopicChange, int, Query?)>(db =>
            {
                if (TopicTable.Find(db, subject) is not { } row)
                {
                    return (new TopicChange.Unknown(), 0, null);
                }

                if (edit.Revision is { } seen && seen != row.Revision)
                {
                    return (new TopicChange.Stale(row.ToTopic()), 0, null);
                }

                var deleted = edit.Deleted ?? row.Deleted is not null;
                if (row.Deleted is not null && !deleted && !subject.IsOfRule && TopicTable.Count(db) >= CustomTopic.MaxTopics)
                {
                    return (new TopicChange.Full(), 0, null);
                }

                var query = deleted ? null : edit.Query ?? Query.OfStored(row.Query);
                var after = Change(db, row, edit.Name ?? row.Name, edit.Query?.ToString() ?? row.Query, deleted);
                return (new TopicChange.Done(after.ToTopic()), row.Key, query);
            });
            if (result is TopicChange.Done)
            {
                Remember(key, query);
            }

            return Task.FromResult(result);
        }
    }

    public async Task<TopicPast> OpenPastAsync(CustomTopic topic, CancellationToken ct)
    {
        var articles = new HashSet<Cursor>();
        await GatherAsync(articles, (below, token) => ReadAsync(db => TopicPastReader.Counted(db, topic.Subject, below), token), ct);
        if (topic.Deleted is null)
        {
            // What was committed before the topic, all of it: what comes later counts by it at once.
            await CatchUpAsync(ct);
            var match = SearchExpression.Of(Query.OfStored(topic.Query)) with { Check = null };
            await GatherAsync(articles, (below, token) => SearchAsync((db, texts) => TopicPastReader.Found(db, texts, match, below), token), ct);
        }

        return new(topic, [.. articles.OrderByDescending(at => at.First).ThenByDescending(at => at.Second)]);
    }

    public Task<(IReadOnlyList<Submission.Matching> Due, int Next)> ReadDueAsync(TopicPast past, int from, CancellationToken ct) =>
        ReadAsync<(IReadOnlyList<Submission.Matching>, int)>(db => TopicPastReader.Due(db, book, past.Articles, from), ct);

    public Task SetCountedAsync(CustomTopic topic, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        lock (writing)
        {
            Write(db =>
            {
                if (TopicTable.Find(db, topic.Subject) is { } row)
                {
                    TopicTable.WriteCounted(db, row.Key, topic.Revision);
                }

                return true;
            });
        }

        return Task.CompletedTask;
    }

    public async Task<TopicPreview> PreviewAsync(Query query, Minute? from, Minute? to, int newest, TimeSpan bound, CancellationToken ct)
    {
        var (filter, match) = (new ArticleFilter(From: from, To: to), SearchExpression.Of(query));
        var started = Stopwatch.GetTimestamp();
        var (count, items, isBehind) = (0L, new List<ArticleSummary>(), false);
        for (Cursor? below = null; ;)
        {
            var followed = index.Position;
            var (found, last) = await SearchAsync(
                (db, texts) =>
                {
                    var page = ArticleList.Of(db, filter, below) is { } list
                        ? SearchIndex.Find(texts, db, list, match, PreviewPage, PreviewPage)
                        : new([], null);
                    isBehind |= SearchFollower.IsBehind(db, followed);
                    var summaries = new ArticleSummaries(db);
                    items.AddRange(page.Found.Take(newest - items.Count).Select(at => summaries.GetMatched(at.Second, query)));
                    return page;
                },
                ct);
            count += found.Count;
            if (last is null || Stopwatch.GetElapsedTime(started) > bound)
            {
                return new(count, last is null && !isBehind, items);
            }

            below = last;
        }
    }

    public Task<QueryArrivals> ReadArrivalsAsync(Query query, Position after, int looked, int newest, CancellationToken ct) =>
        log.ReadAsync(db => ArrivalMatcher.Read(db, query, after, looked, newest), ct);

    private TopicRow Make(Session db, SubjectId subject, TopicText text)
    {
        var key = KeyOf(db, subject, text.Name);
        var now = time.GetUtcNow().UtcTicks;
        var row = new TopicRow(key, subject, 1, 0, text.Name, text.Query.ToString(), now, now, null, 0);
        TopicTable.Write(db, row);
        return row;
    }

    // The subject outlives a topic that was forgotten.
    private static int KeyOf(Session db, SubjectId subject, string name)
    {
        if (SubjectTable.Find(db, subject) is not { Key: var known })
        {
            return SubjectTable.Add(db, new(subject, SubjectKind.Custom, name, null, 0, null, 0)).Key;
        }

        SubjectTable.Rename(db, known, subject, name);
        return known;
    }

    private TopicRow Change(Session db, TopicRow row, string name, string query, bool deleted)
    {
        var after = Changed(row, name, query, deleted);
        if (after != row)
        {
            TopicTable.Write(db, after);
            SubjectTable.Rename(db, row.Key, row.Subject, name);
        }

        return after;
    }

    private TopicRow Changed(TopicRow row, string name, string query, bool deleted)
    {
        var isSame = query == row.Query && deleted == row.Deleted is not null;
        if (isSame && name == row.Name)
        {
            return row;
        }

        var (now, revision) = (time.GetUtcNow().UtcTicks, row.Revision + 1);
        return row with
        {
            Revision = revision,
            Counted = isSame && row.Counted == row.Revision ? revision : row.Counted,
            Name = name,
            Query = query,
            Changed = now,
            Deleted = deleted ? row.Deleted ?? now : null,
        };
    }

    // Null: it is deleted.
    private void Remember(int key, Query? query)
    {
        if (query is null)
        {
            book.Remove(key);
        }
        else
        {
            book.Set(key, query);
        }
    }

    private static async Task GatherAsync(HashSet<Cursor> articles, Func<Cursor, CancellationToken, Task<List<Cursor>>> read, CancellationToken ct)
    {
        List<Cursor> page;
        var below = new Cursor(long.MaxValue, 0);
        do
        {
            page = await read(below, ct);
            articles.UnionWith(page);
            below = page.Count > 0 ? page[^1] : below;
        }
        while (!TopicPastReader.IsLast(page));
    }

    private async Task CatchUpAsync(CancellationToken ct)
    {
        try
        {
            await search.CatchUpAsync(ct);
        }
        catch (Exception error) when (error is SqliteException or IOException)
        {
            throw new LogException($"Full text search cannot follow the log ({error.Message}).", transient: true, error);
        }
    }

    private async Task<T> ReadAsync<T>(Func<Session, T> read, CancellationToken ct)
    {
        try
        {
            return await log.ReadAsync(read, ct);
        }
        catch (SqliteException error) when (Faults.OfTheMachine(error, file) is { } fault)
        {
            throw fault;
        }
    }

    private async Task<T> SearchAsync<T>(Func<Session, Session, T> read, CancellationToken ct)
    {
        try
        {
            using var texts = await index.OpenSnapshotAsync(ct);
            return await log.ReadAsync(db => read(db, texts.Session), ct);
        }
        catch (SqliteException error) when (SearchIndex.IsDamage(error))
        {
            throw new LogException("Full text search is damaged. It is built anew from the log when the program starts again.", transient: false, error);
        }
        catch (SqliteException error) when (Faults.OfTheMachine(error, file) is { } fault)
        {
            throw fault;
        }
    }

    private T Write<T>(Func<Session, T> work)
    {
        try
        {
            return log.Writer.Write(() => work(log.Writer));
        }
        catch (SqliteException error) when (Faults.OfTheMachine(error, file) is { } fault)
        {
            throw fault;
        }
    }
}
