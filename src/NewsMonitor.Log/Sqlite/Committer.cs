using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>Commits batches. Used by one thread at a time.</summary>
internal sealed class Committer(Session db, TopicBook topics, TimeProvider time) : IDisposable
{
    private const string ReadHead = "select position, articles, versions, withdrawn from head";

    private const string WriteHead = "update head set position = $position, articles = $articles, versions = $versions, withdrawn = $withdrawn";

    private const string FindSource = "select key from source where name = $name";

    private const string InsertSource = "insert into source (name) values ($name) returning key";

    private const string FindReader = "select key from reader where version = $version";

    private const string InsertReader = "insert into reader (version) values ($version) returning key";

    private readonly SubjectLedger _ledger = new(db);
    private readonly NameKeys _sources = new(db, FindSource, InsertSource);
    private readonly NameKeys _readers = new(db, FindReader, InsertReader);
    private readonly ConcurrentBag<VersionCodec> _codecs = [];

    private long _position;
    private long _articles;
    private long _versions;
    private long _withdrawn;
    private long _accepted;

    public IReadOnlyList<Receipt> Commit(IReadOnlyList<Submission> batch)
    {
        var prepared = Prepare(batch);
        var receipts = new Receipt[batch.Count];
        try
        {
            db.Write(() =>
            {
                LoadHead();
                var before = _position;
                for (var i = 0; i < prepared.Length; i++)
                {
                    receipts[i] = Apply(prepared[i]);
                }

                if (_position > before)
                {
                    _ledger.Write();
                    db.Run(WriteHead, _position, _articles, _versions, _withdrawn);
                }
            });
        }
        catch
        {
            _ledger.Forget();
            _sources.Forget();
            _readers.Forget();
            throw;
        }

        return receipts;
    }

    public void Dispose()
    {
        foreach (var codec in _codecs)
        {
            codec.Dispose();
        }
    }

    // Hashing, folding and compressing is half of the work and needs no transaction: done on all cores.
    private Prepared[] Prepare(IReadOnlyList<Submission> batch)
    {
        var prepared = new Prepared[batch.Count];
        try
        {
            Parallel.For(0, batch.Count, i =>
            {
                var codec = _codecs.TryTake(out var idle) ? idle : new();
                prepared[i] = Prepared.Of(batch[i], codec, topics);
                _codecs.Add(codec);
            });
        }
        catch (AggregateException error)
        {
            ExceptionDispatchInfo.Throw(error.InnerExceptions[0]);
        }

        return prepared;
    }

    private void LoadHead()
    {
        using (var rows = db.Query(ReadHead))
        {
            rows.Next();
            (_position, _articles, _versions, _withdrawn) = (rows.Number(0), rows.Number(1), rows.Number(2), rows.Number(3));
        }

        // Never backwards, whatever the machine's clock does: positions are found by it.
        _accepted = Math.Max(time.GetUtcNow().UtcTicks, VersionTable.Accepted(db, _position) ?? 0);
    }

    private Receipt Apply(Prepared prepared)
    {
        var row = ArticleTable.Find(db, prepared.Id);
        if (row is not null && IsKnownImport(row, prepared))
        {
            return new Receipt.Duplicate(new(row.Position), prepared.Id);
        }

        return (prepared.Submission, prepared.Text) switch
        {
            (Submission.Text text, { } content) => Apply(text, content, prepared, row),
            (Submission.Reading reading, { Read: { } read }) => Apply(reading, read, prepared, row),
            (Submission.Matching matching, _) => Apply(matching, prepared, row),
            _ => Withdraw(prepared, row),
        };
    }

    private Receipt Apply(Submission.Text text, PreparedText content, Prepared prepared, ArticleRow? row)
    {
        var id = prepared.Id;
        if (row is { Withdrawn: false } && row.ContentHash.AsSpan().SequenceEqual(content.ContentHash))
        {
            See(text, id, content.ContentHash);
            return new Receipt.Duplicate(new(row.Position), id);
        }

        if (content.Read is not { } reading)
        {
            return new Receipt.Unread();
        }

        var position = NextVersion(text, row?.Key, content.ContentHash, reading, prepared.Topics);
        var after = (row ?? First(text, id, position)) with
        {
            Position = position,
            Withdrawn = false,
            ContentHash = content.ContentHash,
            TextHash = reading.TextHash,
            Recorded = NewestArrival(row, text),
            Versions = (row?.Versions ?? 0) + 1,
            Reader = _readers.Of(reading.Reader),
            Reading = null,
            Matched = null,
            Shares = Resolve(reading, prepared.Topics),
        };
        Replace(row is { Withdrawn: false } ? row : null, after);

        _versions++;
        _articles += row is { Withdrawn: false } ? 0 : 1;
        _withdrawn -= row is { Withdrawn: true } ? 1 : 0;
        return row is null ? new Receipt.Accepted(new(position), id) : new Receipt.Updated(new(position), id);
    }

    /// <summary>Old share out, new share in, at the same event time; who is the original among copies goes by texts and stays.</summary>
    private Receipt Apply(Submission.Reading reading, PreparedReading read, Prepared prepared, ArticleRow? row)
    {
        var id = prepared.Id;
        if (row is null || row.Withdrawn || row.Position != reading.Version.Value)
        {
            return new Receipt.Outdated(id);
        }

        var reader = _readers.Of(read.Reader);
        if (row.Reader == reader)
        {
            return new Receipt.Duplicate(new(row.Position), id);
        }

        var position = ++_position;
        VersionTable.AddReading(db, position, row.Position, _accepted, reader, read.Findings, TopicMatch.Write(prepared.Topics));
        var after = row with { Reader = reader, Reading = position, Matched = null, Shares = Resolve(read, prepared.Topics) };
        ArticleTable.Write(db, after);
        Count(position, row, after);
        return new Receipt.Reread(new(position), id);
    }

    /// <summary>Only the shares of topics of one's own go out and come in.</summary>
    private Receipt Apply(Submission.Matching matching, Prepared prepared, ArticleRow? row)
    {
        if (row is null || row.Withdrawn || row.Position != matching.Version.Value || row.Reading != matching.Of?.Value)
        {
            return new Receipt.Outdated(prepared.Id);
        }

        StoredShare[] shares = [
            .. row.Shares.Where(share => share.Kind is not SubjectKind.Custom),
            .. prepared.Topics.Select(match => match.ToShare(matching.Findings.Tone))];
        if (shares.AsSpan().SequenceEqual(row.Shares))
        {
            return new Receipt.Duplicate(new(row.Position), prepared.Id);
        }

        var position = ++_position;
        VersionTable.AddMatching(db, position, row.Position, _accepted, row.Reader, TopicMatch.Write(prepared.Topics));
        var after = row with { Matched = position, Shares = shares };
        ArticleTable.Write(db, after);
        Count(position, row, after);
        return new Receipt.Reread(new(position), prepared.Id);
    }

    private Receipt Withdraw(Prepared prepared, ArticleRow? row)
    {
        if (row is null)
        {
            See(prepared.Submission, prepared.Id, []);
            return new Receipt.Rejected("No article with this source and id is known, so there is nothing to withdraw.");
        }

        if (row.Withdrawn)
        {
            See(prepared.Submission, prepared.Id, []);
            return new Receipt.Duplicate(new(row.Position), prepared.Id);
        }

        var position = NextVersion(prepared.Submission, row.Key, null, null, []);
        Replace(row, row with { Position = position, Withdrawn = true, Recorded = NewestArrival(row, prepared.Submission), Shares = [] });
        _articles--;
        _withdrawn++;
        return new Receipt.Withdrawn(new(position), prepared.Id);
    }

    /// <summary>Takes an article's old shares out and puts its new ones in, and hands on who is the original among its copies.</summary>
    /// <param name="before">Null where the article did not count.</param>
    private void Replace(ArticleRow? before, ArticleRow after)
    {
        var stays = before is not null && !after.Withdrawn && before.TextHash.AsSpan().SequenceEqual(after.TextHash);
        var successor = !stays && before is { Original: true } ? ArticleTable.FindOriginal(db, before.TextHash, after.Key) : null;
        var rival = !stays && !after.Withdrawn ? ArticleTable.FindOriginal(db, after.TextHash, after.Key) : null;
        var original = stays ? before!.Original : !after.Withdrawn && (rival is null || after.IsBefore(rival));
        after = after with { Original = original };

        ArticleTable.Write(db, after);
        Count(after.Position, before, after);
        if (successor is not null)
        {
            SetOriginal(after.Position, successor, true);
        }

        if (rival is not null && original)
        {
            SetOriginal(after.Position, rival, false);
        }
    }

    private void Count(long position, ArticleRow? before, ArticleRow after)
    {
        var leaving = (before?.Shares ?? []).ToDictionary(share => share.Subject);
        foreach (var share in after.Shares)
        {
            var counts = share.ToCounts(after.Original, after.Suspect);
            _ledger.CountReader(share.Subject, after.Reader, 1);
            if (leaving.Remove(share.Subject, out var old))
            {
                counts -= old.ToCounts(before!.Original, before.Suspect);
                _ledger.CountReader(share.Subject, before.Reader, -1);
            }

            _ledger.Change(position, share.Subject, after, counts);
            if (old != share || before!.Original != after.Original)
            {
                _ledger.PutShare(after, share, after.Original);
            }
        }

        foreach (var old in leaving.Values)
        {
            _ledger.Change(position, old.Subject, after, -old.ToCounts(before!.Original, before.Suspect));
            _ledger.CountReader(old.Subject, before.Reader, -1);
            _ledger.RemoveShare(after, old.Subject);
        }
    }

    private void SetOriginal(long position, ArticleRow article, bool original)
    {
        ArticleTable.WriteOriginal(db, article.Key, original);
        foreach (var share in article.Shares)
        {
            _ledger.Change(
                position, share.Subject, article, share.ToCounts(original, article.Suspect) - share.ToCounts(!original, article.Suspect));
            _ledger.PutShare(article, share, original);
        }
    }

    private long NextVersion(Submission submission, long? article, byte[]? hash, PreparedReading? reading, ImmutableArray<TopicMatch> topics)
    {
        var position = ++_position;
        VersionTable.Add(db, position, article ?? position, _accepted, submission, hash, reading, TopicMatch.Write(topics));
        return position;
    }

    private StoredShare[] Resolve(PreparedReading reading, ImmutableArray<TopicMatch> topics) =>
        [.. reading.Shares.Select(_ledger.Resolve), .. topics.Select(match => match.ToShare(reading.Tone))];

    private ArticleRow First(Submission.Text text, ArticleId id, long position)
    {
        var arrival = text.ArrivedAt ?? new DateTimeOffset(_accepted, TimeSpan.Zero);
        var (at, suspect) = EventTime.Of(text.Article.PublishedAt, arrival, text.Way, text.DateSuspect);
        return new(position, id.Value, _sources.Of(text.Key.Source), text.Key.Id, position, at.Value, suspect, false, [], [], false, null, 0, 0, null, null, []);
    }

    // Older than what is known, or known: a file imported again must change nothing, though its first lines differ from the current text.
    private bool IsKnownImport(ArticleRow row, Prepared prepared) =>
        prepared.Submission.ArrivedAt is { UtcTicks: var arrival }
        && (arrival < row.Recorded || VersionTable.HasCome(db, row, arrival, prepared.Text?.ContentHash));

    private void See(Submission submission, ArticleId id, byte[] hash)
    {
        if (submission.ArrivedAt is { UtcTicks: var arrival })
        {
            VersionTable.See(db, id, arrival, hash);
        }
    }

    // What came live counts by when it came: a recording of what was before does not take its place.
    private long NewestArrival(ArticleRow? row, Submission submission) =>
        Math.Max(submission.ArrivedAt?.UtcTicks ?? _accepted, row?.Recorded ?? long.MinValue);
}
