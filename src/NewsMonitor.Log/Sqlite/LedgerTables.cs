using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

internal readonly record struct ShareRow(int Source, int Mentions, long? Sentiment, int ScoreMilli, bool Original, bool Suspect);

/// <summary>Statements of the writer about the tables <c>share</c> and <c>gone</c>.</summary>
internal static class ShareTable
{
    private const string Put = """
        insert or replace into share (subject, minute, article, source, mentions, sentiment, score, original, suspect)
        values ($subject, $minute, $article, $source, $mentions, $sentiment, $score, $original, $suspect)
        """;

    private const string Delete = "delete from share where subject = $subject and minute = $minute and article = $article";

    private const string Remember = "insert or ignore into gone (subject, minute, article) values ($subject, $minute, $article)";

    /// <param name="row">Null: the share is gone.</param>
    public static void Write(Session db, (int Subject, long Minute, long Article) key, ShareRow? row)
    {
        if (row is { } share)
        {
            db.Run(
                Put, key.Subject, key.Minute, key.Article, share.Source, share.Mentions, share.Sentiment, share.ScoreMilli, share.Original, share.Suspect);
        }
        else
        {
            db.Run(Delete, key.Subject, key.Minute, key.Article);
            db.Run(Remember, key.Subject, key.Minute, key.Article);
        }
    }
}

/// <summary>Statements of the writer about the table <c>hour</c>.</summary>
internal static class HourTable
{
    private const string Upsert = """
        insert into hour (subject, hour, articles, originals, mentions, negative, neutral, positive, score, suspect_originals)
        values ($subject, $hour, $articles, $originals, $mentions, $negative, $neutral, $positive, $score, $suspect)
        on conflict (subject, hour) do update set
          articles = articles + excluded.articles, originals = originals + excluded.originals, mentions = mentions + excluded.mentions,
          negative = negative + excluded.negative, neutral = neutral + excluded.neutral, positive = positive + excluded.positive,
          score = score + excluded.score, suspect_originals = suspect_originals + excluded.suspect_originals
        """;

    private const string DeleteEmpty = "delete from hour where subject = $subject and hour = $hour and articles = 0";

    public static void Add(Session db, (int Subject, long Hour) key, Counts counts)
    {
        db.Run(
            Upsert, key.Subject, key.Hour, counts.Articles, counts.Originals, counts.Mentions, counts.Negative, counts.Neutral, counts.Positive,
            counts.ScoreMilli, counts.SuspectOriginals);
        if (counts.Articles <= 0)
        {
            db.Run(DeleteEmpty, key.Subject, key.Hour);
        }
    }
}

/// <summary>Statements of the writer about the table <c>subject_source</c>.</summary>
internal static class SubjectSourceTable
{
    private const string Upsert = """
        insert into subject_source (subject, source, articles) values ($subject, $source, $articles)
        on conflict (subject, source) do update set articles = articles + excluded.articles
        """;

    private const string DeleteEmpty = "delete from subject_source where subject = $subject and source = $source and articles = 0";

    public static void Add(Session db, (int Subject, int Source) key, int articles)
    {
        db.Run(Upsert, key.Subject, key.Source, articles);
        if (articles <= 0)
        {
            db.Run(DeleteEmpty, key.Subject, key.Source);
        }
    }
}

/// <summary>Statements of the writer about the table <c>subject_reader</c>.</summary>
internal static class SubjectReaderTable
{
    private const string Upsert = """
        insert into subject_reader (subject, reader, articles) values ($subject, $reader, $articles)
        on conflict (subject, reader) do update set articles = articles + excluded.articles
        """;

    private const string DeleteEmpty = "delete from subject_reader where subject = $subject and reader = $reader and articles = 0";

    public static void Add(Session db, (int Subject, int Reader) key, int articles)
    {
        db.Run(Upsert, key.Subject, key.Reader, articles);
        if (articles < 0)
        {
            db.Run(DeleteEmpty, key.Subject, key.Reader);
        }
    }
}

/// <summary>Statements of the writer about the table <c>change</c>.</summary>
internal static class ChangeTable
{
    private const string Insert = "insert into change (position, changes) values ($position, $changes)";

    public static void Add(Session db, long position, byte[] changes) => db.Run(Insert, position, changes);
}
