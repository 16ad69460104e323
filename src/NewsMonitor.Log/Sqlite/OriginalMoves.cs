using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;

namespace NewsMonitor.Log.Sqlite;

/// <summary>Which article a change befell that another one of the same text caused: it became the original among its copies, or is it no more.</summary>
internal static class OriginalMoves
{
    /// <summary>
    /// The first of its source in that minute that had the text at that position: of several that the source sent in one minute, the first is the original.
    /// Indexes: version_text, version_article.
    /// </summary>
    private const string ReadOther = """
        select other.key, other.id, o.name from version v indexed by version_text
          cross join article other on other.key = v.article cross join source o on o.key = other.source
        where v.text = $text and v.article <> $article and other.minute = $minute and other.source = $source
          and v.position = (select max(position) from version indexed by version_article where article = v.article and position < $position)
        order by other.key limit 1
        """;

    /// <summary>Of the version that made the change, or of the one before.</summary>
    private const string ReadText = """
        select text from version indexed by version_article where article = $article and position <= $position order by position desc limit 1
        """;

    private const string ReadKey = "select key from article where id = $id";

    /// <param name="cause">Key of the article that caused the change.</param>
    /// <param name="position">Of the version by which it did.</param>
    /// <param name="change">That is of another article.</param>
    public static (long Key, OriginalMove Move)? Find(Session db, long cause, long position, StoredChange change)
    {
        // Who loses the place has the text that came, who gains it the one that went.
        if (db.Scalar(ReadText, cause, change.Counts.Originals < 0 ? position : position - 1) is not { } text)
        {
            return null;
        }

        using var rows = db.Query(ReadOther, text, cause, change.Minute, change.Source, position);
        return rows.Next() ? (rows.Number(0), new(new(rows.Text(1)), rows.Text(2), change.Counts)) : null;
    }

    public static (long Key, OriginalMove Move)? Find(Session db, string cause, long position, StoredChange change) =>
        db.Scalar(ReadKey, cause) is { } key ? Find(db, key, position, change) : null;
}
