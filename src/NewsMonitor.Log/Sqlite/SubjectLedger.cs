using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>
/// Gathers what a batch changes about subjects and writes it at its end: counts added up once per subject, rows in key order, which
/// touches each page of the database once.
/// </summary>
internal sealed class SubjectLedger(Session db)
{
    /// <summary>Subjects kept between batches: 100 bytes each.</summary>
    private const int MaxKnown = 200_000;

    private readonly Dictionary<SubjectId, SubjectEntry> _byId = [];
    private readonly Dictionary<int, SubjectEntry> _byKey = [];
    private readonly HashSet<SubjectEntry> _touched = [];
    private readonly List<(long Position, byte[] Changes)> _changes = [];
    private readonly BlobWriter _blob = new();
    private readonly Dictionary<(int Subject, long Hour), Counts> _hours = [];
    private readonly Dictionary<(int Subject, int Source), int> _sources = [];
    private readonly Dictionary<(int Subject, int Reader), int> _readers = [];
    private readonly Dictionary<(int Subject, long Minute, long Article), ShareRow?> _shares = [];

    private long _position;

    /// <summary>The share with the log's number of its subject, which is new where the log meets it for the first time.</summary>
    public StoredShare Resolve(Share share)
    {
        if (!_byId.TryGetValue(share.Subject, out var entry))
        {
            entry = SubjectTable.Find(db, share.Subject);
            entry = entry is null ? SubjectTable.Add(db, share) : Known(entry);
            _byId.Add(share.Subject, entry);
            _byKey.TryAdd(entry.Key, entry);
        }

        return new(entry.Key, share.Kind, share.Mentions, share.Sentiment, share.ScoreMilli);
    }

    /// <summary>Notes a change of a subject's counts; one that changes nothing is left out.</summary>
    public void Change(long position, int subject, ArticleRow article, Counts counts)
    {
        if (counts.IsZero)
        {
            return;
        }

        if (position != _position)
        {
            ClosePosition();
            _position = position;
        }

        var entry = Find(subject);
        entry.Number++;
        entry.Added += counts;
        _touched.Add(entry);
        ChangeBlob.Add(_blob, new(subject, entry.Number, article.Minute, article.Source, counts));

        var hour = (subject, new Minute(article.Minute).HourStart.Value);
        _hours[hour] = _hours.GetValueOrDefault(hour) + counts;
        if (counts.Articles != 0)
        {
            _sources[(subject, article.Source)] = _sources.GetValueOrDefault((subject, article.Source)) + counts.Articles;
        }
    }

    /// <summary>One article more or less of the subject that this reader read.</summary>
    public void CountReader(int subject, int reader, int articles) =>
        _readers[(subject, reader)] = _readers.GetValueOrDefault((subject, reader)) + articles;

    public void PutShare(ArticleRow article, StoredShare share, bool original) =>
        _shares[(share.Subject, article.Minute, article.Key)] =
            new(article.Source, share.Mentions, share.Sentiment is { } sentiment ? (long)sentiment : null, share.ScoreMilli, original, article.Suspect);

    public void RemoveShare(ArticleRow article, int subject) => _shares[(subject, article.Minute, article.Key)] = null;

    /// <summary>Writes what was gathered, inside the batch's transaction.</summary>
    public void Write()
    {
        foreach (var entry in _touched.OrderBy(e => e.Key))
        {
            SubjectTable.Write(db, entry);
            entry.Added = default;
        }

        foreach (var (key, row) in _shares.OrderBy(s => s.Key))
        {
            ShareTable.Write(db, key, row);
        }

        foreach (var (key, counts) in _hours.OrderBy(h => h.Key))
        {
            HourTable.Add(db, key, counts);
        }

        foreach (var (key, articles) in _sources.OrderBy(s => s.Key))
        {
            SubjectSourceTable.Add(db, key, articles);
        }

        foreach (var (key, articles) in _readers.Where(r => r.Value != 0).OrderBy(r => r.Key))
        {
            SubjectReaderTable.Add(db, key, articles);
        }

        ClosePosition();
        foreach (var (position, changes) in _changes)
        {
            ChangeTable.Add(db, position, changes);
        }

        Clear();
        if (_byKey.Count > MaxKnown)
        {
            _byId.Clear();
            _byKey.Clear();
        }
    }

    /// <summary>After a transaction that was rolled back: what is in memory may be ahead of the file.</summary>
    public void Forget()
    {
        Clear();
        _byId.Clear();
        _byKey.Clear();
    }

    private void Clear()
    {
        _touched.Clear();
        _changes.Clear();
        _hours.Clear();
        _sources.Clear();
        _readers.Clear();
        _shares.Clear();
        _blob.Take();
        _position = 0;
    }

    private void ClosePosition()
    {
        if (_blob.Take() is { Length: > 0 } changes)
        {
            _changes.Add((_position, changes));
        }
    }

    private SubjectEntry Find(int key) =>
        _byKey.TryGetValue(key, out var entry)
            ? entry
            : _byKey[key] = SubjectTable.Find(db, key) ?? throw new InvalidDataException($"The log has no subject {key}.");

    // The same subject may be known by its key already, with changes not yet written.
    private SubjectEntry Known(SubjectEntry entry) => _byKey.GetValueOrDefault(entry.Key, entry);
}
