using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>Statements of the writer about the tables <c>subject</c> and <c>subject_word</c>.</summary>
internal static class SubjectTable
{
    private const string ById = "select key, number from subject where id = $id";

    private const string ByKey = "select key, number from subject where key = $key";

    private const string LastKey = "select max(key) from subject";

    private const string Insert = """
        insert into subject
          (key, id, kind, name, wikidata, number, articles, originals, mentions, negative, neutral, positive, score, suspect_originals)
        values ($key, $id, $kind, $name, $wikidata, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        """;

    private const string InsertWord = "insert or ignore into subject_word (word, subject) values ($word, $subject)";

    private const string Update = "update subject set name = $name where key = $key";

    private const string DeleteWords = "delete from subject_word where subject = $subject";

    private const string Count = """
        update subject set number = $number, articles = articles + $articles, originals = originals + $originals, mentions = mentions + $mentions,
          negative = negative + $negative, neutral = neutral + $neutral, positive = positive + $positive, score = score + $score,
          suspect_originals = suspect_originals + $suspect
        where key = $key
        """;

    public static SubjectEntry? Find(Session db, SubjectId id) => One(db.Query(ById, id.Value));

    public static SubjectEntry? Find(Session db, int key) => One(db.Query(ByKey, key));

    public static SubjectEntry Add(Session db, Share share)
    {
        var id = share.Subject.Value;
        var entry = new SubjectEntry((int)(db.Scalar(LastKey) ?? 0) + 1, 0);
        db.Run(Insert, entry.Key, id, (int)share.Kind, share.Name, share.Wikidata);
        AddWords(db, entry.Key, share.Subject, share.Name);
        return entry;
    }

    /// <summary>Only a topic of one's own gets another name.</summary>
    public static void Rename(Session db, int key, SubjectId id, string name)
    {
        db.Run(Update, name, key);
        db.Run(DeleteWords, key);
        AddWords(db, key, id, name);
    }

    public static void Write(Session db, SubjectEntry entry)
    {
        var added = entry.Added;
        db.Run(
            Count, entry.Number, added.Articles, added.Originals, added.Mentions, added.Negative, added.Neutral, added.Positive, added.ScoreMilli,
            added.SuspectOriginals, entry.Key);
    }

    private static void AddWords(Session db, int key, SubjectId id, string name)
    {
        foreach (var word in SubjectWords.Of(name).Concat(SubjectWords.Of(id.Value[(id.Value.LastIndexOf(':') + 1)..])))
        {
            db.Run(InsertWord, word, key);
        }
    }

    private static SubjectEntry? One(Rows rows)
    {
        using (rows)
        {
            return rows.Next() ? new(rows.Int(0), rows.Number(1)) : null;
        }
    }
}

/// <summary>What the writer knows of a subject: its newest number, and what the batch adds to its counts.</summary>
internal sealed class SubjectEntry(int key, long number)
{
    public int Key { get; } = key;

    public long Number { get; set; } = number;

    public Counts Added { get; set; }
}
